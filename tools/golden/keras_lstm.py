"""Writes the golden files that hold Longhand to Keras: forward pass, loss, every gradient, ten updates.

    python3.11 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python keras_lstm.py ../../core/src/test/resources/dev/longhand/golden

Every case runs twice from the same weights: in float32, which is what the file stores, and in
float64, from which only the distance is stored (`rounding`), so that a test can derive its tolerance.
README.md describes the fields.
"""

import json
import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import numpy as np
import tensorflow as tf

UPDATES = 10


def lstm(units, output, unit_forget_bias=True):
    return {"kind": "lstm", "units": units, "output": output, "unit_forget_bias": unit_forget_bias}


def dense(units, activation="linear"):
    return {"kind": "dense", "units": units, "activation": activation}


def embedding(width):
    return {"kind": "embedding", "width": width}


ONE_HOT = {"kind": "one_hot"}
SCALED_ID = {"kind": "scaled_id"}
DROPOUT_OFF = {"kind": "dropout", "rate": 0.0}
ADAM = {"kind": "adam", "learning_rate": 0.001, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7}


def case(name, seed, vocabulary, batch, steps, layers, optimizer=ADAM, state="zero", bias="noisy"):
    """`bias` is `noisy` (so that swapped gates show) or `initial` (exactly as Keras starts)."""
    return {
        "name": name, "seed": seed, "vocabulary": vocabulary, "batch": batch, "steps": steps,
        "layers": layers, "optimizer": optimizer, "state": state, "bias": bias,
    }


CASES = [
    case("poem", 1, 13, 5, 7, [ONE_HOT, lstm(19, "last"), dense(13)], bias="initial"),
    case("dracula", 2, 37, 5, 7, [SCALED_ID, lstm(17, "last"), DROPOUT_OFF, dense(37)]),
    case("characters", 3, 23, 4, 6, [embedding(5), lstm(13, "every"), dense(23)], state="random"),
    case("lyrics", 4, 31, 3, 5,
         [embedding(3), lstm(7, "every"), lstm(5, "last"), dense(9, "relu"), dense(31)]),
    case("dense_tanh", 5, 11, 2, 3,
         [embedding(4), lstm(6, "every"), dense(5, "tanh"), dense(11)]),
    case("no_forget_bias", 6, 7, 3, 4,
         [embedding(2), lstm(5, "last", unit_forget_bias=False), dense(7)], bias="initial"),
    case("ones", 7, 2, 1, 1, [embedding(1), lstm(1, "every"), dense(2)], state="random"),
    case("sgd_clipped", 8, 17, 5, 7,
         [embedding(3), lstm(9, "every"), lstm(11, "every"), dense(17)], state="random",
         optimizer={"kind": "sgd", "learning_rate": 0.5, "global_clipnorm": 0.05}),
    case("adam_clipped", 9, 19, 4, 5, [embedding(4), lstm(10, "every"), dense(19)],
         optimizer=dict(ADAM, global_clipnorm=0.05)),
]


class Stack:
    """The network of a case, made of Keras layers, in one floating-point type."""

    def __init__(self, case, dtype):
        self.case = case
        self.dtype = dtype
        self.layers = []
        counts = {}
        for config in case["layers"]:
            kind = config["kind"]
            number = counts.get(kind, 0)
            counts[kind] = number + 1
            name = kind if number == 0 else f"{kind}_{number}"
            self.layers.append((name, config, self.keras_layer(config)))
        self.forward(np.zeros((1, case["steps"]), np.int32), {})

    def keras_layer(self, config):
        dtype = self.dtype
        match config["kind"]:
            case "embedding":
                return keras.layers.Embedding(self.case["vocabulary"], config["width"], dtype=dtype)
            case "lstm":
                return keras.layers.LSTM(
                    config["units"], return_sequences=config["output"] == "every",
                    return_state=True, unit_forget_bias=config["unit_forget_bias"], dtype=dtype)
            case "dense":
                return keras.layers.Dense(
                    config["units"], activation=config["activation"], dtype=dtype)
            case "dropout":
                return keras.layers.Dropout(config["rate"], dtype=dtype)
            case "one_hot":
                return lambda ids: tf.one_hot(ids, self.case["vocabulary"], dtype=dtype)
            case "scaled_id":
                divisor = self.case["vocabulary"]
                return lambda ids: (tf.cast(ids, dtype) / tf.cast(divisor, dtype))[:, :, None]

    def forward(self, ids, states):
        """Logits and the final (hidden, cell) of every LSTM by name."""
        value = tf.convert_to_tensor(ids)
        finals = {}
        for name, config, layer in self.layers:
            if config["kind"] == "lstm":
                value, hidden, cell = layer(value, initial_state=states.get(name))
                finals[name] = (hidden, cell)
            elif config["kind"] == "dropout":
                value = layer(value, training=True)
            else:
                value = layer(value)
        return value, finals

    def parameters(self):
        """Keras variables by `layer/variable`, in the order of the layers."""
        return {
            f"{name}/{variable.name}": variable
            for name, _, layer in self.layers if isinstance(layer, keras.layers.Layer)
            for variable in layer.trainable_variables
        }


