package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.TextPart;
import dev.longhand.text.example.DocumentEnds;
import dev.longhand.text.example.EncodedCorpus;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.EncodingOptions;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Padding;
import dev.longhand.text.example.Prefixes;
import dev.longhand.text.example.RaggedOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.example.Wholes;
import dev.longhand.text.example.WindowOptions;
import dev.longhand.text.example.Windows;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A corpus as a recipe learns from it: ids, cut into examples.
///
/// @param encoded the ids of all parts
/// @param inMemory how many ids are in memory: all, or none where they are in a file
/// @param examples what is learnt from
/// @param validation what is measured while a model learns, if anything was kept
/// @param test what is measured once, if anything was kept
/// @param notices what a person should know about them
public record PreparedText(
    EncodedCorpus encoded,
    long inMemory,
    Examples examples,
    Optional<Examples> validation,
    Optional<Examples> test,
    List<Problem> notices) {
  /// Measured examples of like lengths share a batch; which do changes no figure.
  private static final int MEASURED_BUCKET = 1 << 10;

  /// So much memory there must be for each character before ids are kept in it.
  private static final int BYTES_PER_CHARACTER = 16;

  public PreparedText {
    notices = List.copyOf(notices);
  }

  /// The parts of a corpus as a recipe cuts them.
  ///
  /// @param parts as {@link Recipe#parts} makes them
  /// @param tokenizer fitted on the training part
  /// @param idFile where the ids go when they are many for the memory there is; empty keeps them in
  ///   memory
  /// @param memory how many bytes there are
  /// @throws dev.longhand.error.LonghandException with a code of the `DATA` family, `DISK_FULL` or
  ///   `DISK_IO`
  public static PreparedText of(
      Recipe recipe, CorpusParts parts, Tokenizer tokenizer, Optional<Path> idFile, long memory) {
    var options =
        new EncodingOptions(ends(recipe.examples()), memory / BYTES_PER_CHARACTER, idFile);
    EncodedCorpus encoded = EncodedCorpus.encode(parts, tokenizer, options);
    boolean inFile = idFile.isPresent() && parts.corpus().characters() > options.inMemory();
    var notices = new ArrayList<Problem>(parts.notices());
    var text = new Cutter(recipe, tokenizer, encoded, notices);
    Examples examples = text.examples();
    Optional<Examples> validation = text.measured(TextPart.VALIDATION, encoded.validation());
    Optional<Examples> test = text.measured(TextPart.TEST, encoded.test());
    notices.addAll(examples.notices());
    return new PreparedText(
        encoded, inFile ? 0 : encoded.tokens(), examples, validation, test, notices);
  }

  /// A text as a recipe measures it, all of it; one that is too short for a window or for as many
  /// streams gets shorter or fewer ones, with a notice.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_EMPTY` when there is nothing to foretell
  public static Examples measured(Recipe recipe, EncodedDocuments text, Tokenizer tokenizer) {
    var encoded = new EncodedCorpus(text, Optional.empty(), Optional.empty());
    return new Cutter(recipe, tokenizer, encoded, new ArrayList<>()).measured(text);
  }

  /// The most inputs of a sequence that a recipe makes of a text.
  static int longest(Recipe recipe, EncodedCorpus encoded) {
    int limit =
        switch (recipe.examples()) {
          case ExampleSettings.Prefixes prefixes -> prefixes.longest();
          case ExampleSettings.Documents documents -> documents.longest();
          case ExampleSettings.Windows _, ExampleSettings.Streams _ -> 0;
        };
    long most = encoded.training().longest();
    most = Math.max(most, encoded.validation().map(EncodedDocuments::longest).orElse(0L));
    most = Math.max(most, encoded.test().map(EncodedDocuments::longest).orElse(0L));
    long inputs = Math.max(1, most - 1);
    return (int) Math.min(inputs, limit == 0 ? (int) Setting.LONGEST.most() : limit);
  }

  /// How many tokens there are, those kept to measure on included.
  public long tokens() {
    return encoded.tokens();
  }

  private static DocumentEnds ends(ExampleSettings settings) {
    return switch (settings) {
      case ExampleSettings.Windows _, ExampleSettings.Streams _ -> DocumentEnds.LINE_END;
      case ExampleSettings.Prefixes _, ExampleSettings.Documents _ -> DocumentEnds.NONE;
    };
  }

  /// Cuts what was encoded, and notes what is too short for that.
  private record Cutter(
      Recipe recipe, Tokenizer tokenizer, EncodedCorpus encoded, List<Problem> notices) {
    Examples examples() {
      TokenSequence tokens = encoded.training().tokens();
      return switch (recipe.examples()) {
        case ExampleSettings.Windows windows ->
            Windows.of(
                tokens,
                new WindowOptions(
                    windows.window(),
                    windows.stride(),
                    windows.batch(),
                    windows.shuffle(),
                    recipe.seed()));
        case ExampleSettings.Streams streams ->
            Streams.of(tokens, streams.steps(), streams.sequences());
        case ExampleSettings.Prefixes prefixes ->
            Prefixes.of(
                encoded.training(),
                options(prefixes.batch(), prefixes.bucket(), prefixes.shuffle()),
                padding(prefixes));
        case ExampleSettings.Documents documents ->
            Wholes.of(
                encoded.training(),
                options(documents.batch(), documents.bucket(), documents.shuffle()));
      };
    }

    /// A part that is only measured; none where it gives no example.
    Optional<Examples> measured(TextPart name, Optional<EncodedDocuments> part) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
      EncodedDocuments documents = part.get();
      long found = needsWhole() ? documents.tokens().length() : documents.longest();
      int needed = needsWhole() ? recipe.examples().steps() + 1 : 2;
      if (found < needed) {
        notices.add(tooShort(name, found, needed));
        return Optional.empty();
      }
      return Optional.of(measured(documents));
    }

    /// Whether examples reach from one document into the next.
    private boolean needsWhole() {
      return ends(recipe.examples()) == DocumentEnds.LINE_END;
    }

    private Examples measured(EncodedDocuments part) {
      TokenSequence tokens = part.tokens();
      return switch (recipe.examples()) {
        case ExampleSettings.Windows windows -> {
          long most = Math.max(1, tokens.length() - windows.window());
          int batch = (int) Math.min(windows.batch(), most);
          yield Windows.of(tokens, new WindowOptions(windows.window(), 1, batch, Shuffle.NONE, 0));
        }
        case ExampleSettings.Streams streams -> {
          // As many as there can be: that they are fewer than in training is no news to anybody.
          long most = Math.max(1, (tokens.length() - 1) / streams.steps());
          yield Streams.of(tokens, streams.steps(), (int) Math.min(streams.sequences(), most));
        }
        case ExampleSettings.Prefixes prefixes ->
            Prefixes.of(part, measuredOptions(prefixes.batch(), part), padding(prefixes));
        case ExampleSettings.Documents documents ->
            Wholes.of(part, measuredOptions(documents.batch(), part));
      };
    }

    private Padding padding(ExampleSettings.Prefixes settings) {
      return switch (settings.mask()) {
        case PRESENT -> Padding.MASKED;
        case ABSENT -> new Padding.Shared(paddingId(), longest(recipe, encoded));
      };
    }

    private int paddingId() {
      return tokenizer
          .vocabulary()
          .special(Kind.PADDING)
          .orElseThrow(() -> new IllegalArgumentException("there is no token for padding"));
    }

    private RaggedOptions options(int batch, int bucket, Shuffle shuffle) {
      return new RaggedOptions(longest(recipe, encoded), batch, bucket, shuffle, recipe.seed());
    }

    private RaggedOptions measuredOptions(int batch, EncodedDocuments part) {
      int most = (int) Math.min(batch, Math.max(1, part.tokens().length()));
      return options(most, MEASURED_BUCKET, Shuffle.NONE);
    }

    private static Problem tooShort(TextPart part, long found, int needed) {
      return new Problem(
          ErrorCode.DATA_NO_VALIDATION,
          "no "
              + part.words()
              + ": what was kept gives "
              + Wording.count(found, "token")
              + ", and at least "
              + Wording.number(needed)
              + " are needed",
          "",
          "give a longer text, or a "
              + part.words()
              + " of another size: "
              + (part == TextPart.TEST ? "--test" : "--validation"));
    }
  }
}
