package dev.longhand.generate.verse;

import dev.longhand.generate.verse.LineGrammar.Standing;
import java.util.Map;
import java.util.Optional;

/// Looks ahead: whether a line that has come so far can still become what is planned, and whether
/// it is. Words are known letter by letter, so no line runs into a word that does not fit.
/// Immutable.
final class LineAhead {
  private final RhymeBook book;
  private final LineGrammar grammar;
  private final LinePlan plan;
  private final int shortestEnd;
  private final Map<String, Integer> endLengths;

  LineAhead(RhymeBook book, LinePlan plan) {
    this.book = book;
    this.plan = plan;
    grammar = new LineGrammar(book);
    shortestEnd = plan.shortestEnd();
    endLengths = plan.endLengths();
  }

  /// The standing of a text, unless no line of the plan begins so.
  Optional<Standing> possible(String text) {
    return grammar.standing(text).filter(standing -> isPossible(text, standing));
  }

  private boolean isPossible(String text, Standing at) {
    int left = plan.syllables() - at.whole();
    if (at.over()) {
      return plan.kind() == LinePlan.Kind.OPEN && isWhole(at);
    }
    if (at.begun().isEmpty()) {
      return text.isEmpty() || isPossibleBehindSign(text, at, left);
    }
    int lengths = book.lengths(at.begun());
    int ends = endLengths.getOrDefault(at.begun(), 0);
    return switch (plan.kind()) {
      case OPEN -> (lengths & below(left)) != 0 || has(ends, left);
      case RHYMED -> (lengths & below(left - shortestEnd + 1)) != 0;
    };
  }

  private boolean isPossibleBehindSign(String text, Standing at, int left) {
    boolean spaced = text.endsWith(" ");
    return switch (plan.kind()) {
      case OPEN -> left > 0 || (left == 0 && at.mayEnd() && !spaced && plan.endsWith(at.last()));
      case RHYMED -> left >= shortestEnd + (spaced ? 1 : 0);
    };
  }

  /// Whether a word has room behind all that stands, which is quickly seen; many that have it do
  /// not fit all the same.
  boolean mayFollow(Standing at, String word) {
    String begun = at.begun();
    if (!book.knows(word) || (!begun.isEmpty() && !book.knows(begun))) {
      return false;
    }
    int before = at.whole() + (begun.isEmpty() ? 0 : book.syllables(begun));
    int behind =
        switch (plan.kind()) {
          case OPEN -> 0;
          case RHYMED -> shortestEnd;
        };
    return before + book.syllables(word) + behind <= plan.syllables();
  }

  /// Whether a line that is over is as planned.
  boolean isWhole(Standing at) {
    return at.over() && at.whole() == plan.syllables() && plan.endsWith(at.last());
  }

  /// How many syllables are left for the word that ends the line, if one may begin here.
  ///
  /// @return 0 where none may
  int leftForEnd(String text, Standing at) {
    if (text.isEmpty()) {
      return plan.syllables();
    }
    if (at.begun().isEmpty()) {
      boolean sign = LineGrammar.ENDINGS.contains(at.sign()) && !at.sign().isEmpty();
      return sign ? Math.max(0, plan.syllables() - at.whole()) : 0;
    }
    return book.knows(at.begun())
        ? Math.max(0, plan.syllables() - at.whole() - book.syllables(at.begun()))
        : 0;
  }

  /// The bits of all numbers from 1 to less than one.
  private static int below(int count) {
    return count <= 1 ? 0 : (count >= Integer.SIZE - 1 ? -1 : (1 << count) - 1) & ~1;
  }

  private static boolean has(int bits, int count) {
    return count >= 0 && count < Integer.SIZE && (bits & 1 << count) != 0;
  }
}