def initial_weights(case):
    """Weights as Keras initialises them in float32; biases with noise where the case asks for it."""
    keras.utils.set_random_seed(case["seed"])
    random = np.random.default_rng(case["seed"])
    weights = {}
    for name, variable in Stack(case, "float32").parameters().items():
        value = variable.numpy()
        if name.endswith("/bias") and case["bias"] == "noisy":
            value = value + random.normal(0, 0.2, value.shape).astype(np.float32)
        if name.endswith("/embeddings"):
            value = value * np.float32(16)  # Keras starts within 0.05: too small to show a mistake
        weights[name] = value
    return weights


def batch_of(case):
    random = np.random.default_rng(1000 + case["seed"])
    shape = (case["batch"], case["steps"])
    every = [layer for layer in case["layers"] if layer["kind"] == "lstm"][-1]["output"] == "every"
    ids = random.integers(0, case["vocabulary"], shape, dtype=np.int32)
    targets = random.integers(
        0, case["vocabulary"], shape if every else shape[:1], dtype=np.int32)
    return ids, targets


def initial_states(case):
    if case["state"] == "zero":
        return {}
    random = np.random.default_rng(2000 + case["seed"])
    states = {}
    for layer in case["layers"]:
        if layer["kind"] == "lstm":
            name = "lstm" if not states else f"lstm_{len(states)}"
            shape = (case["batch"], layer["units"])
            states[name] = tuple(random.normal(0, 0.5, shape).astype(np.float32) for _ in range(2))
    return states


def optimizer_of(config, dtype):
    """Plain numbers go through float32 on their way into Keras's formulas, so float64 gets tensors."""
    settings = {name: value for name, value in config.items() if name != "kind"}
    if dtype == "float64":
        for name in settings.keys() & {"beta_1", "beta_2"}:
            settings[name] = tf.constant(settings[name], dtype)
    kinds = {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD}
    return kinds[config["kind"]](**settings)


def dense_gradient(gradient):
    """Keras hands the embedding gradient over as slices with repeated rows: add them up."""
    return tf.convert_to_tensor(gradient)


