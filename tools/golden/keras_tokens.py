"""Writes what Keras's `Tokenizer` and `pad_sequences` make of nasty texts.

    python3.11 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python keras_tokens.py ../../core/src/test/resources/dev/longhand/text/token/golden

Every sentence is our own. Where Keras is given lists of tokens, the lists stand here beside the texts
that they are cut from, and the file holds the texts alone.
"""

import json
import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import keras
from keras.src.legacy.preprocessing.text import Tokenizer
from keras.utils import pad_sequences

PLAIN = [
    "The owl, the otter and the eel; the owl again!",
    "Don't panic: it's only the cat's o'clock.",
    "tab\tand\ttab and  double   spaces",
    "e-mail me: anna_b@example.org (or don't), 3.14 x 2 = 6.28 ~ [ok] {ok} <ok> `ok` ^ok|ok\\ok",
    "\u201cCurly quotes\u201d stay \u2014 and long dashes \u2013 too\u2026",
    "STRASSE Stra\u00dfe \u0130stanbul istanbul \u0394\u0399\u0391\u03a6\u039f\u03a1\u039f\u03a3 "
    "\u03b4\u03b9\u03ac\u03c6\u03bf\u03c1\u03bf\u03c2",
    "cafe\u0301 caf\u00e9 na\u00efve \u732b \u732b\u732b \U0001f98a \U0001f98a\U0001f98a",
    "no\u00a0break carriage\rreturn line\u2028separator form\ffeed",
    "'quoted' ''twice'' 'tis rock'n'roll'",
    "...!!!???",
    "one",
]

PROBES = [
    "",
    " \t\n ",
    "?!",
    "The owl doesn't know the OTTER.",
    "unseen words only here",
    "one unseen one",
    "\u0394\u0399\u0391\u03a6\u039f\u03a1\u039f\u03a3, STRASSE",
    "otter's 'quoted' quoted",
]

LISTS = [
    ("I can't say that she'll come, can I?",
     ["I", "ca", "n't", "say", "that", "she", "'ll", "come", "can", "I"]),
    ("We're gonna sing. WE'RE gonna SING!",
     ["We", "'re", "gon", "na", "sing", "WE'RE", "gon", "na", "SING"]),
    ("He's at the U.S. border at 9 p.m. today",
     ["He", "'s", "at", "the", "U.S.", "border", "at", "9", "p.m.", "today"]),
    ("They don't and they won't.", ["They", "do", "n't", "and", "they", "wo", "n't"]),
]

LIST_PROBES = [
    ("She can't, and I won't sing.", ["She", "ca", "n't", "and", "I", "wo", "n't", "sing"]),
    ("Nobody's here", ["Nobody", "'s", "here"]),
]

CASES = [
    {"name": "words", "split": "SPACES"},
    {"name": "words_unknown", "split": "SPACES", "oov_token": "<oov>"},
    {"name": "words_few", "split": "SPACES", "num_words": 6},
    {"name": "words_few_unknown", "split": "SPACES", "num_words": 6, "oov_token": "<oov>"},
    {"name": "words_two", "split": "SPACES", "num_words": 2, "oov_token": "<oov>"},
    {"name": "words_cumulative", "split": "SPACES", "fitting": "CUMULATIVE"},
    {"name": "characters", "split": "CHARACTERS"},
    {"name": "characters_unknown", "split": "CHARACTERS", "num_words": 12, "oov_token": "?!"},
    {"name": "characters_cumulative", "split": "CHARACTERS", "fitting": "CUMULATIVE"},
    {"name": "lists", "split": "CONTRACTIONS"},
    {"name": "lists_few_unknown", "split": "CONTRACTIONS", "num_words": 9, "oov_token": "unk"},
    {"name": "lists_cumulative", "split": "CONTRACTIONS", "fitting": "CUMULATIVE"},
]

PADDINGS = [(None, [[5, 6, 7], [8], [9, 1, 2, 3, 4]]), (4, [[5, 6, 7], [8, 2], [9, 1, 2, 3, 4, 6]])]


def tokenized(case):
    lists = case["split"] == "CONTRACTIONS"
    texts = [text for text, _ in LISTS] if lists else PLAIN
    fitted = [tokens for _, tokens in LISTS] if lists else PLAIN
    probes = [text for text, _ in LIST_PROBES] if lists else PROBES
    encoded = [tokens for _, tokens in LIST_PROBES] if lists else PROBES
    tokenizer = Tokenizer(
        num_words=case.get("num_words"),
        oov_token=case.get("oov_token"),
        char_level=case["split"] == "CHARACTERS")
    if case.get("fitting") == "CUMULATIVE":
        tokenizer.fit_on_texts("\n".join(texts))
    tokenizer.fit_on_texts(fitted)
    return {
        "name": case["name"],
        "split": case["split"],
        "num_words": case.get("num_words", 0),
        "oov_token": case.get("oov_token", ""),
        "fitting": case.get("fitting", "ONCE"),
        "texts": texts,
        "probes": probes,
        "words": [tokenizer.index_word[index] for index in range(1, len(tokenizer.index_word) + 1)],
        "sequences": tokenizer.texts_to_sequences(fitted + encoded),
        "written": tokenizer.sequences_to_texts(tokenizer.texts_to_sequences(fitted + encoded)),
    }


def padded(longest, sequences):
    prefixes = [ids[:end] for ids in sequences for end in range(2, len(ids) + 1)]
    rows = pad_sequences(prefixes, maxlen=longest)
    return {"sequences": sequences, "rows": rows.tolist()}


def main(folder):
    golden = {
        "versions": f"keras {keras.__version__}",
        "tokenizers": [tokenized(case) for case in CASES],
        "paddings": [padded(*case) for case in PADDINGS],
    }
    lines = json.dumps(golden, ensure_ascii=True, indent=1)
    path = Path(folder) / "keras_tokens.json"
    path.write_text(lines + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
