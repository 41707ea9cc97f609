"""Trains small byte-level byte-pair tokenizers and writes what they make of some texts.

For each case `huggingface_CASE.json`, as the library saves it, and for all cases together
`huggingface_ids.json`: the texts that were learnt from, texts, and the ids of each text by case; where the patterns cut the texts; and a hash of
what kind the library takes each code point for.
`huggingface_pair` is the folder of two files that GPT-2 came in.
"""

import hashlib
import json
import random
import sys
import unicodedata
from pathlib import Path

import tokenizers
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

GPT_2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
CL100K = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"
          r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
QWEN_2 = CL100K.replace("{1,3}", "")

STORY = """\
The ferry came in late that evening, and the harbour lamps were lit before anyone had gone ashore.
"You're the last," said the porter; "there isn't another boat 'til Monday." He'd been saying so since
1987, and it wasn't true then either. We'll walk, I thought, but they've locked the lower gate.

She counted the steps aloud: one, two, three, ten, 100, 1000, 10000. At the top there was a café that
sold naïve little paintings of the bay for $12.50 each (or three for $30!) and a girl was reading.
   "What do you read?" I asked.  "I'm reading the timetable," she said. "It's the only honest book."

Der alte Mann saß am Fenster und hörte das Meer. Später kam die Fähre, größer als im Sommer.
Вечером на пристани было тихо, и только чайки кричали над водой. Η θάλασσα ήταν ήσυχη.
夜の港に船が入りました。港口的灯亮了。बंदरगाह पर रात थी। المساء هادئ في الميناء
Rain, rain, rain. 🌧️🌧️ The lamps burned; the lamps burned low; the lamps went out. 🚢👩‍👧

\tdef arrive(boat, lamps=12):
\t    return [lamp.lit for lamp in boat.lamps[:lamps] if lamp is not None]
"""

TEXTS = [
    "",
    " ",
    "a",
    "The lamps burned low before the ferry came in.",
    "the  lamps   burned    low",
    "   leading and trailing   ",
    "\n\nTwo lines\n\n\nand more \n \n  \t\n end\n",
    "one\r\ntwo\r\n\r\n three\rfour",
    "It's what they've said: I'm sure you'd agree, we'll see, don't, they're 'round.",
    "IT'S WHAT THEY'VE SAID: I'M SURE YOU'D AGREE, WE'LL SEE, DON'T, THEY'RE 'ROUND.",
    "'s 't 're 've 'm 'll 'd ''s x'sy '\u017fo 'Llama",
    "In 1987 it cost $1234567.89, or 12% of 3½ × 10² (Ⅷ, ٣٤٥, ௧௨௩).",
    "Später kam die Fähre: größer, süß und naïve. Ça va? Ångström, İstanbul, ΟΔΟΣ, STRASSE, ẞ",
    unicodedata.normalize("NFD", "Später kam die Fähre: größer, naïve, Ångström, café."),
    "Вечером на пристани тихо. Η θάλασσα ήταν ήσυχη. שלום, המים שקטים",
    "夜の港に船が入りました。港口的灯亮了。 ｆｕｌｌ　ｗｉｄｔｈ 한국어 한국어",
    "बंदरगाह पर रात थी। المساء هادئ في الميناء ไทยไม่มีช่องว่าง",
    "🌧️🌧️🚢👩‍👧 👨‍👩‍👧‍👦 🇩🇪 e\u0301\u0323 \U0001F468\U0001F3FD \U0010FFFF",
    "no\u00a0break\u2003em\u3000wide\u2028line\u2029paragraph\u0085next\u200bzero\ufeffmark\u180e",
    "\u0000\u0001\u001c\u001d\u001f\u007f control",
    "if (x != y) { return a[i++] += \"\\n\"; } // <<<>>> ###___--- ... ... ... ***",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "hahahahahahahahahahahahahahahahahahah lamplamplamplamplamplamplamplamplamplamplamplamplamp",
    " " * 50 + "x" + "\n" * 20 + "\t" * 10 + "y" + " " * 9,
    "<pad> [MASK] </w> ##ing @@ ▁word Ġthe Ċ",
    STORY,
]


def tangled():
    """Words of three letters: hundreds of pairs, many of them equally frequent."""
    choice = random.Random(7)
    return " ".join(
        "".join(choice.choice("abc") for _ in range(choice.randint(1, 12))) for _ in range(400))


def byte_level(**settings):
    return pre_tokenizers.ByteLevel(trim_offsets=True, **settings)


