package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines that stand in a text more than once, and lines of the validation part that also stand in
/// the training part. Mutable.
///
/// Short lines repeat in every text, so a line has four words or more here, unless documents are
/// shorter than files: then every line may be one. Lines without a letter do not count.
final class RepeatedLines implements Finder {
  private static final int MOST_LINES = 1 << 19;
  private static final int WORDS = 4;
  private static final long FEW = 20;
  private static final double MUCH = 0.05;
  private static final double SOME = 0.01;

  private final Unit unit;
  private final SampledCounts lines = new SampledCounts(MOST_LINES);
  private final SampledCounts trained = new SampledCounts(MOST_LINES);
  private final Tally repeated = new Tally();
  private long measured;
  private int most;
  private Optional<Passage> mostFrequent = Optional.empty();

  /// What a line is for a corpus.
  enum Unit {
    /// A part of a longer document.
    LINE,
    /// A document, or nearly so.
    DOCUMENT
  }

  RepeatedLines(Unit unit) {
    this.unit = unit;
  }

  @Override
  public void accept(Line line) {
    if (!line.hasLetters() || (unit == Unit.LINE && !line.hasWords(WORDS))) {
      return;
    }
    long hash = line.hash();
    int count = lines.add(hash);
    if (count > Math.max(1, most)) {
      most = count;
      mostFrequent = Optional.of(line.passage());
    }
    if (line.part() == Part.TRAINING) {
      trained.add(hash);
    } else if (trained.samples(hash)) {
      measured++;
      repeated.add(trained.count(hash) > 0 ? 1 : 0, line);
    }
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    var findings = new ArrayList<Finding>();
    String fix = remedy(unit, place.file());
    if (measured >= FEW / trained.rate() && repeated.count() >= MUCH * measured) {
      long count = repeated.count() * trained.rate();
      String what =
          Wording.count(count, "line")
              + " of the validation part ("
              + Wording.share(repeated.count() / (double) measured)
              + ") also "
              + (count == 1 ? "stands" : "stand")
              + " in the training part";
      findings.add(place.finding(ErrorCode.DATA_LEAK, count, repeated.first(), what, fix));
    }
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
