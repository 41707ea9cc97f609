"""Training steps in PyTorch, as a competent user writes them; served to side_by_side.py.

    python3.11 -m venv venv-pytorch
    venv-pytorch/bin/pip install -r requirements-pytorch.txt
    echo "P4 20" | venv-pytorch/bin/python pytorch_steps.py --threads 2

What was tried and chosen: time-major sequences, one nn.LSTM for a stack of equal layers, fused Adam,
gradients set to None, denormal numbers flushed to zero.
"""

import argparse
import itertools

import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

from step_server import serve
from workloads import ADAM, BATCHES, SEED, SGD_RATE, SGEMM, SGEMM_SIZE, WORKLOADS


class Network(nn.Module):
    def __init__(self, workload):
        super().__init__()
        self.workload = workload
        features = workload.embedding or (1 if workload.scaled else workload.vocabulary)
        if workload.embedding:
            self.embedding = nn.Embedding(workload.vocabulary, workload.embedding)
        between = workload.dropout if workload.layers > 1 else 0.0
        cell = nn.GRU if workload.cell == "gru" else nn.LSTM
        self.cells = cell(features, workload.units, workload.layers, dropout=between)
        self.dropout = nn.Dropout(workload.dropout)
        width = workload.hidden_relu or workload.units
        if workload.hidden_relu:
            self.hidden = nn.Linear(workload.units, workload.hidden_relu)
        self.head = nn.Linear(width, workload.vocabulary)

    def forward(self, inputs):  # ids [T, B] or features [T, B, F]
        if self.workload.embedding:
            inputs = self.embedding(inputs)
        outputs, state = self.cells(inputs)
        hidden = state if self.workload.cell == "gru" else state[0]
        outputs = self.dropout(outputs if self.workload.every_position else hidden[-1])
        if self.workload.hidden_relu:
            outputs = torch.relu(self.hidden(outputs))
        return self.head(outputs)


def batch_of(workload):
    ids = torch.randint(workload.vocabulary, (workload.steps, workload.batch))
    shape = ids.shape if workload.every_position else (workload.batch,)
    targets = torch.randint(workload.vocabulary, shape).flatten()
    if workload.embedding:
        return ids, targets
    if workload.scaled:
        return (ids.float() / workload.vocabulary).unsqueeze(-1), targets
    return one_hot(ids, workload.vocabulary).float(), targets


def optimizer_of(workload, parameters, kernel):
    how = {"fused": kernel == "fused", "foreach": kernel == "foreach"}
    if workload.optimizer == "sgd":
        return torch.optim.SGD(parameters, lr=SGD_RATE, **how)
    return torch.optim.Adam(
        parameters, lr=ADAM["learning_rate"], betas=(ADAM["beta_1"], ADAM["beta_2"]),
        eps=ADAM["epsilon"], **how)


def training(workload, arguments):
    network = Network(workload)
    optimizer = optimizer_of(workload, network.parameters(), arguments.update)
    batches = itertools.cycle([batch_of(workload) for _ in range(BATCHES)])

    def loss_of(inputs, targets):
        return cross_entropy(network(inputs).flatten(0, -2), targets)

    if arguments.compile:
        loss_of = torch.compile(loss_of)

    def step():
        loss = loss_of(*next(batches))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        return loss

    return step


def writing(workload, sequences):
    """One token of each text: the state is carried on, the next token is drawn at temperature 0.7."""
    network = Network(workload).eval()
    ids = torch.randint(workload.vocabulary, (1, sequences))
    state = None

    def step():
        nonlocal ids, state
        with torch.inference_mode():
            inputs = network.embedding(ids) if workload.embedding else (
                (ids.float() / workload.vocabulary).unsqueeze(-1))
            outputs, state = network.cells(inputs, state)
            outputs = outputs[0]
            if workload.hidden_relu:
                outputs = torch.relu(network.hidden(outputs))
            shares = torch.softmax(network.head(outputs) / 0.7, dim=-1)
            ids = torch.multinomial(shares, 1).view(1, -1)

    return step


def build(name, arguments):
    if name == SGEMM:
        return product()
    network, _, how = name.partition("-")
    if how == "window":
        raise KeyError(name)
    if how:
        return writing(WORKLOADS[network], 64 if how == "write-64" else 1)
    return training(WORKLOADS[name], arguments)


def product():
    left, right = (torch.rand(SGEMM_SIZE, SGEMM_SIZE) for _ in range(2))
    result = torch.empty(SGEMM_SIZE, SGEMM_SIZE)
    return lambda: torch.mm(left, right, out=result)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--update", choices=["fused", "foreach", "plain"], default="fused")
    parser.add_argument("--compile", action="store_true", help="torch.compile; needs a C++ compiler")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    serve(lambda name: build(name, arguments))


if __name__ == "__main__":
    main()