def split(pattern):
    return pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(pattern), "isolated", False),
        byte_level(add_prefix_space=False, use_regex=False)])


def learnt(text, size, pre_tokenizer, normalizer=None, alphabet=True, special=(), **model):
    tokenizer = Tokenizer(models.BPE(**model))
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoders.ByteLevel()
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    letters = pre_tokenizers.ByteLevel.alphabet() if alphabet else []
    tokenizer.train_from_iterator([text], trainers.BpeTrainer(
        vocab_size=size, initial_alphabet=letters, special_tokens=list(special),
        show_progress=False))
    return tokenizer


def changed(tokenizer, change):
    """The tokenizer with its JSON changed."""
    described = json.loads(tokenizer.to_str())
    change(described)
    return Tokenizer.from_str(json.dumps(described))


def with_whole_words(described):
    """Looks words up first, and holds some that no merge makes."""
    model = described["model"]
    model["ignore_merges"] = True
    for word in ["Ġtimetable", "ĠThe", "hahaha", "Ġlamps"]:
        model["vocab"].setdefault(word, len(model["vocab"]))


def cases():
    plain = byte_level(add_prefix_space=False)
    composed = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    yield "learnt", learnt(STORY, 600, plain)
    yield "tangled", learnt(tangled(), 700, plain)
    yield "prefix", learnt(STORY, 400, byte_level(add_prefix_space=True), normalizers.NFC())
    yield "whole", learnt(STORY, 420, byte_level(add_prefix_space=False, use_regex=False))
    yield "gpt_2", learnt(STORY, 400, split(GPT_2), special=["<|endoftext|>"])
    yield "cl100k", changed(learnt(STORY, 500, split(CL100K), composed), with_whole_words)
    yield "qwen_2", learnt(STORY, 450, split(QWEN_2), normalizers.Lowercase())
    yield "unknown", learnt(
        STORY, 300, plain, alphabet=False, special=["<unk>", "<s>"], unk_token="<unk>")
    yield "missing", learnt(
        "the lamps burned low and the lamps went out\n", 60, plain, alphabet=False)


def pieces(pattern):
    cut = pre_tokenizers.Split(Regex(pattern), "isolated", False)
    return [[piece for piece, _ in cut.pre_tokenize_str(text)] for text in TEXTS]


def kinds():
    """SHA-256 of a letter for every code point: L, N, S or O, as the patterns tell them apart."""
    cut = pre_tokenizers.ByteLevel(add_prefix_space=False)

    def together(first, second):
        return len(cut.pre_tokenize_str(first + second)) == 1

    found = []
    for code_point in [*range(0xD800), *range(0xE000, 0x110000)]:
        character = chr(code_point)
        found.append("L" if together("a", character) else "N" if together("1", character)
                     else "O" if together("!", character) else "S")
    return hashlib.sha256("".join(found).encode()).hexdigest()


def saved(name, tokenizer):
    """The JSON of a tokenizer; of one case in an older way, with merges as strings."""
    described = json.loads(tokenizer.to_str())
    if name == "qwen_2":
        merges = described["model"]["merges"]
        described["model"]["merges"] = [" ".join(pair) for pair in merges]
    return json.dumps(described, ensure_ascii=False, separators=(",", ":")) + "\n"


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    ids = {}
    for name, tokenizer in cases():
        text = saved(name, tokenizer)
        (folder / f"huggingface_{name}.json").write_text(text, encoding="utf-8")
        again = Tokenizer.from_str(text)
        ids[name] = [again.encode(text, add_special_tokens=False).ids for text in TEXTS]
        if name == "learnt":
            pair = folder / "huggingface_pair"
            pair.mkdir(exist_ok=True)
            again.model.save(str(pair))
        print(f"{name:8} {again.get_vocab_size()} tokens, {len(text)} bytes")
    lines = [f"{json.dumps(name)}:{json.dumps(found, separators=(',', ':'))}"
             for name, found in ids.items()]
    body = json.dumps({"format": 1, "versions": {"tokenizers": tokenizers.__version__},
                       "learnt": STORY, "tangled": tangled(), "kinds": kinds(), "texts": TEXTS,
                       "pieces": {"gpt_2": pieces(GPT_2), "cl100k": pieces(CL100K),
                                  "qwen_2": pieces(QWEN_2)}}, indent=1)
    (folder / "huggingface_ids.json").write_text(
        body[:-2] + ',\n "ids": {\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
