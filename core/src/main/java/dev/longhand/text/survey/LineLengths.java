package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.List;
import java.util.Optional;

/// The longest line of a text, and whether it is very long. Mutable.
final class LineLengths implements Finder {
  private static final long VERY_LONG = 20_000;

  private long lines;
  private long longest;
  private Optional<Passage> where = Optional.empty();

  @Override
  public void accept(Line line) {
    lines++;
    if (line.length() > longest) {
      longest = line.length();
      where = Optional.of(line.passage());
    }
  }

  long lines() {
    return lines;
  }

  long longest() {
    return longest;
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    if (longest < VERY_LONG) {
      return List.of();
    }
    String what = "the longest line has " + Wording.number(longest) + " characters";
    String fix = "fold -s -w 1000 " + place.file() + " > folded.txt";
    return List.of(place.finding(ErrorCode.DATA_LONG_LINE, longest, where, what, fix));
  }
}
