package dev.longhand.generate.verse;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What verse looks like.
///
/// A scheme or pattern that is shorter than the verse begins again, with new rhymes. What is left
/// at the end rhymes with the stanza before it where it could not rhyme by itself. A letter that
/// stands alone in its stanza rhymes with nothing.
///
/// @param lines how many
/// @param rhyme a small letter for each line, equal ones for lines that rhyme, such as `abab`;
///   empty for no rhymes
/// @param syllables of each line
public record VerseForm(int lines, String rhyme, List<Integer> syllables) {
  /// The most lines that are written.
  public static final int MOST_LINES = 200;

  /// The most syllables of a line.
  public static final int MOST_SYLLABLES = 30;

  /// The word for a scheme without rhymes.
  public static final String NO_RHYME = "none";

  /// Fourteen lines as Shakespeare's sonnets have them.
  public static final VerseForm SONNET = new VerseForm(14, "ababcdcdefefgg", List.of(10));

  /// Five lines of a joke.
  public static final VerseForm LIMERICK = new VerseForm(5, "aabba", List.of(8, 8, 5, 5, 8));

  /// @throws LonghandException `USAGE_VALUE` or `USAGE_PAIR`, with all problems at once
  public VerseForm {
    syllables = List.copyOf(syllables);
    List<Problem> problems = problems(lines, rhyme, syllables);
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
  }

  /// A form as people write it.
  ///
  /// @param rhyme as `abab cdcd`, where spaces are for the reader, or `none`
  /// @param syllables as `10` or `8,6,8,6`
  /// @throws LonghandException `USAGE_VALUE` or `USAGE_PAIR`, with all problems at once
  public static VerseForm parse(int lines, String rhyme, String syllables) {
    String letters = rhyme.replace(" ", "");
    var counts = new ArrayList<Integer>();
    var problems = new ArrayList<Problem>();
    for (String count : syllables.split(",", -1)) {
      if (count.strip().matches("[0-9]{1,4}")) {
        counts.add(Integer.valueOf(count.strip()));
      } else {
        problems.add(
            value(
                "'" + Wording.escaped(count, 40) + "' is no number of syllables",
                "syllables",
                "--syllables 10, or a number for each line as --syllables 8,6,8,6"));
      }
    }
    String scheme = letters.equals(NO_RHYME) ? "" : letters;
    if (!problems.isEmpty()) {
      problems.addAll(problems(lines, scheme, List.of(1)));
      throw new LonghandException(problems);
    }
    return new VerseForm(lines, scheme, counts);
  }

  private static List<Problem> problems(int lines, String rhyme, List<Integer> syllables) {
    var problems = new ArrayList<Problem>();
    if (lines < 1 || lines > MOST_LINES) {
      problems.add(
          value(
              Wording.number(lines) + " lines are not from 1 to " + MOST_LINES,
              "lines",
              "--lines 14"));
    }
    if (!rhyme.matches("[a-z]*")) {
      problems.add(
          value(
              "the rhyme scheme '"
                  + Wording.escaped(rhyme, 40)
                  + "' has something else than small letters",
              "rhyme",
              "--rhyme abab, or --rhyme none"));
    }
    if (syllables.isEmpty() || syllables.stream().anyMatch(n -> n < 1 || n > MOST_SYLLABLES)) {
      problems.add(
          value(
              syllables + " syllables a line are not from 1 to " + MOST_SYLLABLES,
              "syllables",
              "--syllables 10"));
    }
    addTooLong(problems, lines, rhyme.length(), "rhyme");
    addTooLong(problems, lines, syllables.size(), "syllables");
    return problems;
  }

  private static void addTooLong(List<Problem> problems, int lines, int length, String what) {
    if (lines >= 1 && length > lines) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "--" + what + " is given for " + length + " lines, and there are " + lines,
              "--lines, --" + what,
              "--lines " + length));
    }
  }

  private static Problem value(String what, String where, String fix) {
    return new Problem(ErrorCode.USAGE_VALUE, what, where, fix);
  }

  /// The syllables of a line.
  ///
  /// @param line from 0
  public int syllables(int line) {
    return syllables.get(line % syllables.size());
  }

  /// The stanza of a line, from 0; all is one where nothing rhymes.
  public int stanza(int line) {
    if (rhyme.isEmpty()) {
      return 0;
    }
    int stanza = line / rhyme.length();
    int left = lines % rhyme.length();
    boolean last = stanza > 0 && stanza == lines / rhyme.length();
    return last && standsAlone(rhyme.substring(0, left)) ? stanza - 1 : stanza;
  }

  /// Whether a line of a beginning of the scheme lacks one to rhyme with.
  private boolean standsAlone(String beginning) {
    return beginning
        .chars()
        .anyMatch(letter -> count(rhyme, letter) > 1 && count(beginning, letter) == 1);
  }

  private static long count(String letters, int letter) {
    return letters.chars().filter(other -> other == letter).count();
  }

  /// The lines that rhyme with each other and with this one, itself included, first to last.
  public List<Integer> group(int line) {
    if (rhyme.isEmpty()) {
      return List.of(line);
    }
    return IntStream.range(0, lines)
        .filter(other -> stanza(other) == stanza(line) && letter(other) == letter(line))
        .boxed()
        .toList();
  }

  private char letter(int line) {
    return rhyme.charAt(line % rhyme.length());
  }

  /// The letter of a line, or a dash where it rhymes with nothing.
  public String mark(int line) {
    return group(line).size() < 2 ? "-" : String.valueOf(letter(line));
  }
}
