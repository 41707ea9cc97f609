"""How fast Keras's Tokenizer is fitted to the lines of a text and encodes them, on one core.

    python benchmarks/peers/keras_tokens.py dracula.txt

Prints megabytes of the file a second, medians of nine rounds; beside it stands TextSpeeds.
"""

import pathlib
import statistics
import sys
import time

from keras.src.legacy.preprocessing.text import Tokenizer

ROUNDS = 9


def main() -> None:
    path = pathlib.Path(sys.argv[1])
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    megabytes = path.stat().st_size / 1e6
    fits, encodings = [], []
    for _ in range(ROUNDS):
        tokenizer = Tokenizer()
        start = time.perf_counter()
        tokenizer.fit_on_texts(lines)
        middle = time.perf_counter()
        tokenizer.texts_to_sequences(lines)
        encodings.append(time.perf_counter() - middle)
        fits.append(middle - start)
    print(f"fit    {megabytes / statistics.median(fits):7.1f} MB/s")
    print(f"encode {megabytes / statistics.median(encodings):7.1f} MB/s")


if __name__ == "__main__":
    main()
