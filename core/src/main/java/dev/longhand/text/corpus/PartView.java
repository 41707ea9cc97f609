package dev.longhand.text.corpus;

/// The documents of one part of a corpus, read from the whole.
///
/// @param beginsInsideADocument whether the first is the rest of one
/// @param endsInsideADocument whether the last goes on in the next part
record PartView(
    Corpus whole,
    PartRule rule,
    TextPart part,
    boolean beginsInsideADocument,
    boolean endsInsideADocument)
    implements DocumentSource {
  @Override
  public void forEach(DocumentConsumer consumer) {
    whole.forEach(rule.telling(new OnePart(part, consumer)));
  }

  @Override
  public void close() {
    // The whole is closed by whoever opened it.
  }
}
