"""Writes the golden files that hold Longhand to the recurrent operators of ONNX Runtime, forward.

    python3.11 -m venv venv && venv/bin/pip install -r requirements-onnx.txt
    venv/bin/python onnx_operators.py ../../core/src/test/resources/dev/longhand/golden

Each file stores one LSTM, GRU or RNN in Longhand's shapes and orders, and what the operator answered
to it put into ONNX's. Around the operator stands a network that changes nothing: X is rows of an
embedding, and a Dense layer of as many tokens as units, whose kernel is the identity, hands Y on as
the logits.

The operators compute in float32 only. `rounding` is their distance from the formulas of the
operators' documentation, written below in float64; the script refuses more than a few roundings.
README.md describes the fields.
"""

import sys

import numpy as np
import onnx
import onnxruntime
from onnx import helper

import golden_file

OPSET = 22
FEW_ROUNDINGS = 1e-6
GATES = {"lstm": 4, "gru": 3, "simple_rnn": 1}
OPERATORS = {"lstm": "LSTM", "gru": "GRU", "simple_rnn": "RNN"}


def lstm(**options):
    return {"kind": "lstm", **options}


def gru(reset_after):
    return {"kind": "gru", "reset_after": reset_after}


def simple_rnn(activation):
    return {"kind": "simple_rnn", "activation": activation}


PEEPHOLES = {"peepholes": True}
COUPLED = {"input_forget": "coupled"}


def case(name, seed, units, width, batch, steps, cell):
    cell = {"kind": cell["kind"], "units": units, "output": "every",
            **{name: value for name, value in cell.items() if name != "kind"}}
    return {"name": name, "seed": seed, "vocabulary": units, "batch": batch, "steps": steps,
            "layers": [{"kind": "embedding", "width": width}, cell,
                       {"kind": "dense", "units": units, "activation": "linear"}]}


CASES = [
    case("lstm", 1, 6, 3, 3, 5, lstm()),
    case("lstm_peepholes", 2, 6, 3, 3, 5, lstm(**PEEPHOLES)),
    case("lstm_coupled", 3, 6, 3, 3, 5, lstm(**COUPLED)),
    case("lstm_coupled_peepholes", 4, 7, 2, 2, 4, lstm(**COUPLED, **PEEPHOLES)),
    case("lstm_peepholes_wide", 5, 17, 2, 2, 3, lstm(**PEEPHOLES)),
    case("lstm_peepholes_ones", 6, 1, 1, 1, 2, lstm(**PEEPHOLES)),
    case("gru_after", 7, 6, 3, 3, 5, gru(reset_after=True)),
    case("gru_before", 8, 6, 3, 3, 5, gru(reset_after=False)),
    case("rnn_tanh", 9, 6, 3, 3, 5, simple_rnn("tanh")),
    case("rnn_relu", 10, 5, 3, 3, 4, simple_rnn("relu")),
]


def cell_of(case):
    return case["layers"][1]


def parameters(case):
    """Everything in Longhand's shapes and orders, in float32."""
    random = np.random.default_rng(case["seed"])
    cell, width = cell_of(case), case["layers"][0]["width"]
    units, kind = cell["units"], cell["kind"]
    coupled = "input_forget" in cell
    columns = (3 if coupled else GATES[kind]) * units
    shapes = {"kernel": (width, columns), "recurrent_kernel": (units, columns), "bias": (columns,)}
    if cell.get("reset_after"):
        shapes["recurrent_bias"] = (columns,)
    if "peepholes" in cell:
        shapes["peepholes"] = (2 if coupled else 3, units)
    drawn = {"embedding/embeddings": random.normal(0, 0.8, (case["vocabulary"], width))}
    drawn |= {f"{kind}/{name}": random.normal(0, 0.5, shape) for name, shape in shapes.items()}
    drawn |= {"dense/kernel": np.eye(units), "dense/bias": np.zeros(units)}
    return {name: value.astype(np.float32) for name, value in drawn.items()}


