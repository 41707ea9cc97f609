"""Writes the golden files that hold Longhand to Keras: forward pass, loss, every gradient, ten updates.

    python3.11 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python keras_networks.py ../../core/src/test/resources/dev/longhand/golden

Every case runs twice from the same weights: in float32, which is what the file stores, and in
float64, from which only the distance is stored (`rounding`), so that a test can derive its tolerance.
README.md describes the fields.
"""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import numpy as np
import tensorflow as tf

import golden_file

UPDATES = 10
RECURRENT = {"lstm": keras.layers.LSTM, "gru": keras.layers.GRU, "simple_rnn": keras.layers.SimpleRNN}
STATE_PARTS = {"lstm": ("hidden", "cell"), "gru": ("hidden",), "simple_rnn": ("hidden",)}


def hard_sigmoid_before_keras_3(x):
    return keras.ops.clip(0.2 * x + 0.5, 0, 1)


GATE_ACTIVATIONS = {
    "sigmoid": "sigmoid",
    "hard_sigmoid": hard_sigmoid_before_keras_3,
    "hard_sigmoid_sixth": "hard_sigmoid",
}
SATURATED_BEYOND = {"hard_sigmoid": 2.5, "hard_sigmoid_sixth": 3.0}


def lstm(units, output, unit_forget_bias=True, **options):
    return {"kind": "lstm", "units": units, "output": output,
            "unit_forget_bias": unit_forget_bias, **options}


def gru(units, output, reset_after=True, **options):
    return {"kind": "gru", "units": units, "output": output, "reset_after": reset_after, **options}


def simple_rnn(units, output, activation="tanh"):
    return {"kind": "simple_rnn", "units": units, "output": output, "activation": activation}


def bidirectional(cell, merge):
    """The cell's output is that of the pair."""
    return {"kind": "bidirectional", "output": cell["output"], "merge": merge, "cell": cell}


def dropout(rate):
    return {"kind": "dropout", "rate": rate}


def dense(units, activation="linear"):
    return {"kind": "dense", "units": units, "activation": activation}


def embedding(width):
    return {"kind": "embedding", "width": width}


ONE_HOT = {"kind": "one_hot"}
SCALED_ID = {"kind": "scaled_id"}
LAYER_NORM = {"kind": "layer_norm", "epsilon": 0.001}
ADAM = {"kind": "adam", "learning_rate": 0.001, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7}


def case(name, seed, vocabulary, batch, steps, layers, optimizer=ADAM, state="zero", bias="noisy",
         kernel_factor=1):
    """`bias` is `noisy` (so that swapped gates show) or `initial` (exactly as Keras starts).

    `kernel_factor` widens the kernels of recurrent layers until hard gates saturate."""
    return {
        "name": name, "seed": seed, "vocabulary": vocabulary, "batch": batch, "steps": steps,
        "layers": layers, "optimizer": optimizer, "state": state, "bias": bias,
        "kernel_factor": kernel_factor,
    }


