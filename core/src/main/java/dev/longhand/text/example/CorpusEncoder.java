package dev.longhand.text.example;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.corpus.TextPart;
import dev.longhand.text.token.Encoding;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns the documents of a corpus into ids with their marks and labels, piece by piece and part by
/// part.
record CorpusEncoder(CorpusParts parts, Tokenizer tokenizer, DocumentEnds ends) {
  /// Takes the ids of documents in their order.
  interface Sink {
    /// The next ids begin a document.
    void begin();

    void write(int[] ids);
  }

  /// How many documents it writes.
  long documents() {
    long sum = 0;
    for (TextPart part : TextPart.values()) {
      sum += parts.of(part).map(Corpus::documents).orElse(0L);
    }
    return sum;
  }

  /// Writes everything.
  ///
  /// @return the totals of each {@link TextPart}, in their order
  List<PartTotals> writeTo(Sink sink) {
    var totals = new ArrayList<PartTotals>();
    for (TextPart part : TextPart.values()) {
      totals.add(parts.of(part).map(corpus -> encode(corpus, sink)).orElse(PartTotals.NONE));
    }
    return totals;
  }

  private PartTotals encode(Corpus corpus, Sink sink) {
    var writing = new Writing(corpus, sink);
    corpus.forEach(writing);
    writing.finish();
    return new PartTotals(corpus.documents(), writing.characters, writing.unknown.result());
  }

  /// Encodes the documents of one part. It holds one piece back, because only the next document
  /// tells whether a line end belongs behind it. Mutable.
  ///
  /// A document that was cut in two has no mark at the cut, and what is behind it is encoded as the
  /// middle of a text.
  private final class Writing implements DocumentConsumer {
    private final Corpus corpus;
    private final Sink sink;
    private final boolean joins;
    private final boolean marked;
    private final UnknownTexts.Count unknown = new UnknownTexts.Count(UnknownTexts.MOST_TEXTS);
    private long number; // of the documents so far
    private boolean open; // whether a document was begun and is not closed
    private boolean begun; // whether a piece of the document was encoded
    private String last = "";
    private long characters;

    Writing(Corpus corpus, Sink sink) {
      this.corpus = corpus;
      this.sink = sink;
      marked = tokenizer.config().marks() == Marks.START_END;
      joins =
          !marked && ends == DocumentEnds.LINE_END && tokenizer.encode("\n").unknown().isEmpty();
    }

    @Override
    public void begin(Optional<String> label) {
      close(joins && !last.endsWith("\n") ? "\n" : "");
      boolean middle = number == 0 && corpus.beginsInsideADocument();
      number++;
      sink.begin();
      open = true;
      begun = middle;
      mark(middle ? OptionalInt.empty() : front(label));
    }

    @Override
    public void accept(String piece) {
      encode(last);
      last = piece;
    }

    @Override
    public void end() {}

    void finish() {
      close("");
    }

    private void close(String joint) {
      if (!open) {
        return;
      }
      encode(last + joint);
      last = "";
      open = false;
      boolean cut = number == corpus.documents() && corpus.endsInsideADocument();
      if (marked && !cut) {
        mark(tokenizer.vocabulary().special(Token.Kind.END));
        characters++;
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
        unknown.add(encoding.unknown());
        characters += text.codePointCount(0, text.length());
      }
    }
  }
}