def initial_states(case):
    random = np.random.default_rng(2000 + case["seed"])
    shape = (case["batch"], cell_of(case)["units"])
    parts = ("hidden", "cell") if cell_of(case)["kind"] == "lstm" else ("hidden",)
    return {part: random.normal(0, 0.5, shape).astype(np.float32) for part in parts}


def onnx_order(cell, columns, missing=0):
    """Our columns i, f, c, o are ONNX's i, o, f, c; z, r, h are its z, r, h.

    A coupled cell has no forget gate, and what ONNX is given for one must not matter: `missing`."""
    if cell["kind"] != "lstm":
        return columns
    units = cell["units"]
    blocks = np.split(columns, columns.shape[-1] // units, axis=-1)
    if "input_forget" in cell:
        blocks.insert(1, np.full_like(blocks[0], missing))
    of_input, of_forget, of_candidate, of_output = blocks
    return np.concatenate([of_input, of_output, of_forget, of_candidate], axis=-1)


def onnx_peepholes(cell, peepholes, missing):
    """Our rows i, f, o as ONNX's one row i, o, f."""
    of_forget = np.full_like(peepholes[0], missing) if "input_forget" in cell else peepholes[1]
    return np.concatenate([peepholes[0], peepholes[-1], of_forget])


def operator_inputs(case, numbers, missing):
    """The operator's inputs by its names for them."""
    cell = cell_of(case)
    prefix = f"{cell['kind']}/"
    own = {name.removeprefix(prefix): value
           for name, value in numbers.items() if name.startswith(prefix)}
    ids, _ = batch_of(case)
    bias = onnx_order(cell, own["bias"], missing)
    recurrent_bias = own.get("recurrent_bias", np.zeros_like(bias))
    inputs = {
        "X": numbers["embedding/embeddings"][ids].swapaxes(0, 1),
        "W": onnx_order(cell, own["kernel"], missing).T[None],
        "R": onnx_order(cell, own["recurrent_kernel"], missing).T[None],
        "B": np.concatenate([bias, recurrent_bias])[None],
        "initial_h": initial_states(case)["hidden"][None],
    }
    if cell["kind"] == "lstm":
        inputs["initial_c"] = initial_states(case)["cell"][None]
    if "peepholes" in cell:
        inputs["P"] = onnx_peepholes(cell, own["peepholes"], missing)[None]
    return {name: np.ascontiguousarray(value) for name, value in inputs.items()}


def attributes(cell):
    match cell["kind"]:
        case "lstm":
            return {"input_forget": int("input_forget" in cell)}
        case "gru":
            return {"linear_before_reset": int(cell["reset_after"])}
        case "simple_rnn":
            return {"activations": [cell["activation"].capitalize()]}


def run_operator(case, missing=0):
    """Y [B, T, H] and the final states as ONNX Runtime computes them."""
    cell = cell_of(case)
    inputs = operator_inputs(case, parameters(case), missing)
    places = ["X", "W", "R", "B", "sequence_lens", "initial_h"]
    outputs = ["Y", "Y_h"]
    if cell["kind"] == "lstm":
        places += ["initial_c", "P"]
        outputs += ["Y_c"]
    node = helper.make_node(
        OPERATORS[cell["kind"]], [place if place in inputs else "" for place in places], outputs,
        hidden_size=cell["units"], **attributes(cell))
    graph = helper.make_graph(
        [node], case["name"],
        [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, value.shape)
         for name, value in inputs.items()],
        [helper.make_tensor_value_info(
            name, onnx.TensorProto.FLOAT, [None] * (4 if name == "Y" else 3)) for name in outputs])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    onnx.checker.check_model(model)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    operator = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return answers(cell, operator.run(outputs, inputs))


