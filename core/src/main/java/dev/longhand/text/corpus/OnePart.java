package dev.longhand.text.corpus;

import java.util.Optional;

/// Hands on the documents of one part, and of a document that lies in several what is in that one.
/// Mutable.
final class OnePart implements PartConsumer {
  private final TextPart wanted;
  private final DocumentConsumer next;
  private Optional<String> label = Optional.empty();
  private boolean inPart;
  private boolean begun; // whether a piece of the document was handed on
  private boolean passed; // whether a piece of the document was not
  private boolean beginsWithin;
  private boolean endsWithin;

  OnePart(TextPart wanted, DocumentConsumer next) {
    this.wanted = wanted;
    this.next = next;
  }

  @Override
  public void enter(TextPart part) {
    inPart = part == wanted;
  }

  @Override
  public void begin(Optional<String> ofDocument) {
    label = ofDocument;
    begun = false;
    passed = false;
  }

  @Override
  public void accept(String piece) {
    if (!inPart) {
      passed = true;
      endsWithin |= begun;
      return;
    }
    if (!begun) {
      begun = true;
      beginsWithin |= passed;
      next.begin(label);
    }
    next.accept(piece);
  }

  @Override
  public void end() {
    if (begun) {
      next.end();
    }
  }

  /// Whether the first document of the part began in the part before.
  boolean beginsWithin() {
    return beginsWithin;
  }

  /// Whether its last document goes on in the next part.
  boolean endsWithin() {
    return endsWithin;
  }
}
