package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Short lines that return at a regular distance, as headers, footers and numbers of pages do; all
/// numbers count as the same. Mutable.
final class PageHeaders implements Finder {
  private static final int LONGEST = 60;
  private static final int MOST = 1 << 12; // lines that are watched
  private static final int PAGE = 120; // lines of the longest page
  private static final int SHORTEST_PAGE = 12;
  private static final int RETURNS = 10;
  private static final double STEADY = 0.25; // of the mean distance

  private final Map<String, Returns> watched = new LinkedHashMap<>();
  private long lines;

  /// The times a line was seen at.
  private static final class Returns {
    private final Passage first;
    private long last;
    private long times = 1;
    private double distances;
    private double squares;

    Returns(Passage first, long line) {
      this.first = first;
      last = line;
    }

    void add(long line) {
      double distance = line - last;
      times++;
      distances += distance;
      squares += distance * distance;
      last = line;
    }

    double distance() {
      return distances / (times - 1);
    }

    boolean isSteady() {
      if (times < RETURNS) {
        return false;
      }
      double mean = distance();
      double variance = squares / (times - 1) - mean * mean;
      return mean >= SHORTEST_PAGE && mean <= PAGE && variance <= STEADY * STEADY * mean * mean;
    }
  }

  @Override
  public void accept(Line line) {
    lines++;
    String text = line.text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return;
    }
    String pattern = pattern(text);
    Returns returns = watched.get(pattern);
    if (returns != null) {
      returns.add(lines);
    } else {
      if (watched.size() >= MOST) {
        forgetTheGone();
      }
      if (watched.size() < MOST) {
        watched.put(pattern, new Returns(line.passage(), lines));
      }
    }
  }

  /// What has not returned for longer than a page is no header, unless it was one before.
  private void forgetTheGone() {
    watched.values().removeIf(seen -> lines - seen.last > PAGE && !seen.isSteady());
  }

  /// The line with every number as 0 and every stretch of white space as one space.
  private static String pattern(String text) {
    var pattern = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      char kind = character >= '0' && character <= '9' ? '0' : character <= ' ' ? ' ' : character;
      boolean same = !pattern.isEmpty() && pattern.charAt(pattern.length() - 1) == kind;
      if (!same || (kind != '0' && kind != ' ')) {
        pattern.append(kind);
      }
    }
    return pattern.toString();
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    List<Map.Entry<String, Returns>> headers =
        watched.entrySet().stream()
            .filter(entry -> entry.getValue().isSteady())
            .sorted(
                Comparator.<Map.Entry<String, Returns>>comparingLong(
                        entry -> -entry.getValue().times)
                    .thenComparing(Map.Entry::getKey))
            .toList();
    if (headers.isEmpty()) {
      return List.of();
    }
    String pattern = headers.getFirst().getKey();
    Returns first = headers.getFirst().getValue();
    String kind =
        pattern.equals("0")
            ? "a number alone on its line"
            : "'" + Wording.escaped(first.first.text().replaceAll("\\s+", " "), LONGEST) + "'";
    String what =
        kind
            + " returns "
            + Wording.count(first.times, "time")
            + ", every "
            + Wording.number(Math.round(first.distance()))
            + " lines or so, as a page header does"
            + (headers.size() > 1 ? ", and so " + others(headers.size() - 1) : "");
    long count = headers.stream().mapToLong(entry -> entry.getValue().times).sum();
    String fix =
        "grep -a -v -E "
            + Wording.shellWord(expression(pattern))
            + " "
            + place.file()
            + " > clean.txt";
    return List.of(
        place.finding(ErrorCode.DATA_PAGE_HEADER, count, Optional.of(first.first), what, fix));
  }

  private static String others(int count) {
    return count == 1 ? "does another line" : "do " + Wording.number(count) + " other lines";
  }

  /// The whole line, with any numbers in the place of its own.
  private static String expression(String pattern) {
    String escaped = pattern.replaceAll("[\\\\.^$*+?()\\[\\]{}|]", "\\\\$0");
    String any = escaped.replace(" ", "[[:space:]]+").replace("0", "[0-9]+");
    return "^[[:space:]]*" + any + "[[:space:]]*$";
  }
}
