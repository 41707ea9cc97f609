"""Writes the model files that hold Longhand's import to Keras, and what Keras foretells with them.

    venv/bin/python keras_models.py ../../formats/src/test/resources/dev/longhand/formats/keras

Each model is saved as `.keras` and as `.h5`; `models.json` has, for each, some lists of ids and the
probabilities of the next token behind them. Weights are noisy, so that swapped gates show.
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import numpy as np
from keras import layers as L

V = 7
STEPS = 5
IDS = [[3, 4, 5, 1, 2], [6, 6, 6, 6, 6], [1, 5, 2, 4, 3]]
WEIGHTS_ALONE = ["lstm_stacked", "bidirectional_sum"]
PADDED = [[0, 0, 3, 4, 5], [0, 0, 0, 0, 6], [1, 2, 3, 4, 5]]


def embedded(*behind, mask=False):
    return [L.Input((STEPS,)), L.Embedding(V, 3, mask_zero=mask), *behind]


def softmax():
    return L.Dense(V, activation="softmax")


MODELS = {
    "lstm": lambda: embedded(L.LSTM(4), softmax()),
    "lstm_masked": lambda: embedded(L.LSTM(4), softmax(), mask=True),
    "lstm_stacked": lambda: embedded(
        L.LSTM(4, return_sequences=True), L.Dropout(0.2), L.LSTM(3), L.Dense(5, activation="relu"), softmax()),
    "lstm_hard_sigmoid": lambda: embedded(L.LSTM(4, recurrent_activation="hard_sigmoid"), softmax()),
    "lstm_no_bias": lambda: embedded(
        L.LSTM(4, use_bias=False, unit_forget_bias=False), L.Dense(V, use_bias=False, activation="softmax")),
    "gru": lambda: embedded(L.GRU(4), softmax()),
    "gru_masked": lambda: embedded(L.GRU(4), softmax(), mask=True),
    "gru_reset_before": lambda: embedded(L.GRU(4, reset_after=False), softmax()),
    "gru_no_bias": lambda: embedded(L.GRU(4, use_bias=False), softmax()),
    "simple_rnn": lambda: embedded(L.SimpleRNN(4), softmax()),
    "simple_rnn_relu": lambda: embedded(L.SimpleRNN(4, activation="relu"), L.Dense(V), L.Activation("softmax")),
    "bidirectional_concat": lambda: embedded(L.Bidirectional(L.LSTM(4)), softmax()),
    "bidirectional_sum": lambda: embedded(L.Bidirectional(L.GRU(4), merge_mode="sum"), softmax()),
    "bidirectional_mul": lambda: embedded(L.Bidirectional(L.LSTM(4), merge_mode="mul"), softmax()),
    "bidirectional_ave": lambda: embedded(L.Bidirectional(L.SimpleRNN(4), merge_mode="ave"), softmax()),
    "bidirectional_below": lambda: embedded(
        L.Bidirectional(L.LSTM(4, return_sequences=True)), L.LSTM(3), softmax()),
    "every_step": lambda: embedded(L.LSTM(4, return_sequences=True), L.TimeDistributed(softmax())),
    "every_step_dense": lambda: embedded(L.GRU(4, return_sequences=True), softmax()),
    "layer_norm": lambda: embedded(
        L.LSTM(4), L.LayerNormalization(epsilon=0.01), L.Dense(5, activation="tanh"), softmax()),
    "one_hot": lambda: [L.Input((STEPS, V)), L.LSTM(4), softmax()],
    "scaled": lambda: [L.Input((STEPS, 1)), L.LSTM(4), L.Dropout(0.2), softmax()],
}


def functional():
    ids = L.Input((STEPS,), name="ids")
    x = L.Embedding(V, 3, name="vectors")(ids)
    x = L.LSTM(4, name="memory")(x)
    return keras.Model(ids, L.Dense(V, activation="softmax", name="next")(x))


def fed(name, ids):
    rows = np.array([ids])
    if name == "one_hot":
        return np.eye(V, dtype="float32")[rows]
    if name == "scaled":
        return (rows / V).astype("float32")[..., None]
    return rows


def main(folder):
    expected = {}
    random = np.random.default_rng(20)
    names = [*MODELS, "functional"]
    for name in names:
        keras.backend.clear_session()
        model = functional() if name == "functional" else keras.Sequential(MODELS[name]())
        model.set_weights([random.normal(0, 0.5, w.shape).astype("float32") for w in model.get_weights()])
        cases = []
        for ids in IDS + (PADDED if name.endswith("masked") or name == "lstm" else []):
            probabilities = model.predict(fed(name, ids), verbose=0)[0]
            last = probabilities[-1] if probabilities.ndim == 2 else probabilities
            cases.append({"ids": ids, "probabilities": [float(p) for p in last]})
        expected[name] = cases
        model.save(os.path.join(folder, name + ".keras"))
        model.save(os.path.join(folder, name + ".h5"))
        if name in WEIGHTS_ALONE:
            model.save_weights(os.path.join(folder, name + ".weights.h5"))
            with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as out:
                out.write(model.to_json())
    refused = {
        "refused_lambda": [L.Input((STEPS,)), L.Embedding(V, 3), L.Lambda(lambda x: x), L.LSTM(4), softmax()],
        "refused_convolution": [L.Input((STEPS,)), L.Embedding(V, 3), L.Conv1D(3, 2), L.LSTM(4), softmax()],
        "refused_activation": [L.Input((STEPS,)), L.Embedding(V, 3), L.LSTM(4, activation="relu"), softmax()],
        "refused_backwards": [L.Input((STEPS,)), L.Embedding(V, 3), L.LSTM(4, go_backwards=True), softmax()],
        "refused_sigmoid": [L.Input((STEPS,)), L.Embedding(V, 3), L.LSTM(4), L.Dense(V, activation="sigmoid")],
    }
    for name, layers in refused.items():
        keras.backend.clear_session()
        keras.Sequential(layers).save(os.path.join(folder, name + ".keras"))
    with open(os.path.join(folder, "models.json"), "w", encoding="utf-8") as out:
        json.dump({"keras": keras.__version__, "models": expected}, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
