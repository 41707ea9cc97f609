"""Writes what PyTorch's averaged descent makes of ten given gradients, and rates of its schedules.

    python3.11 -m venv venv && venv/bin/pip install -r requirements-torch.txt
    venv/bin/python torch_updates.py ../../core/src/test/resources/dev/longhand/train/golden

README.md describes the fields.
"""

import sys

import numpy as np
import torch

from update_cases import STEPS, gradients, weights, write

UPDATES = {"asgd": {"kind": "asgd", "learning_rate": 0.125, "average_after": 1}}


def updates(dtype):
    """Without `lambd` the rate stays as it is. With `t0` 0 the mean begins at the second step."""
    torch.set_default_dtype(getattr(torch, dtype))  # of the optimizer's own numbers
    result = {f"initial/{name}": value.astype(dtype) for name, value in weights().items()}
    result |= {f"gradient/{name}": value.astype(dtype) for name, value in gradients().items()}
    parameters = {name: torch.nn.Parameter(torch.tensor(value.astype(dtype)))
                  for name, value in weights().items()}
    optimizer = torch.optim.ASGD(parameters.values(), lr=0.125, lambd=0, t0=0)
    after = {f"{what}/asgd/{name}": [] for what in ("after", "average") for name in parameters}
    for step in range(STEPS):
        for name, parameter in parameters.items():
            parameter.grad = torch.tensor(gradients()[name][step].astype(dtype))
        optimizer.step()
        for name, parameter in parameters.items():
            after[f"after/asgd/{name}"].append(parameter.detach().numpy().copy())
            after[f"average/asgd/{name}"].append(optimizer.state[parameter]["ax"].numpy().copy())
    return result | {name: np.array(values) for name, values in after.items()}


RUN = {"base": 0.5, "steps_an_epoch": 5, "epochs": 6}

# Settings by the names of our recipes.
SCHEDULES = {
    "step": {"kind": "step", "every": 2, "factor": 0.3} | RUN,
    "linear": {"kind": "linear", "warm_up": 0, "end": 0.2} | RUN,
    "one_cycle": {"kind": "one_cycle", "rise": 0.4, "start": 0.1, "end": 0.01} | RUN,
    "one_cycle_defaults": {"kind": "one_cycle"} | RUN,
}


def curve_of(settings, optimizer, steps):
    schedulers = torch.optim.lr_scheduler
    base = settings["base"]
    if settings["kind"] == "step":
        return schedulers.StepLR(
            optimizer, settings["every"] * settings["steps_an_epoch"], settings["factor"])
    if settings["kind"] == "linear":
        return schedulers.LinearLR(optimizer, 1, settings["end"], total_iters=steps)
    if "rise" not in settings:
        return schedulers.OneCycleLR(optimizer, base, steps)
    return schedulers.OneCycleLR(
        optimizer, base, steps, pct_start=settings["rise"], div_factor=1 / settings["start"],
        final_div_factor=settings["start"] / settings["end"])


def rates_of(settings):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], settings["base"], 0.9)
    steps = settings["steps_an_epoch"] * settings["epochs"]
    curve = curve_of(settings, optimizer, steps)
    rates = []
    for step in range(steps):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if step < steps - 1:
            curve.step()
    return rates


def main(folder):
    versions = f"torch {torch.__version__}"
    write(folder, "torch_updates", versions, UPDATES, updates("float32"), updates("float64"))
    rates = {f"rates/{case}": rates_of(settings) for case, settings in SCHEDULES.items()}
    write(folder, "torch_schedules", versions, SCHEDULES,
          {name: np.array(values, np.float32) for name, values in rates.items()},
          {name: np.array(values, np.float64) for name, values in rates.items()})


if __name__ == "__main__":
    main(sys.argv[1])
