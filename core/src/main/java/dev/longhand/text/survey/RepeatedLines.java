package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines that stand in a text more than once. Mutable.
///
/// Short lines repeat in every text, so a line has four words or more here, unless documents are
/// shorter than files: then every line may be one. Lines without a letter do not count.
final class RepeatedLines implements Finder {
  private static final int MOST_LINES = 1 << 19;
  private static final int WORDS = 4;
  private static final double SOME = 0.01;

  private final Unit unit;
  private final SampledCounts lines = new SampledCounts(MOST_LINES);
  private int most;
  private Optional<Passage> mostFrequent = Optional.empty();

  /// What a line is for a corpus.
  enum Unit {
    /// A part of a longer document.
    LINE,
    /// A document, or nearly so.
    DOCUMENT;

    /// Whether a line says enough to be told from another.
    boolean counts(Line line) {
      return line.hasLetters() && (this == DOCUMENT || line.hasWords(WORDS));
    }
  }

  RepeatedLines(Unit unit) {
    this.unit = unit;
  }

  @Override
  public void accept(Line line) {
    if (!unit.counts(line)) {
      return;
    }
    int count = lines.add(line.hash());
    if (count > Math.max(1, most)) {
      most = count;
      mostFrequent = Optional.of(line.passage());
    }
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    var findings = new ArrayList<Finding>();
    String fix = remedy(unit, place.file());
    long total = lines.total();
    long again = total - lines.distinct();
    if (again > 0 && again >= SOME * total) {
      String what =
          Wording.count(again, "line")
              + " ("
              + Wording.share(again / (double) total)
              + (again == 1 ? ") repeats" : ") repeat")
              + " an earlier one; the most frequent stands there "
              + Wording.count(most, "time");
      findings.add(place.finding(ErrorCode.DATA_REPEATED, again, mostFrequent, what, fix));
    }
    return findings;
  }

  /// Keeps each line once.
  static String remedy(Unit unit, String file) {
    String few = unit == Unit.LINE ? "NF < " + WORDS + " || " : "";
    return "awk '" + few + "/^[[:space:][:punct:]]*$/ || !seen[$0]++' " + file + " > unique.txt";
  }
}
