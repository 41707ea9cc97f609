"""Writes a small safetensors file with the format's own library, for Longhand to read.

python small_safetensors.py FOLDER
"""

import sys

import numpy
from safetensors.numpy import save_file

tensors = {
    "zulu": numpy.arange(6, dtype=numpy.float32).reshape(2, 3) / 8,
    "alpha": numpy.array(
        [numpy.finfo(numpy.float32).max, -0.0, numpy.finfo(numpy.float32).smallest_subnormal],
        dtype=numpy.float32,
    ),
    "scalar": numpy.array(0.1, dtype=numpy.float32),
    "nothing": numpy.zeros((0, 4), dtype=numpy.float32),
}
save_file(tensors, sys.argv[1] + "/python.safetensors", metadata={"höhe": "\"1\"\n"})
