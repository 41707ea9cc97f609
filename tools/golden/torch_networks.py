"""Writes the golden files that hold Longhand to PyTorch: what its modules compute, and what its
automatic gradients say of cells that it has no module for.

    python3.11 -m venv venv && venv/bin/pip install -r requirements-torch.txt
    venv/bin/python torch_networks.py ../../core/src/test/resources/dev/longhand/golden

Parameters are kept in Longhand's shapes and orders. A case that is marked as a module's runs
`torch.nn.LSTM` or `torch.nn.GRU` on them, put into PyTorch's order by differentiable operations, so
that gradients come back in ours; the formulas below must then agree in float64. The other cases are
those formulas with automatic gradients.

Every case runs twice from the same weights, in float32 and in float64. README.md describes the
fields.
"""

import itertools
import sys

import numpy as np
import torch
from torch.nn import functional

import golden_file

UPDATES = 10
NORM_EPSILON = 1e-5
RECURRENT = ("lstm", "gru", "simple_rnn")


def embedding(width):
    return {"kind": "embedding", "width": width}


def lstm(units, output, **options):
    return {"kind": "lstm", "units": units, "output": output, **options}


def gru(units, output, **options):
    return {"kind": "gru", "units": units, "output": output, "reset_after": True, **options}


def simple_rnn(units, output, **options):
    return {"kind": "simple_rnn", "units": units, "output": output, "activation": "tanh", **options}


def dense(units, **options):
    return {"kind": "dense", "units": units, "activation": "linear", **options}


def projection(units, bias=False):
    return {"units": units, "bias": bias}


COUPLED = {"input_forget": "coupled"}
PEEPHOLES = {"peepholes": True}
NORM = {"cell_norm": "layer"}


def case(name, seed, vocabulary, batch, steps, layers, module=False):
    """Gradients through a norm are steep where it meets little variance: such cases learn slowly."""
    rate = 0.05 if any("cell_norm" in layer for layer in layers) else 0.5
    return {"name": name, "seed": seed, "vocabulary": vocabulary, "batch": batch, "steps": steps,
            "layers": layers, "optimizer": {"kind": "sgd", "learning_rate": rate},
            "module": module}


CASES = [
    case("projection", 1, 9, 3, 5,
         [embedding(3), lstm(6, "every", projection=projection(4)), dense(9)], module=True),
    case("projection_twice", 2, 7, 3, 4,
         [embedding(3), lstm(5, "every", projection=projection(3)),
          lstm(5, "every", projection=projection(3)), dense(7)], module=True),
    case("projection_below", 3, 7, 3, 4,
         [embedding(3), lstm(5, "every", projection=projection(2)), lstm(4, "last"), dense(7)],
         module=True),
    case("projection_ones", 4, 2, 1, 1,
         [embedding(1), lstm(2, "every", projection=projection(1)), dense(2)], module=True),
    case("gru", 5, 9, 3, 5, [embedding(3), gru(6, "every"), dense(9)], module=True),
    case("peepholes", 6, 9, 3, 5, [embedding(3), lstm(6, "every", **PEEPHOLES), dense(9)]),
    case("peepholes_ones", 7, 2, 1, 2, [embedding(1), lstm(1, "every", **PEEPHOLES), dense(2)]),
    case("peepholes_projection", 8, 7, 3, 4,
         [embedding(3), lstm(5, "every", **PEEPHOLES, projection=projection(4, bias=True)),
          lstm(4, "last", **PEEPHOLES, projection=projection(2)), dense(7)]),
    case("coupled", 9, 9, 3, 5, [embedding(3), lstm(6, "every", **COUPLED), dense(9)]),
    case("coupled_peepholes", 10, 7, 3, 4,
         [embedding(3), lstm(5, "every", **COUPLED, **PEEPHOLES), dense(7)]),
    case("projection_bias", 11, 7, 3, 4,
         [embedding(3), lstm(5, "every", projection=projection(3, bias=True)), dense(7)]),
    case("cell_norm", 12, 9, 3, 5, [embedding(3), lstm(6, "every", **NORM), dense(9)]),
    case("cell_norm_twice", 13, 7, 3, 4,
         [embedding(3), lstm(5, "every", **NORM), lstm(4, "last", **NORM), dense(7)]),
    case("cell_norm_peepholes", 14, 7, 3, 4,
         [embedding(3), lstm(5, "every", **PEEPHOLES, **NORM), dense(7)]),
    case("every_option", 15, 7, 3, 4,
         [embedding(3),
          lstm(5, "every", **COUPLED, **PEEPHOLES, **NORM, projection=projection(4, bias=True)),
          dense(7)]),
    case("tied", 16, 9, 3, 5, [embedding(5), lstm(5, "every"), dense(9, kernel="tied")]),
    case("tied_projection", 17, 9, 3, 4,
         [embedding(3), lstm(6, "last", projection=projection(3)), dense(9, kernel="tied")]),
    case("gru_projection", 18, 7, 3, 4,
         [embedding(3), gru(5, "every", projection=projection(3)),
          gru(4, "last", projection=projection(2, bias=True)), dense(7)]),
    case("rnn_projection", 19, 7, 3, 4,
         [embedding(3), simple_rnn(5, "every", projection=projection(3)),
          simple_rnn(4, "last", projection=projection(2, bias=True)), dense(7)]),
]


