"""Times the same training steps in Longhand and in its peers, in alternating rounds, and prints a table.

    python3 side_by_side.py --pytorch venv-pytorch/bin/python --keras venv-keras/bin/python \\
        -- java ... dev.longhand.benchmarks.StepServer --threads 2

The command after `--` starts Longhand's side; it speaks the protocol of peers/step_server.py. Every
side is started once, runs warm on its first request, and then takes its turn in each round, so that
a slow minute of the machine hits all of them. Needs Python 3.11 and nothing else; a peer that is
not asked for is left out. A quiet machine matters: waiting threads spin.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).parent / "peers"
STEPS = {"P0": 10, "P1": 200, "P2": 6, "P3": 10, "P4": 10, "P5": 3, "P6": 10, "sgemm": 10,
         "P0-write": 500, "P0-window": 20, "P2-write": 1000, "P2-window": 20, "P4-write": 1000,
         "P4-write-64": 2000}
PRODUCT_FLOPS = 2 * 2048**3


class Side:
    """A process that was asked to stay, and what it has answered so far."""

    def __init__(self, name, command):
        self.name = name
        self.rounds = {}  # workload: a list of milliseconds for each round
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, workload, steps):
        """The milliseconds of each step, or nothing where this side does not know the workload."""
        try:
            self.process.stdin.write(f"{workload} {steps}\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise SystemExit(
                f"{self.name} ended with status {self.process.wait()} when asked for {workload}; "
                f"its own message is above. Its command: {self.process.args}")
        answer = json.loads(line)
        if answer["workload"] != workload:
            raise SystemExit(f"{self.name} was asked for {workload} and answered {line.strip()}")
        return answer.get("milliseconds", [])

    def play(self, workload, steps):
        milliseconds = self.ask(workload, steps)
        if milliseconds:
            self.rounds.setdefault(workload, []).append(milliseconds)

    def median(self, workload):
        return statistics.median(sum(self.rounds[workload], []))

    def best(self, workload):
        return min(sum(self.rounds[workload], []))

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def play(sides, workloads, rounds, scale):
    for workload in workloads:
        steps = max(1, round(STEPS[workload] * scale))
        for side in sides:
            side.ask(workload, 1)  # builds it and runs it warm
        for number in range(rounds):
            turn = number % len(sides)
            for side in sides[turn:] + sides[:turn]:
                side.play(workload, steps)
            print(f"{workload} round {number + 1} of {rounds}", file=sys.stderr, flush=True)


def ratios_of(own, peer, workload):
    """The peer's median over ours, for each round."""
    pairs = zip(peer.rounds[workload], own.rounds[workload])
    return [statistics.median(theirs) / statistics.median(ours) for theirs, ours in pairs]


def cell(side, workload):
    if workload not in side.rounds:
        return "–"
    if workload == "sgemm":
        return f"{PRODUCT_FLOPS / side.median(workload) / 1e6:.0f} GFLOP/s"
    if side.median(workload) < 1:
        return f"{side.median(workload):.4f} ({side.best(workload):.4f})"
    return f"{side.median(workload):.1f} ({side.best(workload):.1f})"


def ratio_cell(own, peer, workload):
    if workload not in own.rounds or workload not in peer.rounds:
        return "–"
    ratios = ratios_of(own, peer, workload)
    overall = peer.median(workload) / own.median(workload)
    return f"**{overall:.2f}** ({min(ratios):.2f}–{max(ratios):.2f})"


def table(sides, workloads):
    own, *peers = sides
    head = ["", *(side.name for side in sides), *(f"{peer.name} / {own.name}" for peer in peers)]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for workload in workloads:
        cells = [workload, *(cell(side, workload) for side in sides)]
        cells += [ratio_cell(own, peer, workload) for peer in peers]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def parse():
    parser = argparse.ArgumentParser(usage="%(prog)s [options] -- COMMAND OF LONGHAND'S SIDE")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2, help="for the peers; tell Longhand yours")
    parser.add_argument("--workloads", default="sgemm,P0,P1,P2,P4,P6")
    parser.add_argument("--scale", type=float, default=1, help="times the usual steps of a round")
    parser.add_argument("--pytorch", help="a Python with peers/requirements-pytorch.txt")
    parser.add_argument("--keras", help="a Python with peers/requirements-keras.txt")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    arguments.workloads = arguments.workloads.split(",")
    for workload in arguments.workloads:
        if workload not in STEPS:
            parser.error(f"unknown workload {workload}; there are {', '.join(STEPS)}")
    return arguments


def main():
    arguments = parse()
    threads = ["--threads", str(arguments.threads)]
    commands = {"Longhand": arguments.command}
    if arguments.pytorch:
        commands["PyTorch"] = [arguments.pytorch, str(PEERS / "pytorch_steps.py"), *threads]
    if arguments.keras:
        commands["Keras"] = [arguments.keras, str(PEERS / "keras_steps.py"), *threads]
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"warning: the machine is busy (load {load:.1f}); the figures will be poor. "
              "Wait until nothing else runs.", file=sys.stderr)
    sides = [Side(name, command) for name, command in commands.items()]
    try:
        play(sides, arguments.workloads, arguments.rounds, arguments.scale)
    finally:
        for side in sides:
            side.end()
    print(f"{processor()}, {os.cpu_count()} cores, load before the start {load:.1f}; "
          f"{arguments.rounds} rounds, {arguments.threads} threads for the peers.\n"
          "Milliseconds a step, of training or of a token in each text: median (best). Ratio of medians (lowest and highest round).\n")
    print(table(sides, arguments.workloads))


if __name__ == "__main__":
    main()
