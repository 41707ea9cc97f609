package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.TextPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words of a text: how many different ones, how many of those occur once, and which mix
/// letters that only look alike.
///
/// A word is a run of letters, digits and marks, with apostrophes between them; one ideograph is a
/// word. Mutable.
final class WordSurvey implements Finder {
  private static final int MOST_WORDS = 1 << 19;
  private static final int KEPT = 64; // characters of a word that are kept to show it
  private static final int CANDIDATES = 32;
  private static final long FEW_WORDS = 5000; // in a short text it is so
  private static final double MANY_ONCE = 0.6;
  private static final int LATIN = 1;
  private static final int LOOK_ALIKE = 2; // Greek or Cyrillic
  private static final char APOSTROPHE = '\'';
  private static final char CURLY_APOSTROPHE = '\u2019';

  private final SampledCounts counts = new SampledCounts(MOST_WORDS);
  private final Leaks leaks;
  private final Reading reading;
  private final Tally mixed = new Tally();
  private final StringBuilder word = new StringBuilder();
  private final Deque<Candidate> newest = new ArrayDeque<>(); // first seen last
  private String firstMixed = "";
  private boolean inWord;
  private char apostrophe; // between two letters perhaps; 0 where there is none
  private char high; // the first half of a surrogate pair; 0 where there is none
  private long hash;
  private int scripts;
  private int column;
  private long words;
  private Optional<String> newInLine = Optional.empty();

  /// A word that had not been seen before, and its line.
  private record Candidate(String word, Passage passage) {}

  /// @param leaks told of each word
  /// @param reading in which it is told
  WordSurvey(Leaks leaks, Reading reading) {
    this.leaks = leaks;
    this.reading = reading;
  }

  /// Takes a stretch of a line that begins at a column of it.
  void read(char[] text, int from, int to, long start, TextPart part) {
    for (int i = from; i < to; i++) {
      char character = text[i];
      if (isAsciiLetterOrDigit(character)) {
        if (!inWord) {
          begin((int) Math.min(Line.KEPT, start + i - from));
        }
        extend(character);
        scripts |= character > '9' ? LATIN : 0;
      } else if (character < 128) {
        readSign(character, part);
      } else {
        readForeign(character, (int) Math.min(Line.KEPT, start + i - from), part);
      }
    }
  }

  private static boolean isAsciiLetterOrDigit(char character) {
    int small = character | 0x20;
    return (small >= 'a' && small <= 'z') || (character >= '0' && character <= '9');
  }

  private void readSign(char character, TextPart part) {
    if (inWord && character == APOSTROPHE && apostrophe == 0) {
      apostrophe = character;
    } else {
      end(part);
    }
  }

  private void readForeign(char character, int where, TextPart part) {
    if (character == CURLY_APOSTROPHE) {
      readSign(APOSTROPHE, part);
    } else if (Character.isHighSurrogate(character)) {
      high = character;
    } else if (Character.isLowSurrogate(character)) {
      readCodePoint(Character.toCodePoint(high, character), where, part);
    } else {
      readCodePoint(character, where, part);
    }
  }

  private void readCodePoint(int codePoint, int where, TextPart part) {
    int type = Character.getType(codePoint);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    if (Character.isIdeographic(codePoint)) {
      end(part);
      begin(where);
      extend(codePoint);
      end(part);
    } else if (Character.isLetterOrDigit(codePoint) || (mark && inWord)) {
      if (!inWord) {
        begin(where);
      }
      extend(codePoint);
      scripts |= script(codePoint);
    } else {
      end(part);
    }
  }

  private static int script(int codePoint) {
    if (codePoint >= 0xC0 && codePoint <= 0x24F) {
      return LATIN;
    }
    return codePoint >= 0x370 && codePoint <= 0x52F ? LOOK_ALIKE : 0;
  }

  private void begin(int where) {
    inWord = true;
    column = where;
    hash = 0;
    scripts = 0;
    word.setLength(0);
  }

  private void extend(int codePoint) {
    if (apostrophe != 0) {
      hash = Hashing.next(hash, apostrophe);
      keep(apostrophe);
      apostrophe = 0;
    }
    hash = Hashing.next(hash, codePoint);
    keep(codePoint);
  }

  private void keep(int codePoint) {
    if (word.length() < KEPT) {
      word.appendCodePoint(codePoint);
    }
  }

  /// Ends the word that is being read, if there is one.
  void end(TextPart part) {
    apostrophe = 0;
    if (!inWord) {
      return;
    }
    inWord = false;
    words++;
    long finished = Hashing.end(hash);
    if (counts.add(finished) == 1) {
      newInLine = Optional.of(word.toString());
    }
    if (scripts == (LATIN | LOOK_ALIKE)) {
      firstMixed = mixed.count() == 0 ? word.toString() : firstMixed;
      mixed.add(column);
    }
    leaks.accept(finished, column, part, reading);
  }

  @Override
  public void accept(Line line) {
    mixed.lineEnds(line);
    if (newInLine.isPresent()) {
      newest.addLast(
          new Candidate(newInLine.get(), line.passage(line.text().indexOf(newInLine.get()))));
      newInLine = Optional.empty();
      if (newest.size() > CANDIDATES) {
        newest.removeFirst();
      }
    }
  }

  long words() {
    return words;
  }

  long distinct() {
    return counts.distinct();
  }

  long once() {
    return counts.once();
  }

  /// One of how many different words is counted.
  long rate() {
    return counts.rate();
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    var findings = new ArrayList<Finding>();
    if (mixed.count() > 0) {
      String what =
          Wording.count(mixed.count(), "word")
              + (mixed.count() == 1 ? " mixes" : " mix")
              + " Latin with Greek or Cyrillic letters that look like them, such as '"
              + Wording.escaped(firstMixed, KEPT)
              + "'";
      String fix = "grep -n " + Wording.shellWord(firstMixed) + " " + place.file();
      findings.add(
          place.finding(ErrorCode.DATA_HOMOGLYPH, mixed.count(), mixed.first(), what, fix));
    }
    double share = counts.once() / (double) Math.max(1, counts.distinct());
    if (words >= FEW_WORDS && share >= MANY_ONCE) {
      findings.add(rareWords(share, place));
    }
    return findings;
  }

  private Finding rareWords(double share, FindingPlace place) {
    Optional<Candidate> example =
        newest.stream().filter(candidate -> occursOnce(candidate.word())).findFirst();
    String what =
        String.format(Locale.ROOT, "%.0f %% of the different words occur once", 100 * share)
            + example
                .map(found -> ", such as '" + Wording.escaped(found.word(), KEPT) + "'")
                .orElse("");
    return place.finding(
        ErrorCode.DATA_RARE_WORDS,
        counts.once(),
        example.map(Candidate::passage),
        what,
        "with words as tokens, --min-count 2 makes one unknown token of them");
  }

  private boolean occursOnce(String candidate) {
    long found = 0;
    for (int codePoint : candidate.codePoints().toArray()) {
      found = Hashing.next(found, codePoint);
    }
    return counts.count(Hashing.end(found)) == 1;
  }
}