def named_layers(case):
    """Layers by name, `lstm` and then `lstm_1`."""
    counts = {}
    for config in case["layers"]:
        kind = config["kind"]
        number = counts.get(kind, 0)
        counts[kind] = number + 1
        yield (kind if number == 0 else f"{kind}_{number}"), config


def output_width(config):
    return config["projection"]["units"] if "projection" in config else config["units"]


def recurrent_shapes(config, width):
    units = config["units"]
    gates = {"lstm": 3 if "input_forget" in config else 4, "gru": 3, "simple_rnn": 1}
    columns = gates[config["kind"]] * units
    shapes = {"kernel": (width, columns), "recurrent_kernel": (output_width(config), columns),
              "bias": (columns,)}
    if config["kind"] == "gru":
        shapes["recurrent_bias"] = (columns,)
    if "peepholes" in config:
        shapes["peepholes"] = (2 if "input_forget" in config else 3, units)
    if "cell_norm" in config:
        shapes |= {"kernel_gamma": (columns,), "recurrent_gamma": (columns,),
                   "cell_gamma": (units,), "cell_beta": (units,)}
    if "projection" in config:
        shapes["projection_kernel"] = (units, output_width(config))
        if config["projection"]["bias"]:
            shapes["projection_bias"] = (output_width(config),)
    return shapes


def parameter_shapes(case):
    """Shapes by `layer/parameter`, in Longhand's order."""
    shapes, width = {}, 0
    for name, config in named_layers(case):
        if config["kind"] == "embedding":
            own = {"embeddings": (case["vocabulary"], config["width"])}
            width = config["width"]
        elif config["kind"] in RECURRENT:
            own = recurrent_shapes(config, width)
            width = output_width(config)
        else:
            tied = config.get("kernel") == "tied"
            own = {} if tied else {"kernel": (width, config["units"])}
            own["bias"] = (config["units"],)
            width = config["units"]
        shapes |= {f"{name}/{parameter}": shape for parameter, shape in own.items()}
    return shapes


def initial_weights(case):
    """Numbers that show a mistake: gains around one, all others around zero."""
    random = np.random.default_rng(case["seed"])
    weights = {}
    for name, shape in parameter_shapes(case).items():
        if name.endswith("_gamma"):
            value = 1 + random.normal(0, 0.2, shape)
        elif name.endswith(("bias", "beta", "peepholes")):
            value = random.normal(0, 0.3, shape)
        else:
            value = random.normal(0, 0.5, shape)
        weights[name] = value.astype(np.float32)
    return weights


def initial_states(case):
    random = np.random.default_rng(2000 + case["seed"])
    states = {}
    for name, config in named_layers(case):
        if config["kind"] in RECURRENT:
            widths = {"hidden": output_width(config)}
            if config["kind"] == "lstm" or (config["kind"] == "gru" and "projection" in config):
                widths["cell"] = config["units"]
            for part, width in widths.items():
                shape = (case["batch"], width)
                states[f"{name}/{part}"] = random.normal(0, 0.5, shape).astype(np.float32)
    return states


def under(prefix, named):
    return {name.removeprefix(prefix): value
            for name, value in named.items() if name.startswith(prefix)}


def project(config, weights, unprojected):
    if "projection" not in config:
        return unprojected
    hidden = unprojected @ weights["projection_kernel"]
    return hidden + weights["projection_bias"] if config["projection"]["bias"] else hidden


