"""Writes what Keras's optimizers make of ten given gradients, and the rates of its schedules.

    python3.11 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python keras_updates.py ../../core/src/test/resources/dev/longhand/train/golden

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

from update_cases import STEPS, gradients, weights, write

KINDS = {
    "sgd": keras.optimizers.SGD,
    "rmsprop": keras.optimizers.RMSprop,
    "adagrad": keras.optimizers.Adagrad,
    "adam": keras.optimizers.Adam,
    "adamw": keras.optimizers.AdamW,
}

SGD = {"kind": "sgd", "learning_rate": 0.125}
RMSPROP = {"kind": "rmsprop", "learning_rate": 0.01}
ADAM = {"kind": "adam", "learning_rate": 0.01}

# What is not named has Keras's default: the point of some cases. Where Keras takes a number as a
# float32 even in float64, it is a sum of few powers of two, so that both are the same number.
UPDATES = {
    "sgd_defaults": {"kind": "sgd"},
    "sgd_momentum": SGD | {"momentum": 0.875},
    "sgd_nesterov": SGD | {"momentum": 0.75, "nesterov": True},
    "sgd_weight_decay": SGD | {"momentum": 0.5, "weight_decay": 0.125},
    "sgd_l2": SGD | {"l2": 0.05},
    "sgd_clip_value": SGD | {"clipvalue": 0.25},
    "sgd_rates": SGD | {"momentum": 0.875, "rates": 0.5},
    "rmsprop_defaults": {"kind": "rmsprop"},
    "rmsprop_momentum": RMSPROP | {"rho": 0.8, "momentum": 0.7},
    "rmsprop_centered": RMSPROP | {"centered": True},
    "rmsprop_all": RMSPROP | {"rho": 0.7, "momentum": 0.6, "epsilon": 0.001, "centered": True},
    "adagrad_defaults": {"kind": "adagrad"},
    "adagrad_all": {"kind": "adagrad", "learning_rate": 0.125, "initial_accumulator_value": 0.015625,
                    "epsilon": 0.001},
    "adam_defaults": {"kind": "adam"},
    "adam_clip_value": ADAM | {"clipvalue": 0.05},
    "adam_l2_clip_norm": ADAM | {"l2": 0.05, "global_clipnorm": 1.0},
    "adamw_defaults": {"kind": "adamw"},
    "adamw_all": {"kind": "adamw", "learning_rate": 0.02, "weight_decay": 0.2, "beta_1": 0.8,
                  "beta_2": 0.95, "epsilon": 1e-5, "global_clipnorm": 2.0},
}


def optimizer_of(settings, dtype):
    """Plain numbers go through float32 on their way into Adam's formulas: float64 gets tensors."""
    arguments = {name: value for name, value in settings.items()
                 if name not in ("kind", "l2", "rates")}
    if dtype == "float64" and settings["kind"] in ("adam", "adamw"):
        for name, default in (("beta_1", 0.9), ("beta_2", 0.999)):
            arguments[name] = tf.constant(settings.get(name, default), dtype)
    if "rates" in settings:
        arguments["learning_rate"] = keras.optimizers.schedules.ExponentialDecay(
            tf.constant(settings["learning_rate"], dtype), 3, settings["rates"])
    return KINDS[settings["kind"]](**arguments)


def updates_of(settings, dtype):
    """The weights after each update, as [STEPS, ...] by name."""
    keras.config.set_floatx(dtype)
    optimizer = optimizer_of(settings, dtype)
    variables = {name: keras.Variable(value.astype(dtype), dtype=dtype, name=name)
                 for name, value in weights().items()}
    penalty = keras.regularizers.L2(settings.get("l2", 0))
    after = {name: [] for name in variables}
    for step in range(STEPS):
        slopes = {name: tf.constant(values[step].astype(dtype))
                  for name, values in gradients().items()}
        with tf.GradientTape() as tape:
            loss = penalty(variables["kernel"])
        if settings.get("l2"):
            slopes["kernel"] += tape.gradient(loss, variables["kernel"].value)
        optimizer.apply(list(slopes.values()), list(variables.values()))
        for name, variable in variables.items():
            after[name].append(variable.numpy())
    keras.config.set_floatx("float32")
    return {name: np.array(values) for name, values in after.items()}


