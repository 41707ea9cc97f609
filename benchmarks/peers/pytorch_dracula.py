"""The network of Longhand's default recipe in PyTorch, so that learning can be compared.

    python3.11 -m venv venv-pytorch
    venv-pytorch/bin/pip install -r requirements-pytorch.txt
    venv-pytorch/bin/python pytorch_dracula.py TEXT [--epochs 3] [--lower-case]

Characters, embedding 64, LSTM 256, 32 continuous streams cut into 64 steps with the state carried
over, Adam 0.003, the last 5 % held out and read as one stream. Prints a line of JSON an epoch.
The text is what stands between the marks of Project Gutenberg, where it has them.
"""

import argparse
import json
import math
import re
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import cross_entropy

STREAMS = 32
STEPS = 64
EMBEDDING = 64
UNITS = 256
LEARNING_RATE = 0.003
VALIDATION = 0.05
READING_STEPS = 4096


class Network(nn.Module):
    def __init__(self, vocabulary, start):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, EMBEDDING)
        self.lstm = nn.LSTM(EMBEDDING, UNITS)
        self.head = nn.Linear(UNITS, vocabulary)
        if start == "keras":
            self.start_as_keras()

    def start_as_keras(self):
        nn.init.uniform_(self.embedding.weight, -0.05, 0.05)
        nn.init.xavier_uniform_(self.lstm.weight_ih_l0)
        nn.init.orthogonal_(self.lstm.weight_hh_l0)
        nn.init.xavier_uniform_(self.head.weight)
        for bias in (self.lstm.bias_ih_l0, self.lstm.bias_hh_l0, self.head.bias):
            nn.init.zeros_(bias)
        with torch.no_grad():
            self.lstm.bias_ih_l0[UNITS : 2 * UNITS] = 1  # the forget gate stands second here too

    def forward(self, ids, state):  # ids [T, B]
        outputs, state = self.lstm(self.embedding(ids), state)
        return self.head(outputs), state


def read(path, lower_case):
    text = Path(path).read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    start = re.search(r"^\*\*\* ?START OF TH.*$", text, re.MULTILINE)
    end = re.search(r"^\*\*\* ?END OF TH.*$", text, re.MULTILINE)
    text = text[start.end() if start else 0 : end.start() if end else len(text)].strip()
    return text.lower() if lower_case else text


def epoch(network, optimizer, ids):
    """The mean loss in nats; ids are cut into streams of equal length, the rest is left out."""
    length = (len(ids) - 1) // STREAMS
    inputs = ids[: STREAMS * length].view(STREAMS, length).t().contiguous()
    targets = ids[1 : STREAMS * length + 1].view(STREAMS, length).t().contiguous()
    total, state = 0.0, None
    for start in range(0, length, STEPS):
        logits, state = network(inputs[start : start + STEPS], state)
        wanted = targets[start : start + STEPS]
        loss = cross_entropy(logits.flatten(0, 1), wanted.flatten())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        state = tuple(part.detach() for part in state)
        total += loss.item() * wanted.numel()
    return total / (STREAMS * length)


@torch.no_grad()
def validation(network, ids):
    total, state = 0.0, None
    for start in range(0, len(ids) - 1, READING_STEPS):
        inputs = ids[start : min(start + READING_STEPS, len(ids) - 1)].unsqueeze(1)
        logits, state = network(inputs, state)
        wanted = ids[start + 1 : start + 1 + len(inputs)]
        total += cross_entropy(logits.flatten(0, 1), wanted, reduction="sum").item()
    return total / (len(ids) - 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("text")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--lower-case", action="store_true")
    parser.add_argument("--start", choices=["pytorch", "keras"], default="pytorch",
                        help="whose initial weights")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    text = read(arguments.text, arguments.lower_case)
    symbols = sorted(set(text))
    numbers = {symbol: number for number, symbol in enumerate(symbols)}
    ids = torch.tensor([numbers[symbol] for symbol in text])
    held_out = round(len(ids) * VALIDATION)
    network = Network(len(symbols), arguments.start)
    optimizer = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE, fused=True)
    for number in range(1, arguments.epochs + 1):
        begin = time.perf_counter()
        loss = epoch(network, optimizer, ids[:-held_out])
        seconds = time.perf_counter() - begin
        bits = {"training": loss / math.log(2),
                "validation": validation(network, ids[-held_out:]) / math.log(2)}
        print(json.dumps({
            "epoch": number, "symbols": len(symbols), "characters": len(ids),
            "bits_per_character": {name: round(value, 4) for name, value in bits.items()},
            "seconds": round(seconds, 2)}), flush=True)


if __name__ == "__main__":
    main()
