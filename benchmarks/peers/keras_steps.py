"""Training steps in Keras on TensorFlow; served to side_by_side.py.

    python3.11 -m venv venv-keras
    venv-keras/bin/pip install -r requirements-keras.txt
    echo "P4 20" | venv-keras/bin/python keras_steps.py --threads 2
"""

import argparse
import dataclasses
import itertools
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

from step_server import serve
from workloads import ADAM, BATCHES, SEED, SGD_RATE, SGEMM, SGEMM_SIZE, WORKLOADS


def network(workload):
    layers = []
    if workload.embedding:
        layers.append(keras.Input((workload.steps,), batch_size=workload.batch, dtype="int32"))
        layers.append(keras.layers.Embedding(workload.vocabulary, workload.embedding))
    else:
        features = 1 if workload.scaled else workload.vocabulary
        layers.append(keras.Input((workload.steps, features), batch_size=workload.batch))
    for layer in range(workload.layers):
        last = layer == workload.layers - 1
        cell = keras.layers.GRU if workload.cell == "gru" else keras.layers.LSTM
        layers.append(cell(
            workload.units, return_sequences=workload.every_position or not last))
        if workload.dropout:
            layers.append(keras.layers.Dropout(workload.dropout))
    if workload.hidden_relu:
        layers.append(keras.layers.Dense(workload.hidden_relu, activation="relu"))
    layers.append(keras.layers.Dense(workload.vocabulary))
    return keras.Sequential(layers)


def batch_of(workload, random):
    shape = (workload.batch, workload.steps)
    ids = random.integers(workload.vocabulary, size=shape, dtype=np.int32)
    target_shape = shape if workload.every_position else shape[:1]
    targets = random.integers(workload.vocabulary, size=target_shape, dtype=np.int32)
    if workload.embedding:
        return ids, targets
    if workload.scaled:
        return (ids / np.float32(workload.vocabulary)).astype(np.float32)[:, :, None], targets
    return np.eye(workload.vocabulary, dtype=np.float32)[ids], targets


def optimizer_of(workload):
    return keras.optimizers.SGD(SGD_RATE) if workload.optimizer == "sgd" else (
        keras.optimizers.Adam(**ADAM))


def training(workload, how):
    random = np.random.default_rng(SEED)
    batches = [batch_of(workload, random) for _ in range(BATCHES)]
    model = network(workload)
    optimizer = optimizer_of(workload)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    if how == "train_on_batch":
        model.compile(optimizer=optimizer, loss=loss)
        turn = itertools.cycle(batches)
        return lambda: model.train_on_batch(*next(turn))
    optimizer.build(model.trainable_variables)

    @tf.function(jit_compile=how == "xla")
    def update(inputs, targets):
        with tf.GradientTape() as tape:
            value = loss(targets, model(inputs, training=True))
        gradients = tape.gradient(value, [v.value for v in model.trainable_variables])
        optimizer.apply(gradients, model.trainable_variables)
        return value

    turn = itertools.cycle([tuple(map(tf.constant, batch)) for batch in batches])
    return lambda: update(*next(turn)).numpy()


def writing(workload):
    """One token as the notebooks write it: `predict` on the whole window, then the window slides."""
    model = network(dataclasses.replace(workload, batch=1, every_position=False))
    random = np.random.default_rng(SEED)
    window = random.integers(workload.vocabulary, size=(1, workload.steps))

    def step():
        nonlocal window
        inputs = window if workload.embedding else (
            (window / np.float32(workload.vocabulary)).astype(np.float32)[:, :, None])
        logits = model.predict(inputs, verbose=0)[0] / 0.7
        shares = np.exp(logits - logits.max())
        token = random.choice(workload.vocabulary, p=shares / shares.sum())
        window = np.append(window[:, 1:], [[token]], axis=1)

    return step


def build(name, how):
    if name == SGEMM:
        return product()
    workload, _, kind = name.partition("-")
    if kind == "window":
        return writing(WORKLOADS[workload])
    return training(WORKLOADS[name], how)


def product():
    left, right = (tf.random.uniform((SGEMM_SIZE, SGEMM_SIZE)) for _ in range(2))
    multiply = tf.function(tf.matmul)
    return lambda: multiply(left, right).numpy()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--step", choices=["function", "train_on_batch", "xla"], default="train_on_batch")
    arguments = parser.parse_args()
    tf.config.threading.set_intra_op_parallelism_threads(arguments.threads)
    tf.config.threading.set_inter_op_parallelism_threads(arguments.threads)
    keras.utils.set_random_seed(SEED)
    serve(lambda name: build(name, arguments.step))


if __name__ == "__main__":
    main()