def measure(case, weights, dtype):
    """Everything a golden file stores, computed in one floating-point type."""
    keras.config.set_floatx(dtype)
    stack = Stack(case, dtype)
    parameters = stack.parameters()
    for name, variable in parameters.items():
        variable.assign(weights[name].astype(dtype))
    ids, targets = batch_of(case)
    states = {
        name: [tf.constant(part.astype(dtype)) for part in pair]
        for name, pair in initial_states(case).items()
    }
    variables = list(parameters.values())

    def step():
        with tf.GradientTape() as tape:
            sources = [part for pair in states.values() for part in pair]
            tape.watch(sources)
            logits, finals = stack.forward(ids, states)
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(targets, logits))
        gradients = tape.gradient(loss, [variable.value for variable in variables] + sources)
        return logits, finals, loss, [dense_gradient(gradient) for gradient in gradients]

    logits, finals, loss, gradients = step()
    check_clipping_bites(case, gradients[: len(variables)])
    result = {"logits": logits, "probabilities": tf.nn.softmax(logits)}
    for (name, variable), gradient in zip(parameters.items(), gradients):
        result[f"initial/{name}"] = variable.numpy()
        result[f"gradient/{name}"] = gradient
    state_names = [f"{name}/{part}" for name in states for part in ("hidden", "cell")]
    for name, gradient in zip(state_names, gradients[len(variables):]):
        result[f"state_gradient/{name}"] = gradient
    for name, (hidden, cell) in finals.items():
        result[f"final_state/{name}/hidden"] = hidden
        result[f"final_state/{name}/cell"] = cell
    optimizer = optimizer_of(case["optimizer"], dtype)
    losses = [loss]
    for _ in range(UPDATES):
        optimizer.apply(gradients[: len(variables)], variables)
        _, _, loss, gradients = step()
        losses.append(loss)
    result["losses"] = losses
    for name, variable in parameters.items():
        result[f"after/{name}"] = variable.numpy()
    keras.config.set_floatx("float32")
    return {name: np.asarray(value) for name, value in result.items()}


def check_clipping_bites(case, gradients):
    limit = case["optimizer"].get("global_clipnorm")
    norm = float(tf.linalg.global_norm(gradients))
    if limit is not None and norm < 2 * limit:
        raise ValueError(f"{case['name']}: norm {norm} is not clipped by {limit}")


def shortest(value):
    """The shortest decimal that reads back as the same float32, also by way of a double."""
    text = str(np.float32(value))
    if not np.isfinite(value) or np.float32(float(text)) != value:
        raise ValueError(f"{value} does not survive as {text}")
    return text


def tensor(values, exact):
    values, exact = np.asarray(values), np.asarray(exact)
    if values.dtype != np.float32 or exact.dtype not in (np.float64, np.float32):
        raise ValueError(f"computed in {values.dtype} and {exact.dtype}")
    rounding = float(np.max(np.abs(values.astype(np.float64) - exact)))
    numbers = ",".join(shortest(value) for value in values.ravel())
    return (f'{{"shape":{json.dumps(list(values.shape))},"rounding":{rounding:.3g},'
            f'"values":[{numbers}]}}')


def golden(case):
    weights = initial_weights(case)
    single, double = measure(case, weights, "float32"), measure(case, weights, "float64")
    ids, targets = batch_of(case)
    header = {
        "format": 1,
        "name": case["name"],
        "versions": f"keras {keras.__version__}, tensorflow {tf.__version__}",
        "seed": case["seed"],
        "vocabulary": case["vocabulary"],
        "batch": case["batch"],
        "steps": case["steps"],
        "loss_at": "last" if targets.ndim == 1 else "every",
        "layers": case["layers"],
        "optimizer": case["optimizer"],
        "ids": ids.tolist(),
        "targets": targets.tolist(),
    }
    lines = [f"{json.dumps(name)}:{json.dumps(value)}" for name, value in header.items()]
    tensors = {
        name: tensor(values, double[name]) for name, values in single.items()}
    for name, pair in initial_states(case).items():
        for part, values in zip(("hidden", "cell"), pair):
            tensors[f"initial_state/{name}/{part}"] = tensor(values, values)
    body = ",\n".join(f"  {json.dumps(name)}:{text}" for name, text in tensors.items())
    lines.append('"tensors":{\n' + body + "\n}")
    return "{" + ",\n".join(lines) + "}\n", single, double


def main(folder):
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    for case in CASES:
        text, single, double = golden(case)
        json.loads(text)
        path = Path(folder) / f"keras_{case['name']}.json"
        path.write_text(text, encoding="utf-8")
        after = max(np.max(np.abs(single[n] - double[n])) for n in single if n.startswith("after/"))
        print(f"{path.name:30} {len(text):7} bytes, loss {single['losses'][0]:.4f} -> "
              f"{single['losses'][-1]:.4f}, weights after {UPDATES} steps within {after:.1e}")


if __name__ == "__main__":
    main(sys.argv[1])
