package dev.longhand.text.example;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.token.Encoding;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.UnknownToken;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns the documents of a corpus into ids with their marks and labels, piece by piece: first
/// those that are not held out, then those that are.
record CorpusEncoder(
    Corpus corpus, Tokenizer tokenizer, DocumentEnds ends, HeldOutDocuments heldOut) {
  /// Takes the ids of documents in their order.
  interface Sink {
    /// The next ids begin a document.
    void begin();

    void write(int[] ids);
  }

  /// Writes everything.
  ///
  /// @return how many pieces of text had no id of their own
  long writeTo(Sink sink) {
    long unknown = encode(sink, false);
    return heldOut.count() == 0 ? unknown : unknown + encode(sink, true);
  }

  private long encode(Sink sink, boolean held) {
    var part = new Part(sink, held);
    corpus.forEach(part);
    part.finish();
    return part.unknown;
  }

  /// Encodes the documents of one part. It holds one piece back, because only the next document
  /// tells whether a line end belongs behind it. Mutable.
  private final class Part implements DocumentConsumer {
    private final Sink sink;
    private final boolean held;
    private final boolean joins;
    private final boolean marked;
    private long number; // of the next document
    private boolean chosen;
    private boolean open; // whether a document was begun and is not closed
    private boolean begun; // whether a piece of the document was encoded
    private String last = "";
    private long unknown;

    Part(Sink sink, boolean held) {
      this.sink = sink;
      this.held = held;
      marked = tokenizer.config().marks() == Marks.START_END;
      joins =
          !marked && ends == DocumentEnds.LINE_END && tokenizer.encode("\n").unknown().isEmpty();
    }

    @Override
    public void begin(Optional<String> label) {
      chosen = heldOut.holds(number++) == held;
      if (!chosen) {
        return;
      }
      close(joins && !last.endsWith("\n") ? "\n" : "");
      sink.begin();
      open = true;
      begun = false;
      mark(front(label));
    }

    @Override
    public void accept(String piece) {
      if (chosen) {
        encode(last);
        last = piece;
      }
    }

    @Override
    public void end() {}

    void finish() {
      close("");
    }

    private void close(String joint) {
      if (open) {
        encode(last + joint);
        last = "";
        mark(marked ? tokenizer.vocabulary().special(Token.Kind.END) : OptionalInt.empty());
        open = false;
      }
    }

    private OptionalInt front(Optional<String> label) {
      OptionalInt labelled = label.map(tokenizer.vocabulary()::label).orElseGet(OptionalInt::empty);
      return labelled.isEmpty() && marked
          ? tokenizer.vocabulary().special(Token.Kind.START)
          : labelled;
    }

    private void mark(OptionalInt id) {
      if (id.isPresent()) {
        sink.write(new int[] {id.getAsInt()});
      }
    }

    private void encode(String text) {
      if (!text.isEmpty()) {
        Encoding encoding = begun ? tokenizer.encodeNext(text) : tokenizer.encode(text);
        begun = true;
        sink.write(encoding.ids());
        for (UnknownToken piece : encoding.unknown()) {
          unknown += piece.count();
        }
      }
    }
  }
}