CASES = [
    case("poem", 1, 13, 5, 7, [ONE_HOT, lstm(19, "last"), dense(13)], bias="initial"),
    case("dracula", 2, 37, 5, 7, [SCALED_ID, lstm(17, "last"), dropout(0.0), dense(37)]),
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
    case("rnn_tanh", 10, 11, 3, 5, [embedding(3), simple_rnn(6, "every"), dense(11)],
         state="random"),
    case("rnn_relu", 11, 9, 3, 4,
         [ONE_HOT, simple_rnn(6, "every", "relu"), simple_rnn(5, "last", "relu"), dense(9)],
         state="random"),
    case("rnn_ones", 12, 2, 1, 1, [embedding(1), simple_rnn(1, "every"), dense(2)],
         state="random"),
    case("gru_after", 13, 11, 3, 5, [embedding(3), gru(6, "every"), dense(11)], state="random"),
    case("gru_before", 14, 11, 3, 5, [embedding(3), gru(6, "every", reset_after=False), dense(11)],
         state="random"),
    case("gru_initial", 15, 7, 3, 4,
         [ONE_HOT, gru(5, "every"), gru(4, "last", reset_after=False), dense(7)], bias="initial"),
    case("gru_after_ones", 16, 2, 1, 1, [embedding(1), gru(1, "every"), dense(2)],
         state="random"),
    case("gru_before_ones", 17, 2, 1, 1,
         [embedding(1), gru(1, "every", reset_after=False), dense(2)], state="random"),
    case("hard_sigmoid", 18, 9, 3, 4,
         [embedding(3), lstm(5, "every", gate_activation="hard_sigmoid"),
          gru(4, "every", reset_after=False, gate_activation="hard_sigmoid"), dense(9)],
         state="random", kernel_factor=6),
    case("hard_sigmoid_sixth", 19, 9, 3, 4,
         [embedding(3), lstm(5, "every", gate_activation="hard_sigmoid_sixth"),
          gru(4, "every", gate_activation="hard_sigmoid_sixth"), dense(9)],
         state="random", kernel_factor=6),
    case("bidirectional_concat", 20, 7, 3, 5,
         [embedding(3), bidirectional(lstm(4, "every"), "concat"),
          bidirectional(gru(3, "last"), "concat"), dense(7)]),
    case("bidirectional_sum", 21, 7, 3, 5,
         [embedding(3), bidirectional(gru(4, "every", reset_after=False), "sum"),
          bidirectional(lstm(5, "last"), "sum"), dense(7)]),
    case("bidirectional_mul", 22, 7, 3, 5,
         [embedding(3), bidirectional(lstm(4, "every"), "mul"),
          bidirectional(gru(5, "last"), "mul"), dense(7)]),
    case("bidirectional_ave", 23, 7, 3, 5,
         [embedding(3), bidirectional(gru(4, "every"), "ave"),
          bidirectional(lstm(5, "last"), "ave"), dense(7)]),
    case("bidirectional_below", 24, 7, 3, 4,
         [ONE_HOT, bidirectional(simple_rnn(3, "every"), "concat"), lstm(4, "last"), dense(7)]),
    case("bidirectional_ones", 25, 2, 1, 1,
         [embedding(1), bidirectional(lstm(1, "last"), "concat"), dense(2)]),
    case("layer_norm", 26, 9, 3, 4,
         [embedding(3), lstm(5, "every"), LAYER_NORM, gru(4, "last"), LAYER_NORM, dense(9)],
         state="random"),
    case("dropout_off", 27, 9, 3, 4,
         [embedding(3), dropout(0.25), lstm(5, "every", dropout=0.3, recurrent_dropout=0.2),
          dropout(0.5), gru(4, "last", recurrent_dropout=0.4), dropout(0.1), dense(9)],
         state="random"),
    case("mixed", 28, 9, 3, 4,
         [embedding(3), simple_rnn(4, "every"), LAYER_NORM, gru(5, "every"),
          lstm(4, "every"), gru(3, "every", reset_after=False), dense(5, "relu"), dense(9)],
         state="random", optimizer={"kind": "sgd", "learning_rate": 0.5, "global_clipnorm": 0.05}),
]


class Stack:
    """The network of a case, made of Keras layers, in one floating-point type."""

    def __init__(self, case, dtype):
        self.case = case
        self.dtype = dtype
        self.layers = [
            (name, config, self.keras_layer(config)) for name, config in named_layers(case)]
        self.forward(np.zeros((1, case["steps"]), np.int32), {})

    def keras_layer(self, config):
        dtype = self.dtype
        match config["kind"]:
            case "embedding":
                return keras.layers.Embedding(self.case["vocabulary"], config["width"], dtype=dtype)
            case kind if kind in RECURRENT:
                return self.recurrent(config, return_state=True)
            case "bidirectional":
                return keras.layers.Bidirectional(
                    self.recurrent(config["cell"]), merge_mode=config["merge"], dtype=dtype)
            case "layer_norm":
                return keras.layers.LayerNormalization(epsilon=config["epsilon"], dtype=dtype)
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

    def recurrent(self, config, **options):
        options |= {name: value for name, value in config.items()
                    if name not in ("kind", "output", "gate_activation")}
        if "gate_activation" in config:
            options["recurrent_activation"] = GATE_ACTIVATIONS[config["gate_activation"]]
        return RECURRENT[config["kind"]](
            return_sequences=config["output"] == "every", dtype=self.dtype, **options)

    def forward(self, ids, states):
        """Logits and the final state, a list, of every recurrent layer by name; no dropout."""
        value = tf.convert_to_tensor(ids)
        finals = {}
        for name, config, layer in self.layers:
            if config["kind"] in RECURRENT:
                value, *finals[name] = layer(
                    value, initial_state=states.get(name), training=False)
            elif config["kind"] in ("one_hot", "scaled_id"):
                value = layer(value)
            elif config["kind"] in ("dropout", "bidirectional"):
                value = layer(value, training=False)
            else:
                value = layer(value)
        return value, finals

    def parameters(self):
        """Keras variables by `layer/variable`, in the order of the layers."""
        named = {}
        for name, config, layer in self.layers:
            if config["kind"] == "bidirectional":
                owners = {f"{name}/forward": layer.forward_layer,
                          f"{name}/backward": layer.backward_layer}
            elif isinstance(layer, keras.layers.Layer):
                owners = {name: layer}
            else:
                owners = {}
            for owner, part in owners.items():
                for variable in part.trainable_variables:
                    named[f"{owner}/{variable.name}"] = variable
        return named


def named_layers(case):
    """Names as Keras gives them, `gru` and then `gru_1`, with the layers' settings."""
    counts = {}
    for config in case["layers"]:
        kind = config["kind"]
        number = counts.get(kind, 0)
        counts[kind] = number + 1
        yield (kind if number == 0 else f"{kind}_{number}"), config


