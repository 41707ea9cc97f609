package dev.longhand.text.corpus;

import java.util.Optional;

/// Cleans documents that arrive in any pieces, and hands them on in pieces that are cut well.
/// Mutable.
final class DocumentIntake implements DocumentConsumer {
  private final DocumentConsumer next;
  private final PieceCutter cutter;

  DocumentIntake(TextCleaning cleaning, DocumentConsumer next) {
    this.next = next;
    cutter = new PieceCutter(piece -> next.accept(cleaning.apply(piece)));
  }

  @Override
  public void begin(Optional<String> label) {
    next.begin(label);
  }

  @Override
  public void accept(String text) {
    cutter.accept(text);
  }

  @Override
  public void end() {
    cutter.finish();
    next.end();
  }
}
