"""Runs the five notebooks in Keras as they are written, to be compared with our faithful recipes.

    python3.11 -m venv venv && venv/bin/pip install -r requirements-notebooks.txt
    venv/bin/python notebooks.py poem TEXT [--seeds 5] [--epochs 1] [--characters N] [--excerpt FILE]
    venv/bin/python notebooks.py golden ../../core/src/test/resources/dev/longhand/experiment/golden

The first form prints a line of JSON for every seed and one of means and deviations. `--characters`
reads only the beginning of a text, of `dialog` so many rows instead; `--excerpt` writes what was read
to a file that `longhand train` can read. Losses and accuracies are what `fit` shows: the mean over the
examples of an epoch while the weights change. Targets are ids in place of one-hot rows, which changes
no number and spares the memory. Windows are all there are: a notebook that stops one short has one less.

The second form writes `notebooks.json`: the poem and the article on small texts of our own.
"""

import argparse
import csv
import io
import json
import os
import re
import statistics
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from keras.src.legacy.preprocessing.text import Tokenizer

POEM = """\
A heron stood where the river bends,
As grey as the stones and as still,
And waited the way that an old man tends
A lamp on a window sill.
The water went by, and the morning, and I,
And none of us hurried until
She rose with the whole of the sky on her wings
And was gone at the back of the hill.
"""

ARTICLE = """\
A loom is a frame that holds many threads tight while another thread is passed between them.
The threads that are held tight are the warp, and the thread that is passed between them is the weft.
In the oldest looms stones hung from the warp, and the weight of the stones kept the threads tight.
A weaver lifts one half of the warp, passes the weft, and lifts the other half.
Each pass of the weft is pushed against the cloth, so that the cloth grows by one thread.
The order in which the threads are lifted decides the pattern of the cloth.
In a plain weave each thread of the weft goes over one thread of the warp and under the next.
In a twill it goes over two threads, and each pass begins one thread further on.
Some looms read the pattern from cards with holes, one card for each pass of the weft.
A hole lets a hook through, the hook lifts its thread, and a missing hole leaves the thread down.
The cards are laced together in a chain, so that the last card is followed by the first.
A pattern of flowers may need many hundreds of cards, and a weaver who drops the chain sorts it for days.
"""


def book(path, limit):
    """A text file as plain text, without what Project Gutenberg puts around it."""
    raw = Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("iso-8859-1")
    text = text.replace("\r\n", "\n")
    start = re.search(r"^\*\*\* ?START OF TH.*$", text, re.MULTILINE)
    end = re.search(r"^\*\*\* ?END OF TH.*$", text, re.MULTILINE)
    if start or end:
        text = text[start.end() if start else 0 : end.start() if end else len(text)].strip() + "\n"
    return text[:limit] if limit else text


