package dev.longhand.draft;

import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.decoder.Decoder;
import dev.longhand.kernel.FloatMath;
import dev.longhand.text.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Has a model read texts of a draft: a few tokens more are read on, another text is read anew.
/// Mutable, for one thread.
///
/// What it says of a text depends on that text alone, to the bit, whatever was read before.
final class DraftReader {
  /// More tokens than this are read anew with all before them, which takes many at once.
  private static final int READ_ON = 64;

  private final Decoder decoder;
  private final int[] opening; // what the model reads before it begins a text of its own
  private final boolean marked; // the opening belongs to every text
  private final int[] next = new int[1];
  private Optional<DraftText> read = Optional.empty();

  DraftReader(TextGenerator generator) {
    decoder = generator.decoder(1);
    opening = generator.prompt("").read();
    marked = generator.tokenizer().vocabulary().special(Kind.START).isPresent();
  }

  /// `[V]`, the logits of the token behind a text, overwritten by the next call.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN`
  float[] logits(DraftText text) {
    Optional<DraftText> was = read;
    if (was.isEmpty() || was.get() != text) {
      read = Optional.empty();
      if (was.isPresent() && goesOn(was.get(), text)) {
        for (int id : text.ids(was.get().length())) {
          next[0] = id;
          decoder.accept(next);
        }
      } else {
        decoder.begin(ids(text));
      }
      read = Optional.of(text);
    }
    return decoder.logits(0);
  }

  private boolean goesOn(DraftText from, DraftText to) {
    return to.length() - from.length() <= READ_ON
        && to.beginsWith(from)
        && (from.length() > 0 || to.length() == 0 || isOpened(to));
  }

  /// What the model reads of a text, the same as where a prompt is continued: an opening stands in
  /// front of what the model begins, not of what a person does.
  private int[] ids(DraftText text) {
    int[] ids = text.ids(0);
    return ids.length == 0 || isOpened(text)
        ? IntStream.concat(IntStream.of(opening), IntStream.of(ids)).toArray()
        : ids;
  }

  private boolean isOpened(DraftText text) {
    return marked || text.opener().orElse(Author.MODEL) == Author.MODEL;
  }

  /// A text with one token more that the model writes, and how likely it held it for.
  DraftText plus(DraftText text, int id) {
    return text.plus(Piece.written(weigh(logits(text), id, Author.MODEL)));
  }

  /// A text with some typed text more.
  ///
  /// @param ids what stands for it
  /// @param known tokens behind that text, weighed before; as many as begin like the ids are used
  DraftText plus(DraftText text, String typed, int[] ids, List<DraftToken> known) {
    var tokens = new ArrayList<DraftToken>();
    while (tokens.size() < Math.min(ids.length, known.size())
        && known.get(tokens.size()).id() == ids[tokens.size()]) {
      tokens.add(known.get(tokens.size()));
    }
    DraftText begun = text.plus(new Piece(tokens, Optional.of(typed)));
    if (tokens.size() == ids.length) {
      return begun;
    }
    float[] logits = logits(begun);
    boolean first = begun.length() == 0 && !marked;
    read = Optional.empty();
    for (int place = tokens.size(); place < ids.length; place++) {
      tokens.add(weigh(logits, ids[place], Author.PERSON));
      next[0] = ids[place];
      if (first && place == 0) {
        decoder.begin(next); // without the opening
      } else {
        decoder.accept(next);
      }
      logits = decoder.logits(0);
    }
    DraftText longer = text.plus(new Piece(tokens, Optional.of(typed)));
    read = Optional.of(longer);
    return longer;
  }

  private static DraftToken weigh(float[] logits, int id, Author author) {
    return new DraftToken(id, author, OptionalDouble.of(logProbability(logits, id)));
  }

  private static double logProbability(float[] logits, int id) {
    float most = logits[0];
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += FloatMath.exp(logit - most);
    }
    return (double) logits[id] - most - StrictMath.log(sum);
  }
}
