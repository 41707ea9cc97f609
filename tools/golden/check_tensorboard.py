"""Reads event files with TensorBoard's own reader.

  python check_tensorboard.py GOLDEN       the file of EventFileTest, value by value
  python check_tensorboard.py --run RUN    what TensorBoard finds in the folder of a run

Needs the package tensorboard (2.21).
"""

import os
import shutil
import sys
import tempfile

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util


def read(folder):
    """All events of a folder, none left out."""
    guidance = {"scalars": 0, "tensors": 0, "histograms": 0}
    accumulator = EventAccumulator(folder, size_guidance=guidance)
    accumulator.Reload()
    return accumulator


def check_golden(path):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, os.path.join(folder, "events.out.tfevents.1772366400.longhand.0000"))
        events = read(folder)
    scalars = [(event.step, event.value) for event in events.Scalars("step/loss")]
    assert scalars == [(1, 3.5), (300, 2.25), (301, 2.125)], scalars
    assert events.Scalars("step/loss")[0].wall_time == 1772366400.25
    tensor = events.Tensors("sample/temperature_0.7")[0]
    text = tensor_util.make_ndarray(tensor.tensor_proto).item().decode("utf-8")
    assert text == "    The ferry waits; it's late \u2014\n", text
    metadata = events.SummaryMetadata("sample/temperature_0.7")
    assert metadata.plugin_data.plugin_name == "text", metadata
    spread = events.Histograms("weights/lstm.kernel")[0].histogram_value
    assert (spread.min, spread.max, spread.num, spread.sum) == (-1, 2, 6, 1), spread
    assert sum(spread.bucket) == 6 and len(spread.bucket) == 30, spread
    print("as written: 4 tags,", len(scalars), "losses, a text, a histogram")


def show_run(folder):
    events = read(os.path.join(folder, "tensorboard"))
    tags = events.Tags()
    for kind in ("scalars", "tensors", "histograms"):
        for tag in tags[kind]:
            found = {"scalars": events.Scalars, "tensors": events.Tensors}
            steps = [event.step for event in found.get(kind, events.Histograms)(tag)]
            assert steps == sorted(set(steps)), (tag, "a step stands twice")
            print(f"{kind:10} {tag:40} {len(steps):6} from step {steps[0]} to {steps[-1]}")


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        show_run(sys.argv[2])
    else:
        check_golden(sys.argv[1])