def rows(path, limit):
    """The first rows of a table, with its header, as CSV again."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))[: limit or 2000]
    out = io.StringIO()
    writer = csv.DictWriter(out, table[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def windows(ids, length):
    """All windows of a text, and the id behind each."""
    inputs = np.lib.stride_tricks.sliding_window_view(ids, length)[:-1]
    return np.array(inputs), ids[length:]


def characters(text):
    symbols = sorted(set(text))
    numbers = {symbol: number for number, symbol in enumerate(symbols)}
    return np.array([numbers[symbol] for symbol in text], np.int32), len(symbols)


def prefixes(texts):
    """Every beginning of every text, padded in front, and the word behind each."""
    tokenizer = Tokenizer()
    tokenizer.fit_on_texts(texts)
    sequences = [
        ids[:end] for ids in tokenizer.texts_to_sequences(texts) for end in range(2, len(ids) + 1)]
    padded = keras.utils.pad_sequences(sequences)
    return padded[:, :-1], padded[:, -1], len(tokenizer.word_index) + 1


def poem(text):
    ids, vocabulary = characters(text)
    inputs, targets = windows(ids, 50)
    return (np.eye(vocabulary, dtype=np.float32)[inputs], targets, vocabulary, 16,
            [layers.LSTM(128)])


def dracula(text):
    ids, vocabulary = characters(text.lower())
    inputs, targets = windows(ids, 100)
    scaled = (inputs / float(vocabulary)).astype(np.float32)[:, :, None]
    return scaled, targets, vocabulary, 128, [layers.LSTM(256), layers.Dropout(0.2)]


def lyrics(text):
    import spacy

    words = [token.text.lower() for token in spacy.blank("en")(text)
             if any(symbol.isalnum() for symbol in token.text)]
    tokenizer = Tokenizer()
    tokenizer.fit_on_texts([words])
    ids = np.array(tokenizer.texts_to_sequences([words])[0], np.int32)
    inputs, targets = windows(ids, 50)
    vocabulary = len(tokenizer.word_index) + 1
    return inputs, targets, vocabulary, 128, [
        layers.Embedding(vocabulary, 50),
        layers.LSTM(150, return_sequences=True),
        layers.LSTM(150),
        layers.Dense(150, activation="relu")]


def dialog(text):
    inputs, targets, vocabulary = prefixes(
        [row["Text"] for row in csv.DictReader(io.StringIO(text))])
    return inputs, targets, vocabulary, 64, [layers.Embedding(vocabulary, 50), layers.LSTM(200)]


def article(text):
    inputs, targets, vocabulary = prefixes([line for line in text.split("\n") if line.strip()])
    return inputs, targets, vocabulary, 64, [layers.Embedding(vocabulary, 50), layers.LSTM(150)]


NOTEBOOKS = {notebook.__name__: notebook for notebook in (poem, dracula, lyrics, dialog, article)}


def run(name, text, seed, epochs):
    """What `fit` shows of each epoch with one seed."""
    keras.utils.set_random_seed(seed)
    inputs, targets, vocabulary, batch, stack = NOTEBOOKS[name](text)
    model = keras.Sequential(
        [keras.Input(inputs.shape[1:]), *stack, layers.Dense(vocabulary, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    before = model.evaluate(inputs, targets, batch_size=512, verbose=0)
    shown = model.fit(inputs, targets, batch_size=batch, epochs=epochs, verbose=0).history
    return {
        "notebook": name,
        "seed": seed,
        "vocabulary": vocabulary,
        "examples": len(inputs),
        "steps": -(-len(inputs) // batch),
        "parameters": model.count_params(),
        "loss_before": before[0],
        "loss": shown["loss"],
        "accuracy": shown["accuracy"],
    }


def summary(results):
    """Means and deviations of what the first epoch showed."""
    kept = {key: results[0][key] for key in ("notebook", "vocabulary", "examples", "steps",
                                             "parameters")}
    kept["seeds"] = len(results)
    for figure, values in (("loss_before", [result["loss_before"] for result in results]),
                           ("loss", [result["loss"][0] for result in results]),
                           ("accuracy", [result["accuracy"][0] for result in results])):
        deviation = statistics.stdev(values) if len(values) > 1 else 0.0
        kept[figure] = {"mean": statistics.mean(values), "deviation": deviation}
    return kept


def golden(folder, seeds):
    cases = [summary([run(name, text, seed, 1) for seed in range(1, seeds + 1)]) | {"text": text}
             for name, text in (("poem", POEM), ("article", ARTICLE))]
    written = {"versions": f"keras {keras.__version__}, tensorflow {tf.__version__}",
               "notebooks": cases}
    path = Path(folder) / "notebooks.json"
    path.write_text(json.dumps(written, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", choices=[*NOTEBOOKS, "golden"])
    parser.add_argument("text", help="a text file, or the folder of the golden file")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--characters", type=int, default=0, help="of dialog: rows")
    parser.add_argument("--excerpt", help="a file for what was read")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    tf.config.threading.set_intra_op_parallelism_threads(arguments.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    if arguments.notebook == "golden":
        golden(arguments.text, arguments.seeds)
        return
    read = rows if arguments.notebook == "dialog" else book
    text = read(arguments.text, arguments.characters)
    if arguments.excerpt:
        Path(arguments.excerpt).write_text(text, encoding="utf-8")
    results = []
    for seed in range(1, arguments.seeds + 1):
        results.append(run(arguments.notebook, text, seed, arguments.epochs))
        print(json.dumps(results[-1]), flush=True)
    print(json.dumps(summary(results)))


if __name__ == "__main__":
    sys.exit(main())
