package dev.longhand.generate;

import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.sampling.Sampler;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Writes a token of one text whenever one is asked for. Mutable.
final class WritingIterator implements Iterator<WrittenToken> {
  private final Writing writing;
  private final Supplier<Decoder> reader;
  private final int[] last = new int[1];
  private Optional<Decoder> decoder = Optional.empty();
  private Optional<WrittenToken> next = Optional.empty();

  /// @param reader a decoder that has read the prompt
  WritingIterator(Writing writing, Supplier<Decoder> reader) {
    this.writing = writing;
    this.reader = reader;
  }

  Stream<WrittenToken> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false);
  }

  /// The end of a text is handed out only if text became certain with it.
  @Override
  public boolean hasNext() {
    if (next.isEmpty() && writing.reason().isEmpty()) {
      WrittenToken token = write();
      boolean silent = writing.endsText(token.id()) && token.text().isEmpty();
      next = silent ? Optional.empty() : Optional.of(token);
    }
    return next.isPresent();
  }

  private WrittenToken write() {
    if (decoder.isPresent()) {
      decoder.get().accept(last);
    } else {
      decoder = Optional.of(reader.get());
    }
    float[] logits = decoder.get().logits(0);
    last[0] = writing.choose(logits);
    return last[0] == Sampler.NONE
        ? WrittenToken.rest(writing.piece())
        : WrittenToken.of(last[0], writing.piece(), logits);
  }

  @Override
  public WrittenToken next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the text is over");
    }
    WrittenToken token = next.orElseThrow();
    next = Optional.empty();
    return token;
  }
}
