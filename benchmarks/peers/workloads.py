"""The networks that are timed, once for all peers.

Training is forward, backward and update in float32 on random ids.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Workload:
    vocabulary: int
    batch: int
    steps: int
    units: int
    layers: int = 1
    embedding: int = 0  # 0: no embedding, see `scaled`
    scaled: bool = False  # ids as one number a step; otherwise, without an embedding, one-hot
    hidden_relu: int = 0  # a dense layer before the last one
    dropout: float = 0.0  # behind every recurrent layer
    every_position: bool = False
    optimizer: str = "adam"
    cell: str = "lstm"


WORKLOADS = {
    "P0": Workload(2698, 128, 50, units=150, layers=2, embedding=50, hidden_relu=150),
    "P1": Workload(27, 16, 50, units=128),
    "P2": Workload(69, 128, 100, units=256, scaled=True, dropout=0.2),
    "P3": Workload(3500, 64, 100, units=200, embedding=50),
    "P4": Workload(69, 64, 100, units=256, embedding=64, every_position=True),
    "P5": Workload(10000, 20, 35, units=650, layers=2, embedding=650, dropout=0.5,
                   every_position=True, optimizer="sgd"),
    "P6": Workload(69, 64, 100, units=256, embedding=64, every_position=True, cell="gru"),
}

SGEMM = "sgemm"
SGEMM_SIZE = 2048

SEED = 20
BATCHES = 8  # different batches, taken in turn
ADAM = {"learning_rate": 1e-3, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7}
SGD_RATE = 0.1
WARM_UP_SECONDS = 5.0
WARM_UP_STEPS = 5