def lstm_step(config, weights, x, state):
    """One step of an LSTM with any of its options."""
    coupled, cell = "input_forget" in config, state["cell"]
    by_input, by_hidden = x @ weights["kernel"], state["hidden"] @ weights["recurrent_kernel"]
    if "cell_norm" in config:
        by_input = functional.layer_norm(
            by_input, by_input.shape[-1:], weights["kernel_gamma"], eps=NORM_EPSILON)
        by_hidden = functional.layer_norm(
            by_hidden, by_hidden.shape[-1:], weights["recurrent_gamma"], eps=NORM_EPSILON)
    sums = (by_input + by_hidden + weights["bias"]).split(config["units"], dim=-1)
    of_input, of_candidate, of_output = sums[0], sums[-2], sums[-1]
    of_forget = None if coupled else sums[1]
    if "peepholes" in config:
        of_input = of_input + weights["peepholes"][0] * cell
        of_forget = None if coupled else of_forget + weights["peepholes"][1] * cell
    in_gate = torch.sigmoid(of_input)
    forget_gate = 1 - in_gate if coupled else torch.sigmoid(of_forget)
    cell = forget_gate * cell + in_gate * torch.tanh(of_candidate)
    if "peepholes" in config:
        of_output = of_output + weights["peepholes"][-1] * cell
    shown = cell
    if "cell_norm" in config:
        shown = functional.layer_norm(
            cell, cell.shape[-1:], weights["cell_gamma"], weights["cell_beta"], eps=NORM_EPSILON)
    unprojected = torch.sigmoid(of_output) * torch.tanh(shown)
    return {"hidden": project(config, weights, unprojected), "cell": cell}


def gru_step(config, weights, x, state):
    """One step of a GRU whose reset gate stands behind the recurrent product."""
    by_input = (x @ weights["kernel"] + weights["bias"]).chunk(3, dim=-1)
    by_hidden = (state["hidden"] @ weights["recurrent_kernel"] + weights["recurrent_bias"]).chunk(
        3, dim=-1)
    update = torch.sigmoid(by_input[0] + by_hidden[0])
    reset = torch.sigmoid(by_input[1] + by_hidden[1])
    candidate = torch.tanh(by_input[2] + reset * by_hidden[2])
    if "projection" not in config:
        return {"hidden": update * state["hidden"] + (1 - update) * candidate}
    cell = update * state["cell"] + (1 - update) * candidate
    return {"hidden": project(config, weights, cell), "cell": cell}


def simple_rnn_step(config, weights, x, state):
    sums = x @ weights["kernel"] + state["hidden"] @ weights["recurrent_kernel"] + weights["bias"]
    return {"hidden": project(config, weights, torch.tanh(sums))}


STEPS = {"lstm": lstm_step, "gru": gru_step, "simple_rnn": simple_rnn_step}


def run_formulas(layers, weights, states, value):
    """Recurrent layers one above the other, every one of all its steps."""
    finals = {}
    for name, config in layers:
        own, state, outputs = under(f"{name}/", weights), under(f"{name}/", states), []
        for t in range(value.shape[1]):
            state = STEPS[config["kind"]](config, own, value[:, t], state)
            outputs.append(state["hidden"])
        value = torch.stack(outputs, dim=1)
        finals |= {f"{name}/{part}": final for part, final in state.items()}
    return value, finals


def torch_order(kind, columns):
    """Our blocks i, f, c, o are PyTorch's i, f, g, o; our z, r, h are its r, z, n."""
    if kind == "lstm":
        return columns
    update, reset, candidate = columns.chunk(3, dim=-1)
    return torch.cat([reset, update, candidate], dim=-1)


def torch_parameters(layers, weights):
    """The parameters of a module from ours; an LSTM's second bias, which only adds, stays zero."""
    parameters = {}
    for number, (name, config) in enumerate(layers):
        own, kind = under(f"{name}/", weights), config["kind"]
        bias = torch_order(kind, own["bias"])
        parameters |= {
            f"weight_ih_l{number}": torch_order(kind, own["kernel"]).T,
            f"weight_hh_l{number}": torch_order(kind, own["recurrent_kernel"]).T,
            f"bias_ih_l{number}": bias,
            f"bias_hh_l{number}": torch.zeros_like(bias) if kind == "lstm"
            else torch_order(kind, own["recurrent_bias"]),
        }
        if "projection" in config:
            parameters[f"weight_hr_l{number}"] = own["projection_kernel"].T
    return parameters


