package dev.longhand.generate;

import dev.longhand.generate.search.Found;
import dev.longhand.generate.search.FoundToken;
import dev.longhand.generate.search.SearchRules;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Between a search, which knows ids, and the texts that are wanted of it.
final class FoundTexts {
  /// A search holds all it has found in memory.
  private static final long MOST_TOKENS = 100_000;

  private final Tokenizer tokenizer;
  private final Prompt prompt;
  private final Ending ending;

  FoundTexts(Tokenizer tokenizer, Prompt prompt, Ending ending) {
    this.tokenizer = tokenizer;
    this.prompt = prompt;
    this.ending = ending;
  }

  /// What a search may find.
  SearchRules rules() {
    Vocabulary vocabulary = tokenizer.vocabulary();
    return new SearchRules(
        IntStream.of(vocabulary.unwritable()).boxed().toList(),
        vocabulary.special(Kind.END),
        (int) Math.min(MOST_TOKENS, ending.least()),
        (int) Math.min(MOST_TOKENS, ending.most()),
        this::over);
  }

  private boolean over(List<FoundToken> tokens) {
    boolean watched = ending.boundary().isPresent() || !ending.texts().isEmpty();
    return watched && new Replay(tokens).end.reason().isPresent();
  }

  /// The text of some tokens, written again from its beginning. Mutable.
  private final class Replay {
    private final ContinuedWriter writer = new ContinuedWriter(tokenizer, prompt);
    private final EndFinder end = new EndFinder(ending);
    private final StringBuilder text = new StringBuilder();
    private final List<WrittenToken> written = new ArrayList<>();

    Replay(List<FoundToken> tokens) {
      for (FoundToken token : tokens) {
        String piece = end.accept(writer.write(token.id()), written.size() + 1L);
        text.append(piece);
        written.add(new WrittenToken(token.id(), piece, token.logProbability(), token.rank()));
      }
    }

    /// The whole text.
    ///
    /// @param reason why it is over, where no stop text and no boundary ended it
    String finish(StopReason reason) {
      if (end.reason().isEmpty()) {
        text.append(end.accept(writer.finish(), written.size())).append(end.finish(reason));
      }
      return text.toString();
    }
  }

  /// The texts that were found, in their order.
  List<Passage> passages(List<Found> found) {
    var passages = new ArrayList<Passage>();
    for (Found one : found) {
      var replay = new Replay(one.tokens());
      String text = replay.finish(reason(one.end()));
      StopReason reason = replay.end.reason().orElse(reason(one.end()));
      var end = new WritingEnd(one.tokens().size(), reason, 0);
      passages.add(new Passage(text, replay.written, end, passages.size()));
    }
    return passages;
  }

  private static StopReason reason(Found.End end) {
    return switch (end) {
      case LENGTH -> StopReason.TOKENS;
      case END_MARK -> StopReason.END_MARK;
      case STOP -> StopReason.STOP_TEXT;
    };
  }
}