def split_biases(named):
    """Keras keeps both biases of a GRU as one [2, 3H]; a golden has `bias`, `recurrent_bias`."""
    parts = {}
    for name, value in named.items():
        value = np.asarray(value)
        if name.endswith("/bias") and value.ndim == 2:
            parts[name], parts[name.removesuffix("bias") + "recurrent_bias"] = value
        else:
            parts[name] = value
    return parts


def initial_weights(case):
    """Weights as Keras initialises them in float32; biases with noise where the case asks for it."""
    keras.utils.set_random_seed(case["seed"])
    random = np.random.default_rng(case["seed"])
    weights = {}
    for name, variable in Stack(case, "float32").parameters().items():
        value = variable.numpy()
        if name.endswith(("/bias", "/gamma", "/beta")) and case["bias"] == "noisy":
            value = value + random.normal(0, 0.2, value.shape).astype(np.float32)
        if name.endswith("/embeddings"):
            value = value * np.float32(16)  # Keras starts within 0.05: too small to show a mistake
        if name.endswith("/kernel") and not name.startswith("dense"):
            value = value * np.float32(case["kernel_factor"])
        weights[name] = value
    return weights


def batch_of(case):
    outputs = [layer["output"] for layer in case["layers"] if "output" in layer]
    return golden_file.batch_of(case, outputs[-1] == "every")


def initial_states(case):
    if case["state"] == "zero":
        return {}
    random = np.random.default_rng(2000 + case["seed"])
    states = {}
    for name, config in named_layers(case):
        if config["kind"] in RECURRENT:
            shape = (case["batch"], config["units"])
            states[name] = {
                part: random.normal(0, 0.5, shape).astype(np.float32)
                for part in STATE_PARTS[config["kind"]]}
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
    starts = initial_states(case)
    states = {
        name: [tf.constant(part.astype(dtype)) for part in parts.values()]
        for name, parts in starts.items()
    }
    variables = list(parameters.values())

    def step():
        with tf.GradientTape() as tape:
            sources = [part for parts in states.values() for part in parts]
            tape.watch(sources)
            logits, finals = stack.forward(ids, states)
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(targets, logits))
        gradients = tape.gradient(loss, [variable.value for variable in variables] + sources)
        return logits, finals, loss, [dense_gradient(gradient) for gradient in gradients]

    logits, finals, loss, gradients = step()
    check_clipping_bites(case, gradients[: len(variables)])
    check_hard_gates_saturate(case, parameters)
    result = {"logits": logits, "probabilities": tf.nn.softmax(logits)}
    before = split_biases(parameters)
    slopes = split_biases(dict(zip(parameters, gradients)))
    for name in before:
        result[f"initial/{name}"] = before[name]
        result[f"gradient/{name}"] = slopes[name]
    state_names = [f"{name}/{part}" for name, parts in starts.items() for part in parts]
    for name, gradient in zip(state_names, gradients[len(variables):]):
        result[f"state_gradient/{name}"] = gradient
    kinds = dict(named_layers(case))
    for name, parts in finals.items():
        for part, value in zip(STATE_PARTS[kinds[name]["kind"]], parts):
            result[f"final_state/{name}/{part}"] = value
    optimizer = optimizer_of(case["optimizer"], dtype)
    losses = [loss]
    for _ in range(UPDATES):
        optimizer.apply(gradients[: len(variables)], variables)
        _, _, loss, gradients = step()
        losses.append(loss)
    result["losses"] = losses
    for name, value in split_biases(parameters).items():
        result[f"after/{name}"] = value
    for name, parts in starts.items():
        for part, value in parts.items():
            result[f"initial_state/{name}/{part}"] = value
    keras.config.set_floatx("float32")
    return {name: np.asarray(value) for name, value in result.items()}


def check_clipping_bites(case, gradients):
    limit = case["optimizer"].get("global_clipnorm")
    norm = float(tf.linalg.global_norm(gradients))
    if limit is not None and norm < 2 * limit:
        raise ValueError(f"{case['name']}: norm {norm} is not clipped by {limit}")


def check_hard_gates_saturate(case, parameters):
    """A hard gate that nowhere meets its ends would be a straight line."""
    for name, config in named_layers(case):
        limit = SATURATED_BEYOND.get(config.get("gate_activation"))
        if limit is None or not name.startswith("lstm"):
            continue
        kernel, bias = (parameters[f"{name}/{part}"].numpy() for part in ("kernel", "bias"))
        sums = parameters["embedding/embeddings"].numpy() @ kernel + bias
        if not (sums.min() < -limit and sums.max() > limit):
            raise ValueError(f"{case['name']}: sums stay within {sums.min()} and {sums.max()}")


def main(folder):
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    for case in CASES:
        weights = initial_weights(case)
        golden_file.write(
            folder, "keras", f"keras {keras.__version__}, tensorflow {tf.__version__}", case,
            batch_of(case), measure(case, weights, "float32"), measure(case, weights, "float64"))


if __name__ == "__main__":
    main(sys.argv[1])
