package dev.longhand.text.survey;

import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of the text that is only measured also stands in the training part, by lines and by
/// stretches of words. The training part comes first, whatever the order of the text. Mutable.
final class Leaks implements Finder {
  private final LeakedLines lines;
  private final LeakedStretches stretches;

  /// @param heldOut what people call the text that is only measured
  Leaks(RepeatedLines.Unit unit, String heldOut) {
    lines = new LeakedLines(unit, heldOut);
    stretches = new LeakedStretches(heldOut);
  }

  static Leaks of(CorpusParts parts, RepeatedLines.Unit unit) {
    boolean both = parts.validation().isPresent() && parts.test().isPresent();
    TextPart one = parts.test().isPresent() ? TextPart.TEST : TextPart.VALIDATION;
    return new Leaks(unit, both ? "validation and test parts" : one.words());
  }

  /// No stretch of words goes on from here.
  void interrupt() {
    stretches.interrupt();
  }

  /// Takes the next word, by its hash.
  void accept(long word, int column, TextPart part, Reading reading) {
    switch (reading) {
      case ALL -> {
        if (part == TextPart.TRAINING) {
          stretches.learn(word);
        }
      }
      case HELD_OUT -> stretches.measure(word, column);
    }
  }

  /// Takes the next line of the training part.
  @Override
  public void accept(Line line) {
    if (line.part() == TextPart.TRAINING) {
      lines.learn(line);
    }
  }

  /// Takes the next line of another part, once the training part is known.
  void measure(Line line) {
    lines.measure(line);
    stretches.lineEnds(line);
  }

  /// One finding: lines that stand in both parts are stretches that do, too.
  @Override
  public List<Finding> findings(FindingPlace place) {
    var findings = new ArrayList<Finding>();
    Optional<Finding> ofLines = lines.finding(place);
    ofLines.or(() -> stretches.finding(place)).ifPresent(findings::add);
    return findings;
  }
}
