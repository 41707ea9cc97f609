package dev.longhand.text.corpus;

import dev.longhand.error.Problem;
import java.util.Optional;

/// Cleans documents that arrive in any pieces, and hands them on in pieces that are cut well.
/// Mutable.
final class DocumentIntake implements DocumentConsumer {
  private final TextCleaning cleaning;
  private final DocumentConsumer next;
  private final PieceCutter cutter = new PieceCutter(this::clean);
  private final Decomposition decomposition = new Decomposition();

  DocumentIntake(TextCleaning cleaning, DocumentConsumer next) {
    this.cleaning = cleaning;
    this.next = next;
  }

  @Override
  public void begin(Optional<String> label) {
    next.begin(label);
  }

  /// Takes text of any length, also none, cut anywhere.
  @Override
  public void accept(String text) {
    cutter.accept(text);
  }

  @Override
  public void end() {
    cutter.finish();
    next.end();
  }

  private void clean(String piece) {
    if (cleaning.normalization() == Normalization.NONE) {
      decomposition.accept(piece);
    }
    next.accept(cleaning.apply(piece));
  }

  /// What normal form C would change, if anything.
  Optional<Problem> notice(String where) {
    return decomposition.notice(where);
  }
}
