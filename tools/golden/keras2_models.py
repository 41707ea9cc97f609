"""Writes HDF5 files as Keras 2 laid them out, with h5py, and what Keras 3 foretells with the same weights.

    venv/bin/python keras2_models.py ../../formats/src/test/resources/dev/longhand/formats/keras

Keras 2 noted `batch_input_shape` at the first layer, wrote the names of weights with `:0` behind
them and as fixed bytes, and its hard sigmoid was clip(0.2 x + 0.5, 0, 1). Before 2.1 a Sequential
model's configuration was a list, and a GRU had no `reset_after`.
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import h5py
import keras
import numpy as np
from keras import layers as L

V = 7
STEPS = 5
IDS = [[3, 4, 5, 1, 2], [6, 6, 6, 6, 6], [1, 5, 2, 4, 3]]


def hard_sigmoid_of_keras_2(x):
    return keras.ops.clip(0.2 * x + 0.5, 0, 1)


def embedding():
    return {"class_name": "Embedding", "config": {
        "name": "embedding_1", "trainable": True, "batch_input_shape": [None, STEPS], "dtype": "float32",
        "input_dim": V, "output_dim": 3, "mask_zero": False, "input_length": STEPS}}


def cell(kind, name, **options):
    return {"class_name": kind, "config": {
        "name": name, "trainable": True, "return_sequences": False, "return_state": False,
        "go_backwards": False, "stateful": False, "unroll": False, "units": 4, "activation": "tanh",
        "recurrent_activation": "hard_sigmoid", "use_bias": True, "dropout": 0.0,
        "recurrent_dropout": 0.0, **options}}


def dense():
    return {"class_name": "Dense", "config": {
        "name": "dense_1", "trainable": True, "units": V, "activation": "softmax", "use_bias": True}}


WEIGHTS = {
    "embedding_1": ["embedding_1/embeddings:0"],
    "lstm_1": ["lstm_1/kernel:0", "lstm_1/recurrent_kernel:0", "lstm_1/bias:0"],
    "gru_1": ["gru_1/kernel:0", "gru_1/recurrent_kernel:0", "gru_1/bias:0"],
    "dense_1": ["dense_1/kernel:0", "dense_1/bias:0"],
}

MODELS = {
    "keras2_lstm": ("2.2.4", False, cell("LSTM", "lstm_1", unit_forget_bias=True),
                    lambda: L.LSTM(4, recurrent_activation=hard_sigmoid_of_keras_2)),
    "keras2_gru": ("2.0.8", True, cell("GRU", "gru_1"),
                   lambda: L.GRU(4, reset_after=False, recurrent_activation=hard_sigmoid_of_keras_2)),
}


def write(path, version, listed, layers, arrays):
    config = layers if listed else {"name": "sequential_1", "layers": layers}
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = version.encode()
        file.attrs["backend"] = b"tensorflow"
        file.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": config}).encode()
        group = file.create_group("model_weights")
        names = [layer["config"]["name"] for layer in layers]
        group.attrs["layer_names"] = [name.encode() for name in names]
        group.attrs["keras_version"] = version.encode()
        for name in names:
            part = group.create_group(name)
            part.attrs["weight_names"] = [weight.encode() for weight in WEIGHTS[name]]
            for weight in WEIGHTS[name]:
                part.create_dataset(weight, data=arrays.pop(0))


def write_weights(path, version, layers, arrays):
    """Weights alone: the groups of layers at the root."""
    with h5py.File(path, "w") as file:
        names = [layer["config"]["name"] for layer in layers]
        file.attrs["layer_names"] = [name.encode() for name in names]
        file.attrs["keras_version"] = version.encode()
        for name in names:
            part = file.create_group(name)
            part.attrs["weight_names"] = [weight.encode() for weight in WEIGHTS[name]]
            for weight in WEIGHTS[name]:
                part.create_dataset(weight, data=arrays.pop(0))


def main(folder):
    random = np.random.default_rng(21)
    expected = {}
    for name, (version, listed, described, made) in MODELS.items():
        model = keras.Sequential([
            L.Input((STEPS,)), L.Embedding(V, 3), made(), L.Dense(V, activation="softmax")])
        model.set_weights([random.normal(0, 0.8, w.shape).astype("float32") for w in model.get_weights()])
        expected[name] = [
            {"ids": ids, "probabilities": [float(p) for p in model.predict(np.array([ids]), verbose=0)[0]]}
            for ids in IDS]
        layers = [embedding(), described, dense()]
        write(os.path.join(folder, name + ".h5"), version, listed, layers, list(model.get_weights()))
        if name == "keras2_gru":
            write_weights(os.path.join(folder, name + "_weights.h5"), version, layers, list(model.get_weights()))
            with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as out:
                json.dump({"class_name": "Sequential", "config": layers}, out)
    with open(os.path.join(folder, "keras2.json"), "w", encoding="utf-8") as out:
        json.dump({"keras": keras.__version__, "models": expected}, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