def answers(cell, outputs):
    y, y_h, *y_c = outputs
    result = {"logits": y[:, 0].swapaxes(0, 1), f"final_state/{cell['kind']}/hidden": y_h[0]}
    if y_c:
        result[f"final_state/{cell['kind']}/cell"] = y_c[0][0]
    return result


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm_step(cell, inputs, x, h, c):
    """`input_forget` couples the gates: f is 1 - i."""
    sums = x @ inputs["W"][0].T + h @ inputs["R"][0].T + np.add(*np.split(inputs["B"][0], 2))
    of_input, of_output, of_forget, of_candidate = np.split(sums, 4, axis=-1)
    peepholes = inputs.get("P", np.zeros((1, 3 * cell["units"])))[0]
    by_input, by_output, by_forget = np.split(peepholes, 3)
    in_gate = sigmoid(of_input + by_input * c)
    coupled = "input_forget" in cell
    forget_gate = 1 - in_gate if coupled else sigmoid(of_forget + by_forget * c)
    c = forget_gate * c + in_gate * np.tanh(of_candidate)
    return sigmoid(of_output + by_output * c) * np.tanh(c), c


def gru_step(cell, inputs, x, h):
    of_x, of_h = (np.split(inputs[name][0], 3) for name in ("W", "R"))
    bias = np.split(inputs["B"][0], 6)
    update = sigmoid(x @ of_x[0].T + h @ of_h[0].T + bias[0] + bias[3])
    reset = sigmoid(x @ of_x[1].T + h @ of_h[1].T + bias[1] + bias[4])
    if cell["reset_after"]:
        by_hidden = reset * (h @ of_h[2].T + bias[5])
    else:
        by_hidden = (reset * h) @ of_h[2].T + bias[5]
    return ((1 - update) * np.tanh(x @ of_x[2].T + by_hidden + bias[2]) + update * h,)


def rnn_step(cell, inputs, x, h):
    sums = x @ inputs["W"][0].T + h @ inputs["R"][0].T + np.add(*np.split(inputs["B"][0], 2))
    return (np.tanh(sums) if cell["activation"] == "tanh" else np.maximum(sums, 0),)


def run_formulas(case):
    """The same in float64, from the operators' documentation."""
    cell = cell_of(case)
    step = {"lstm": lstm_step, "gru": gru_step, "simple_rnn": rnn_step}[cell["kind"]]
    inputs = {name: value.astype(np.float64)
              for name, value in operator_inputs(case, parameters(case), 0).items()}
    state = tuple(inputs[name][0] for name in ("initial_h", "initial_c") if name in inputs)
    outputs = []
    for x in inputs["X"]:
        state = step(cell, inputs, x, *state)
        outputs.append(state[0])
    return answers(cell, [np.stack(outputs)[:, None], *(part[None] for part in state)])


def batch_of(case):
    return golden_file.batch_of(case, every=True)


def stored(case, found):
    """What the operator was given, then what it answered."""
    kind = cell_of(case)["kind"]
    result = {f"initial/{name}": value for name, value in parameters(case).items()}
    result |= {f"initial_state/{kind}/{part}": value
               for part, value in initial_states(case).items()}
    return result | found


def check(case, found, exact):
    for name, value in found.items():
        distance = np.max(np.abs(value - exact[name]))
        if distance > FEW_ROUNDINGS:
            raise ValueError(f"{case['name']}: {name} is {distance} from the documented formulas")
    for name, value in run_operator(case, missing=3).items():
        if not np.array_equal(value, found[name]):
            raise ValueError(f"{case['name']}: {name} depends on a forget gate that is not there")


def main(folder):
    for case in CASES:
        found, exact = run_operator(case), run_formulas(case)
        check(case, found, exact)
        golden_file.write(
            folder, "onnx", f"onnxruntime {onnxruntime.__version__}, onnx {onnx.__version__}", case,
            batch_of(case), stored(case, found), stored(case, exact))


if __name__ == "__main__":
    main(sys.argv[1])
