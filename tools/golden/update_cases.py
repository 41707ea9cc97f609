"""What the scripts for optimizers and schedules share: weights, ten gradients, and the file.

README.md describes the fields.
"""

import json
from pathlib import Path

import numpy as np

from golden_file import tensor

STEPS = 10
SHAPES = {"kernel": (3, 5), "bias": (5,)}


def weights():
    random = np.random.default_rng(1)
    return {name: random.normal(0, 0.5, shape).astype(np.float32)
            for name, shape in SHAPES.items()}


def gradients():
    """Ten of each: columns of very different size, a row that is zero for a while, one wild step."""
    random = np.random.default_rng(2)
    scale = np.array([2.0, 0.5, 0.1, 0.01, 0.001])
    result = {name: random.normal(0.3, 1, (STEPS, *shape)) * scale
              for name, shape in SHAPES.items()}
    result["kernel"][2:7, 1] = 0
    result["kernel"][4] *= 20
    return {name: values.astype(np.float32) for name, values in result.items()}


def write(folder, name, versions, cases, single, double):
    """Writes `folder/NAME.json`: the cases by name, and tensors in both floating-point types."""
    header = {"format": 1, "versions": versions}
    lines = [f"{json.dumps(key)}:{json.dumps(value)}" for key, value in header.items()]
    lines.append('"cases":{\n' + ",\n".join(
        f"  {json.dumps(case)}:{json.dumps(settings)}" for case, settings in cases.items()) + "\n}")
    lines.append('"tensors":{\n' + ",\n".join(
        f"  {json.dumps(key)}:{tensor(values, double[key])}" for key, values in single.items())
        + "\n}")
    text = "{" + ",\n".join(lines) + "}\n"
    json.loads(text)
    path = Path(folder) / f"{name}.json"
    path.write_text(text, encoding="utf-8")
    distance = max(float(np.max(np.abs(single[key] - double[key]))) for key in single)
    print(f"{path.name:24} {len(text):6} bytes, {len(single):3} tensors within {distance:.1e}")
