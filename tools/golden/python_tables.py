"""Writes tables of nasty cells with Python's own csv and json modules, for Longhand to read.

python python_tables.py FOLDER
"""

import csv
import io
import json
import sys
from pathlib import Path

TEXTS = [
    "a plain line",
    " space on both sides ",
    "comma, semicolon; tab\tand | bar",
    'she said "no"',
    '"',
    '""',
    '"quoted whole"',
    'ends in a quote"',
    "two\nlines",
    "\nline end first",
    "line end last\n",
    "carriage\rreturn",
    "both\r\nof them\r\n\r\n",
    "=1+2",
    "sep=;",
    "#no comment",
    "back\\slash \\n",
    "'single'",
    "Grüße, \u00c5ngstr\u00f6m, e\u0301",
    "\U0001f600 \U0001f1e9\U0001f1ea \U0001d11e",
    "\u2028 separator \u0085",
    "zero\u200bwidth \ufeff mark",
    "control \x01\x7f",
    "nan and NA are words here",
    "x" * 300 + '"' * 7 + "\n" * 5,
]
OTHERS = ["", "0", 'a "b"', "\n", ",", ";", " ", "nan", '"', "é"]

# Without quotes everywhere, Python leaves a lone CR bare unless it ends lines with CR LF.
DIALECTS = {
    "excel": dict(dialect="excel"),
    "excel_tab": dict(dialect="excel-tab"),
    "unix": dict(dialect="unix"),
    "semicolon": dict(delimiter=";", lineterminator="\r\n"),
    "bar": dict(delimiter="|"),
    "returns": dict(quoting=csv.QUOTE_ALL, lineterminator="\r"),
    "quoted_words": dict(quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n"),
}


def rows():
    for number, text in enumerate(TEXTS):
        yield [OTHERS[number % len(OTHERS)], text, OTHERS[number * 7 % len(OTHERS)]]


def table(options):
    text = io.StringIO(newline="")
    writer = csv.writer(text, **options)
    writer.writerow(["before", "text", "behind"])
    writer.writerows(rows())
    read = csv.reader(io.StringIO(text.getvalue(), newline=""), **options)
    if list(read)[1:] != list(rows()):
        raise ValueError(f"Python itself reads {options} otherwise")
    return {"delimiter": writer.dialect.delimiter, "written": text.getvalue()}


def lines(ascii_only):
    return "".join(
        json.dumps({"before": before, "text": text, "behind": [behind]}, ensure_ascii=ascii_only)
        + "\n"
        for before, text, behind in rows()
    )


golden = {
    "python": f"{sys.version_info.major}.{sys.version_info.minor}",
    "texts": TEXTS,
    "csv": {name: table(options) for name, options in DIALECTS.items()},
    "json_lines": {"escaped": lines(True), "plain": lines(False)},
}
path = Path(sys.argv[1]) / "python_tables.json"
path.write_text(json.dumps(golden, indent=1) + "\n", encoding="ascii")
