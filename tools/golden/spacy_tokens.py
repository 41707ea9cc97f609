"""Writes what spaCy's English tokenizer makes of sentences of our own: `spacy_tokens.json`.

Most sentences are prose as people type it; then come frames around every sort of contraction, and
last mixes of words and signs that nobody would write. Tokens of white space are left out.
"""

import json
import random
import sys
from pathlib import Path

import spacy

PROSE = """\
The ferry came in late, and nobody had lit the lamps.
I can't go, I won't stay, and I shan't be asked twice.
You'd've thought they couldn't've known, but they'd've guessed.
She's here; he's gone; it's over; that's that; what's left?
I'm gonna wait, you're gotta leave, and he cannot decide.
Im sure youre right, thats what theyd said, and dont ask whos next.
Well, well: shell and hell, ill and its, were and shed stay whole.
It cost $5.50, or £4, or €12.00, or 300¥, or US$20, or A$7.
We met at 10am, left at 11 a.m., and slept at 12p.m. on the dot.
Dr. Hale, Mrs. Orne and Mr. Pike of St. Ives sold it to Bros. & Co. in Conn. last Sept.
The U.S. and the U.K. agreed; N.Y. didn't, D.C. hadn't, and the E.U. wouldn't.
She lives in Wash., he in Ala., they in N.C., and I in Mass.
He reads e.g. maps, i.e. charts, vs. novels, etc.
A well-known, three-year-old, out-of-the-way half-truth.
He stopped--just for a moment--and went on—slowly—then ran – for once – home.
Wait... what? No.... Yes.. perhaps…and then…… nothing.
"Come in," she said, "and shut the door."
“Come in,” she said, ‘and shut the door’—but he didn’t.
'Tis the wind, 'twas the rain, and 'em lads o' mine don't mind 'bout it.
’Tis nothin’, doin’ what I’m doin’, goin’ where they’re goin’.
The boys' boots, the girls' coats, James's hat and the Joneses' gate.
Rock 'n' roll, rock-'n'-roll, fish'n'chips and the '60s.
See https://example.org/a/b?c=d#e, www.example.com, or http://user:pw@host.example:8080/x.
Write to anna.lind@example.org or to <otto@example.co.uk>.
Try 8.8.8.8, 8.8.8.8:53/x, 192.168.0.1/a and 10.0.0.1/b:c.
example.com/path-to-page, Example.Com, sub.domain.example.museum, ftp://x.yz and a://b.cd.
The file is called notes.txt, the folder /home/anna/notes, the drive C:\\notes.
It was 20°C, 68°F. outside, and 3°c. by night, at 5km/h, 10kg, 3mm, 20% and 5m.
Run 5km. Buy 10kg. Add 250ml, 3oz, 2lb and 1.5l.
3+4=7, 3-4=-1, 2*3, 2^10, a+b, a-b, x=y, 1/2, a/b, 3:4, 10:30 and 1,000,000.
(He (the (old) man) left.) [Exit] {sic} <end>
He said: "She said: 'They said: "No!"'"
Smile :) or wink ;-) or cry :'( or laugh :D or love <3 or (^_^) or -_- or o.O today.
Great!!! Really?!? No?? Yes!! #winning @home & away 50/50 and/or w/o *stars* _lines_.
"Quoted." 'Quoted.' “Quoted.” ‘Quoted.’ «Quoted.» „Quoted.“
End of the line.New sentence,no space;none here:either!
ALL CAPS CAN'T SHOUT, IT'S I'M WE'LL.
Can't Won't Didn't I'll You've Let's C'mon Y'all How'd'y.
y'all c'mon let's o'clock ma'am O'clock Ma'am.
The 1990s, the '90s, the 90's, the 21st, 2nd-hand and 3rd.
Mt. Ore. Miss. Mar. Dec. Id. Ia. Ind. stay; Abc. Xyz. go.
A. B. C. a. b. c. x.y.z. J.R.R. T.S. Eliot's U.S.A.
naïve café, Ångström's ÆON, œuvre, Straße, Łódź, ça-va.
Привет, мир! Это — не английский. 5км, 10кг.
日本語のテキスト、そして「引用」。 ok。
😀😀 thumbs👍up ❤️love ☀sun→moon ©2020 ™brand®.
C++ and C# and F# and .NET and node.js and AT&T and R&D.
Re: your e-mail, cc: me; p.s.: hi. P.S. bye. Ph.D. M.D. B.A.
$$$ ££ ... --- === *** ___ ### ~~~ ^^^ ||| \\\\\\
one,two three,four 1,2 a,1 1,a (a),(b)
word. word, word; word: word! word? word) word] word} word> word" word' word” word’
.word ,word ;word :word !word ?word (word [word {word <word "word 'word “word ‘word
-word word- --word word-- —word word— –word word– word…word word...word
can't. can't, (can't) "can't" 'can't' “can’t” can't-do can't/won't can't—won't can't...
Mr.--Smith Mr.-Smith Mr.,Smith (Mr.) "Mr." Mr.'s Dr.'s a.m.-p.m. 10a.m.--11p.m.
he's-she's he's/she's he's—she's (he's) "he's" he's. he's's
I.e., e.g., a.m., (p.m.) "vs." co. Co.'s Inc.'s Ltd.,
't 's 'm 're 've 'd 'll n't nt 't. 's, ('s) "'s"
it's its it’s its’ dog's dog’s dogs' dogs’ DOG'S 90's S's 's's
5$ 5€ $5 €5 -$5 $-5 5%-10% +5 ++5 5+ +a a+ 5++ C$ US$ A$5
10:30am 10.30pm 7am-9pm 12AM 5PM 3p.m.! 0am 13pm 1am. 1a.m..
http:// https://x www. .com a.b a.bc A.BC a.B ab.Cd AB.cd 1.a a.1
x@y x@y.z x@y.zz @y.zz x@ a@b@c.de mailto:a@b.cd a:b@c.de
<b>bold</b> &amp; &#39; <a href="x.html">y</a> <!-- no --> <br/>
\\t \\n \\") '' ``quoted'' `code` '''three''' \"\"\"three\"\"\"
(a) (b), [c]; {d}: <e>! ((f)) [[g]] ({[h]})
e-mail e‑mail e–mail e—mail e~mail e/mail e:mail e=mail e<mail e>mail e_mail e+mail
non-'quoted' 'non-quoted' pre-“quoted” semi-(bracketed) re-[boxed]
she'sn't i'm'a gonna've wasn'twere shouldn't've mustn't've mightn't've
ain't aren't isn't wasn't weren't haven't hasn't daren't oughtn't needn't
aint arent isnt wasnt werent havent hasnt darent oughtnt neednt
who'll who'd've where're why've when's there'll these'd those've this'll
wholl whodve wherere whyve whens therell thesed thoseve thisll
"""

