package dev.longhand.text.corpus;

import dev.longhand.random.KeyedPermutation;
import java.util.Optional;

/// Which part of a text a character belongs to. A closed family.
sealed interface PartRule {
  /// Tells a consumer of parts what a corpus hands out.
  DocumentConsumer telling(PartConsumer consumer);

  /// Places in the text, as {@link JoinedText} joins it, where the next part begins.
  ///
  /// @param validation in code points
  /// @param test in code points, no less
  record AtEnd(long validation, long test) implements PartRule {
    @Override
    public DocumentConsumer telling(PartConsumer consumer) {
      return new Borders(this, consumer);
    }

    TextPart at(long position) {
      if (position >= test) {
        return TextPart.TEST;
      }
      return position >= validation ? TextPart.VALIDATION : TextPart.TRAINING;
    }

    /// Where the part of a position ends.
    long endOf(long position) {
      if (position >= test) {
        return Long.MAX_VALUE;
      }
      return position >= validation ? test : validation;
    }
  }

  /// Documents by chance: those at the first places of an order are the validation part, those at
  /// the next ones the test part.
  record Drawn(KeyedPermutation order, long validation, long test) implements PartRule {
    @Override
    public DocumentConsumer telling(PartConsumer consumer) {
      return new Draws(this, consumer);
    }

    TextPart of(long document) {
      long place = order.at(document);
      if (place < validation) {
        return TextPart.VALIDATION;
      }
      return place < validation + test ? TextPart.TEST : TextPart.TRAINING;
    }
  }

  /// Cuts pieces where a part ends. Mutable.
  final class Borders implements DocumentConsumer {
    private final AtEnd rule;
    private final PartConsumer next;
    private long position;
    private boolean joint; // whether a line end will stand in front of the next document

    private Borders(AtEnd rule, PartConsumer next) {
      this.rule = rule;
      this.next = next;
    }

    @Override
    public void begin(Optional<String> label) {
      position += joint ? 1 : 0;
      next.enter(rule.at(position));
      next.begin(label);
    }

    @Override
    public void accept(String piece) {
      int from = 0;
      while (from < piece.length()) {
        next.enter(rule.at(position));
        long left = piece.codePointCount(from, piece.length());
        long taken = Math.min(left, rule.endOf(position) - position);
        int to = taken == left ? piece.length() : piece.offsetByCodePoints(from, (int) taken);
        next.accept(piece.substring(from, to));
        position += taken;
        from = to;
      }
      joint = piece.charAt(piece.length() - 1) != '\n';
    }

    @Override
    public void end() {
      next.end();
    }
  }

  /// Says of each document which part it is in. Mutable.
  final class Draws implements DocumentConsumer {
    private final Drawn rule;
    private final PartConsumer next;
    private long number; // of the next document

    private Draws(Drawn rule, PartConsumer next) {
      this.rule = rule;
      this.next = next;
    }

    @Override
    public void begin(Optional<String> label) {
      next.enter(rule.of(number++));
      next.begin(label);
    }

    @Override
    public void accept(String piece) {
      next.accept(piece);
    }

    @Override
    public void end() {
      next.end();
    }
  }
}
