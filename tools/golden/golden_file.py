"""Lays a golden file out: a header as JSON, and tensors with the distance to float64 beside each.

README.md describes the fields. Every script writes through here, so that the files read alike.
"""

import json
from pathlib import Path

import numpy as np


def shortest(value):
    """The shortest decimal that reads back as the same float32, also by way of a double."""
    text = str(np.float32(value))
    if not np.isfinite(value) or np.float32(float(text)) != value:
        raise ValueError(f"{value} does not survive as {text}")
    return text


def tensor(values, exact):
    """One tensor as JSON; `exact` is the same computation in float64."""
    values, exact = np.asarray(values), np.asarray(exact)
    if values.dtype != np.float32 or exact.dtype not in (np.float64, np.float32):
        raise ValueError(f"computed in {values.dtype} and {exact.dtype}")
    if values.shape != exact.shape:
        raise ValueError(f"{values.shape} against {exact.shape}")
    rounding = float(np.max(np.abs(values.astype(np.float64) - exact)))
    numbers = ",".join(shortest(value) for value in values.ravel())
    return (f'{{"shape":{json.dumps(list(values.shape))},"rounding":{rounding:.3g},'
            f'"values":[{numbers}]}}')


def batch_of(case, every):
    """Ids and targets [B, T], or targets [B] where only the last position counts."""
    random = np.random.default_rng(1000 + case["seed"])
    shape = (case["batch"], case["steps"])
    ids = random.integers(0, case["vocabulary"], shape, dtype=np.int32)
    targets = random.integers(
        0, case["vocabulary"], shape if every else shape[:1], dtype=np.int32)
    return ids, targets


def write(folder, library, versions, case, batch, single, double):
    """Writes `folder/LIBRARY_NAME.json` from tensors by name in both floating-point types."""
    ids, targets = batch
    header = {
        "format": 1,
        "name": case["name"],
        "versions": versions,
        "seed": case["seed"],
        "vocabulary": case["vocabulary"],
        "batch": case["batch"],
        "steps": case["steps"],
        "loss_at": "last" if targets.ndim == 1 else "every",
        "layers": case["layers"],
    }
    if "optimizer" in case:
        header["optimizer"] = case["optimizer"]
    header |= {name: case[name] for name in ("padding", "lengths") if name in case}
    header |= {"ids": ids.tolist(), "targets": targets.tolist()}
    lines = [f"{json.dumps(name)}:{json.dumps(value)}" for name, value in header.items()]
    if single.keys() != double.keys():
        raise ValueError(f"{sorted(single.keys() ^ double.keys())} in one type only")
    body = ",\n".join(
        f"  {json.dumps(name)}:{tensor(values, double[name])}" for name, values in single.items())
    text = "{" + ",\n".join([*lines, '"tensors":{\n' + body + "\n}"]) + "}\n"
    json.loads(text)
    path = Path(folder) / f"{library}_{case['name']}.json"
    path.write_text(text, encoding="utf-8")
    distance = max(float(np.max(np.abs(single[name] - double[name]))) for name in single)
    print(f"{path.name:34} {len(text):7} bytes, {len(single):3} tensors within {distance:.1e}")