def updates(dtype):
    result = {f"initial/{name}": value.astype(dtype) for name, value in weights().items()}
    result |= {f"gradient/{name}": value.astype(dtype) for name, value in gradients().items()}
    for case, settings in UPDATES.items():
        for name, values in updates_of(settings, dtype).items():
            result[f"after/{case}/{name}"] = values
    return result


# Runs of `epochs` epochs of `steps_an_epoch` steps; settings by the names of our recipes.
SCHEDULES = {
    "exponential": {"kind": "exponential", "base": 0.5, "steps_an_epoch": 5, "epochs": 6,
                    "factor": 0.625},
    "cosine": {"kind": "cosine", "base": 0.5, "steps_an_epoch": 5, "epochs": 6, "warm_up": 0,
               "end": 0.1},
    "cosine_warm_up": {"kind": "cosine", "base": 0.5, "steps_an_epoch": 5, "epochs": 6,
                       "warm_up": 1.6, "end": 0},
}

PLATEAUS = {
    "plateau": {"kind": "plateau", "base": 0.5, "factor": 0.5, "patience": 2, "least_gain": 0.01,
                "cool_down": 0, "least_rate": 0},
    "plateau_cool_down": {"kind": "plateau", "base": 0.5, "factor": 0.3, "patience": 2,
                          "least_gain": 0, "cool_down": 2, "least_rate": 0.02},
    "plateau_defaults": {"kind": "plateau", "base": 0.5},
}


def rates_of(settings, dtype):
    """A schedule computes in the type of its first rate, which a plain number makes float32."""
    schedules = keras.optimizers.schedules
    base = tf.constant(settings["base"], dtype)
    steps = settings["steps_an_epoch"] * settings["epochs"]
    if settings["kind"] == "exponential":
        curve = schedules.ExponentialDecay(base, settings["steps_an_epoch"], settings["factor"])
    elif settings["warm_up"] == 0:
        curve = schedules.CosineDecay(base, steps, alpha=settings["end"])
    else:
        rising = round(settings["warm_up"] * settings["steps_an_epoch"])
        curve = schedules.CosineDecay(
            tf.zeros((), dtype), steps - rising, alpha=settings["end"], warmup_target=base, warmup_steps=rising)
    return [curve(step) for step in range(steps)]


def losses():
    """Falls, rests, falls a little, rises, falls once more and then stays."""
    random = np.random.default_rng(3)
    parts = [np.linspace(3, 2, 5), np.full(4, 2.0), 2 - np.arange(6) * 0.004,
             np.linspace(2, 2.4, 5), [1.9], 1.9 + random.uniform(0, 0.1, 24)]
    return np.concatenate(parts).astype(np.float32)


def plateau_rates(settings):
    """The rate of each epoch, the first included, and of the one after the last."""
    names = {"least_gain": "min_delta", "cool_down": "cooldown", "least_rate": "min_lr"}
    arguments = {names.get(name, name): value for name, value in settings.items()
                 if name not in ("kind", "base")}
    callback = keras.callbacks.ReduceLROnPlateau(monitor="val_loss", mode="min", **arguments)
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(settings["base"]))
    callback.set_model(model)
    callback.on_train_begin()
    rates = [model.optimizer.learning_rate.numpy()]
    for epoch, loss in enumerate(losses()):
        callback.on_epoch_end(epoch, {"val_loss": float(loss)})
        rates.append(model.optimizer.learning_rate.numpy())
    return rates


def schedule_rates(dtype):
    keras.config.set_floatx(dtype)
    result = {"losses": losses().astype(dtype)}
    for case, settings in SCHEDULES.items():
        result[f"rates/{case}"] = np.array(rates_of(settings, dtype), dtype)
    for case, settings in PLATEAUS.items():
        result[f"rates/{case}"] = np.array(plateau_rates(settings), dtype)
    keras.config.set_floatx("float32")
    return result


def main(folder):
    versions = f"keras {keras.__version__}, tensorflow {tf.__version__}"
    write(folder, "keras_updates", versions, UPDATES, updates("float32"), updates("float64"))
    write(folder, "keras_schedules", versions, SCHEDULES | PLATEAUS, schedule_rates("float32"),
          schedule_rates("float64"))


if __name__ == "__main__":
    main(sys.argv[1])
