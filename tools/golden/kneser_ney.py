"""Computes Kneser-Ney probabilities by their definition, in exact fractions, for Longhand to meet.

python kneser_ney.py FOLDER

Written from docs/math/ngrams.md and apart from the Java code: every count is looked up in the whole
list of sequences again, nothing is kept from one question to the next but what a dictionary holds.
"""

import json
import sys
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

CASES = [
    {
        "name": "one_text",
        "order": 4,
        "documents": [
            "the river runs below the mill and the mill turns with the river; "
            "the miller sleeps while the river runs, and the mill never sleeps."
        ],
    },
    {
        "name": "lines",
        "order": 3,
        "documents": [
            "it was late",
            "it was late and it was dark",
            "it is not far",
            "is it far",
            "it is late, is it not",
            "no",
        ],
    },
    {"name": "few", "order": 6, "documents": ["abab", "b"]},
]


class Model:
    def __init__(self, documents, vocabulary, order):
        self.documents, self.vocabulary, self.order = documents, vocabulary, order
        self.grams = {k: self.counts(k) for k in range(1, order + 1)}
        self.discounts = {k: self.discounts_of(k) for k in range(1, order + 1)}

    def sequences(self, k):
        for document in self.documents:
            for start in range(len(document) - k + 1):
                yield tuple(document[start:start + k])

    def counts(self, k):
        """How often the longest come; of shorter ones the tokens in front and the beginnings."""
        found = {}
        for gram in self.sequences(k):
            found.setdefault(gram, 0)
            if k == self.order:
                found[gram] += 1
        if k < self.order:
            for longer in set(self.sequences(k + 1)):
                found[longer[1:]] += 1
            for document in self.documents:
                if len(document) >= k:
                    found[tuple(document[:k])] += 1
        return found

    def discounts_of(self, k):
        times = {n: sum(1 for c in self.grams[k].values() if c == n) for n in range(1, 5)}
        if times[1] == 0 or times[2] == 0:
            return Fraction(1, 2), Fraction(1), Fraction(3, 2)
        rare = Fraction(times[1], times[1] + 2 * times[2])
        if times[3] and times[4]:
            three = tuple(n - (n + 1) * rare * Fraction(times[n + 1], times[n]) for n in (1, 2, 3))
            if min(three) > 0:
                return three
        return rare, rare, rare

    @lru_cache(None)
    def probability(self, context, token):
        k = len(context) + 1
        below = (Fraction(1, self.vocabulary) if k == 1
                 else self.probability(context[1:], token))
        followers = [c for gram, c in self.grams[k].items() if gram[:-1] == context]
        total = sum(followers)
        if total == 0:
            return below
        off = lambda count: self.discounts[k][min(count, 3) - 1] if count else 0
        count = self.grams[k].get(context + (token,), 0)
        reserve = sum(off(c) for c in followers)
        return (count - off(count) + reserve * below) / total


def case(settings):
    letters = sorted(set("".join(settings["documents"])))
    documents = [[letters.index(letter) for letter in text] for text in settings["documents"]]
    vocabulary = len(letters) + 1  # the last one never comes
    model = Model(documents, vocabulary, settings["order"])
    contexts = {()}
    for document in documents:
        for end in range(0, len(document) + 1, 3):
            contexts |= {tuple(document[max(0, end - n):end]) for n in range(settings["order"])}
    contexts |= {(vocabulary - 1,), (0, vocabulary - 1), (vocabulary - 1, 0)}
    rows = []
    for context in sorted(contexts):
        exact = [model.probability(context, token) for token in range(vocabulary)]
        assert sum(exact) == 1, context
        rows.append({"context": list(context), "probabilities": [float(p) for p in exact]})
    return {
        "name": settings["name"],
        "order": settings["order"],
        "vocabulary": vocabulary,
        "documents": documents,
        "discounts": [[float(d) for d in model.discounts[k]]
                      for k in range(1, settings["order"] + 1)],
        "rows": rows,
    }


def main(folder):
    lines = ",\n".join(json.dumps(case(settings), separators=(",", ":")) for settings in CASES)
    (Path(folder) / "kneser_ney.json").write_text('{"cases":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1])