WHITE_SPACE = (
    "\tTabs\tand  double   spaces \u00a0 and\u2003others,\x1ctoo.\nA line.\n\n  A third. \n")

FRAMES = ["I said {}.", "({}, then)", "“{}”--yes", "{}-like {}!", "So {}; or {}?"]
WORDS = """\
can't don’t won't i'll You'd she's WHAT'S who're there've that'd how'd let's y'all gonna gotta cannot
Nothin' ol' somethin’ lovin 'em 'cause 'Coz 'bout 'nuff o'clock Ma'am Mr. Prof. a.m. 11p.m. e.g. U.S.
$5 10% 5kg 20°C 3.14 1,000 x@y.org www.y.org :-) <3 xD rock'n'roll well-known and/or C++ Ph.D. '90s
""".split()

SCRAPS = list("…,:;!?()[]{}<>_#*&'\"”“`‘’„»«$£€¥-–—~.+=%§^|/@\\°²é") + """\
-- --- —— .. ... US$ 's ’S n't http:// www. x@y.zz .com /p?q#r :80 192.168.0.1 8.8.8.8 10 5 😀 👍🏽 日本 É
АБ тест word Word WORD a A I don ist km kg % mm m/s GB he's Mr. a.m. 10am :) :( gonna can't 'em o.O ¿ ¡
""".split()
MIXES = 150


def mix(chance):
    return " ".join("".join(chance.choice(SCRAPS) for _ in range(chance.randint(1, 6)))
                    for _ in range(chance.randint(1, 4)))


def sentences():
    yield from PROSE.split("\n")
    yield WHITE_SPACE
    for word in WORDS:
        for frame in FRAMES:
            yield frame.format(word, word)
    chance = random.Random(11)
    for _ in range(MIXES):
        yield mix(chance)


def main(folder):
    tokenizer = spacy.blank("en").tokenizer
    lines = []
    for text in dict.fromkeys(sentences()):
        tokens = [token.text for token in tokenizer(text) if not token.is_space]
        lines.append(json.dumps({"text": text, "tokens": tokens}))
    header = json.dumps({"spacy": spacy.__version__})
    content = f'{{"versions":{header},\n"sentences":[\n' + ",\n".join(lines) + "\n]}\n"
    json.loads(content)
    (Path(folder) / "spacy_tokens.json").write_text(content, encoding="utf-8")
    print(f"{len(lines)} sentences")


if __name__ == "__main__":
    main(sys.argv[1])