def run_module(layers, weights, states, value):
    """The same as `run_formulas` by one module of as many layers, which are alike."""
    config = layers[0][1]
    options = {"num_layers": len(layers), "batch_first": True, "dtype": value.dtype}
    if "projection" in config:
        options["proj_size"] = output_width(config)
    kinds = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
    module = kinds[config["kind"]](value.shape[-1], config["units"], **options)
    parts = ("hidden", "cell") if config["kind"] == "lstm" else ("hidden",)
    starts = tuple(torch.stack([states[f"{name}/{part}"] for name, _ in layers]) for part in parts)
    value, ends = torch.func.functional_call(
        module, torch_parameters(layers, weights),
        (value, starts if config["kind"] == "lstm" else starts[0]))
    ends = ends if config["kind"] == "lstm" else (ends,)
    finals = {f"{name}/{part}": end[number]
              for number, (name, _) in enumerate(layers) for part, end in zip(parts, ends)}
    return value, finals


def stacks_of_recurrent_layers(case):
    """The recurrent layers, those that are alike and follow each other together."""
    layers = [layer for layer in named_layers(case) if layer[1]["kind"] in RECURRENT]
    return [list(group) for _, group in itertools.groupby(layers, key=lambda layer: layer[1])]


def forward(case, weights, states, ids, run):
    """Logits [B, T, V], or [B, V] of the last position, and the final states."""
    value, finals = weights["embedding/embeddings"][ids], {}
    stacks = stacks_of_recurrent_layers(case)
    for layers in stacks:
        value, ends = run(layers, weights, states, value)
        finals |= ends
    if stacks[-1][-1][1]["output"] == "last":
        value = value[:, -1]
    tied = case["layers"][-1].get("kernel") == "tied"
    kernel = weights["embedding/embeddings"].T if tied else weights["dense/kernel"]
    return value @ kernel + weights["dense/bias"], finals


def batch_of(case):
    outputs = [layer["output"] for layer in case["layers"] if "output" in layer]
    return golden_file.batch_of(case, outputs[-1] == "every")


def measure(case, dtype, run):
    """Everything a golden file stores, computed in one floating-point type."""
    def leaves(arrays):
        return {name: torch.tensor(array, dtype=dtype, requires_grad=True)
                for name, array in arrays.items()}

    weights, states = leaves(initial_weights(case)), leaves(initial_states(case))
    ids, targets = (torch.tensor(part, dtype=torch.long) for part in batch_of(case))
    optimizer = torch.optim.SGD(weights.values(), lr=case["optimizer"]["learning_rate"])

    def step():
        optimizer.zero_grad()
        logits, finals = forward(case, weights, states, ids, run)
        loss = functional.cross_entropy(logits.flatten(0, -2), targets.flatten())
        loss.backward()
        return logits, finals, loss

    logits, finals, loss = step()
    result = {"logits": logits, "probabilities": torch.softmax(logits, dim=-1)}
    for name, weight in weights.items():
        result[f"initial/{name}"] = weight.detach().clone()
        result[f"gradient/{name}"] = weight.grad.clone()
    for name, state in states.items():
        result[f"state_gradient/{name}"] = state.grad.clone()
    for name in states:
        result[f"final_state/{name}"] = finals[name]
    losses = [loss.detach()]
    for _ in range(UPDATES):
        optimizer.step()
        losses.append(step()[-1].detach())
    result["losses"] = torch.stack(losses)
    for name, weight in weights.items():
        result[f"after/{name}"] = weight
    for name, state in states.items():
        result[f"initial_state/{name}"] = state
    return {name: value.detach().numpy() for name, value in result.items()}


def check_formulas(case, double):
    """Holds the formulas of this script to PyTorch's own module, gradients and updates included."""
    formulas = measure(case, torch.float64, run_formulas)
    for name, value in double.items():
        distance = np.max(np.abs(value - formulas[name]))
        if distance > 1e-13:
            raise ValueError(f"{case['name']}: {name} differs by {distance} from the formulas")


def main(folder):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    for case in CASES:
        run = run_module if case["module"] else run_formulas
        single, double = (measure(case, dtype, run) for dtype in (torch.float32, torch.float64))
        if case["module"]:
            check_formulas(case, double)
        golden_file.write(
            folder, "torch", f"torch {torch.__version__.partition('+')[0]}", case,
            batch_of(case), single, double)


if __name__ == "__main__":
    main(sys.argv[1])
