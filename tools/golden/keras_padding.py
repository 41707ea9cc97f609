"""Writes the golden files that hold Longhand to Keras where sequences are shorter than their batch.

    venv/bin/python keras_padding.py ../../core/src/test/resources/dev/longhand/nn/golden

Sequences are padded in front with the id 0, as `pad_sequences` pads them. `shared` cases read that id
like any other; `masked` cases have it masked by `Embedding(mask_zero=True)`, and take their loss over
what is not masked. Runs in float32 and float64 as `keras_networks.py` does; README.md describes the
fields.
"""

import sys

import keras_networks as networks  # first: it sets up Keras

import keras
import numpy as np
import tensorflow as tf

import golden_file
from keras_networks import LAYER_NORM, dense, embedding, gru, lstm, simple_rnn

PADDING = 0
LENGTHS = [6, 4, 2, 1]


def cases():
    seed = 100
    for padding in ("shared", "masked"):
        for name, layers in {
            "lstm": [embedding(3), lstm(5, "last"), dense(7)],
            "gru_after": [embedding(3), gru(5, "last"), dense(7)],
            "gru_before": [embedding(3), gru(5, "last", reset_after=False), dense(7)],
            "rnn": [embedding(3), simple_rnn(5, "last"), dense(7)],
            "stack": [embedding(3), lstm(5, "every"), LAYER_NORM, dense(4, "tanh"),
                      gru(4, "every"), simple_rnn(3, "last"), dense(5, "relu"), dense(7)],
            "every": [embedding(3), lstm(5, "every"), gru(4, "every"), dense(7)],
        }.items():
            if name == "every" and padding == "shared":
                continue  # nobody is asked to foretell padding
            seed += 1
            case = networks.case(f"{padding}_{name}", seed, 7, len(LENGTHS), LENGTHS[0], layers)
            yield case | {"padding": padding, "lengths": LENGTHS}


class Stack(networks.Stack):
    """The same network, whose embedding may mask the padding."""

    def keras_layer(self, config):
        if config["kind"] == "embedding" and self.case["padding"] == "masked":
            return keras.layers.Embedding(
                self.case["vocabulary"], config["width"], mask_zero=True, dtype=self.dtype)
        return super().keras_layer(config)


def present(case):
    """[B, T], whether a sequence has begun."""
    steps = np.arange(case["steps"])
    return steps[None, :] >= case["steps"] - np.array(case["lengths"])[:, None]


def batch_of(case):
    ids, targets = networks.batch_of(case)
    ids = np.where(present(case), 1 + ids % (case["vocabulary"] - 1), PADDING).astype(np.int32)
    return ids, targets


def measure(case, weights, dtype):
    keras.config.set_floatx(dtype)
    stack = Stack(case, dtype)
    parameters = stack.parameters()
    for name, variable in parameters.items():
        variable.assign(weights[name].astype(dtype))
    ids, targets = batch_of(case)
    with tf.GradientTape() as tape:
        logits, finals = stack.forward(ids, {})
        if targets.ndim == 2:
            logits, targets = logits[present(case)], targets[present(case)]
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(targets, logits))
    gradients = tape.gradient(loss, [variable.value for variable in parameters.values()])
    gradients = [networks.dense_gradient(gradient) for gradient in gradients]
    check_padding(case, parameters, gradients)
    result = {"logits": logits}
    before = networks.split_biases(parameters)
    slopes = networks.split_biases(dict(zip(parameters, gradients)))
    for name in before:
        result[f"initial/{name}"] = before[name]
        result[f"gradient/{name}"] = slopes[name]
    kinds = dict(networks.named_layers(case))
    for name, parts in finals.items():
        for part, value in zip(networks.STATE_PARTS[kinds[name]["kind"]], parts):
            result[f"final_state/{name}/{part}"] = value
    result["losses"] = [loss]
    keras.config.set_floatx("float32")
    return {name: np.asarray(value) for name, value in result.items()}


def check_padding(case, parameters, gradients):
    """Padding has a gradient just where it is read."""
    learns = bool(np.any(dict(zip(parameters, gradients))["embedding/embeddings"].numpy()[PADDING]))
    if learns != (case["padding"] == "shared"):
        raise ValueError(f"{case['name']}: the vector of the padding learns: {learns}")


def main(folder):
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    for case in cases():
        weights = networks.initial_weights(case)
        golden_file.write(
            folder, "keras", f"keras {keras.__version__}, tensorflow {tf.__version__}", case,
            batch_of(case), measure(case, weights, "float32"), measure(case, weights, "float64"))


if __name__ == "__main__":
    main(sys.argv[1])
