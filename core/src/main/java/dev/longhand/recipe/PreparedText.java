package dev.longhand.recipe;

import dev.longhand.error.Problem;
import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.example.DocumentEnds;
import dev.longhand.text.example.EncodedCorpus;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.EncodingOptions;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Padding;
import dev.longhand.text.example.Prefixes;
import dev.longhand.text.example.RaggedOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Split;
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
/// @param tokens how many there are, those kept to measure on included
/// @param inMemory how many of them are in memory: all, or none where they are in a file
/// @param examples what is learnt from
/// @param validation what is only measured, if anything was kept
/// @param notices what a person should know about both
public record PreparedText(
    long tokens,
    long inMemory,
    Examples examples,
    Optional<Examples> validation,
    List<Problem> notices) {
  /// Measured examples of like lengths share a batch; which do changes no figure.
  private static final int MEASURED_BUCKET = 1 << 10;

  /// So much memory there must be for each character before ids are kept in it.
  private static final int BYTES_PER_CHARACTER = 16;

  public PreparedText {
    notices = List.copyOf(notices);
  }

  /// The corpus as a recipe cuts it.
  ///
  /// @param idFile where the ids go when they are many for the memory there is; empty keeps them in
  ///   memory
  /// @param memory how many bytes there are
  /// @throws dev.longhand.error.LonghandException with a code of the `DATA` family, `DISK_FULL` or
  ///   `DISK_IO`
  public static PreparedText of(
      Recipe recipe, Corpus corpus, Tokenizer tokenizer, Optional<Path> idFile, long memory) {
    ExampleSettings settings = recipe.examples();
    double byDocuments = settings.heldOut() == HeldOut.DOCUMENTS ? settings.validation() : 0;
    var options =
        new EncodingOptions(
            ends(settings), byDocuments, recipe.seed(), memory / BYTES_PER_CHARACTER, idFile);
    EncodedCorpus encoded = EncodedCorpus.encode(corpus, tokenizer, options);
    boolean inFile = idFile.isPresent() && corpus.characters() > options.inMemory();
    var text = new Cutter(recipe, tokenizer, encoded, inFile ? Place.FILE : Place.MEMORY);
    return switch (settings) {
      case ExampleSettings.Windows windows -> text.windows(windows);
      case ExampleSettings.Streams streams -> text.streams(streams);
      case ExampleSettings.Prefixes prefixes -> text.prefixes(prefixes);
      case ExampleSettings.Documents documents -> text.documents(documents);
    };
  }

  private static DocumentEnds ends(ExampleSettings settings) {
    return switch (settings) {
      case ExampleSettings.Windows _, ExampleSettings.Streams _ -> DocumentEnds.LINE_END;
      case ExampleSettings.Prefixes _, ExampleSettings.Documents _ -> DocumentEnds.NONE;
    };
  }

  /// Where the ids are.
  private enum Place {
    MEMORY,
    FILE
  }

  /// Cuts what was encoded.
  private record Cutter(Recipe recipe, Tokenizer tokenizer, EncodedCorpus encoded, Place place) {
    PreparedText windows(ExampleSettings.Windows settings) {
      Split split = split(settings.window() + 1);
      var options =
          new WindowOptions(
              settings.window(),
              settings.stride(),
              settings.batch(),
              settings.shuffle(),
              recipe.seed());
      return prepared(
          Windows.of(split.training(), options),
          split.validation().map(part -> measured(settings, part)),
          split.notices());
    }

    private static Examples measured(ExampleSettings.Windows settings, TokenSequence part) {
      int batch = (int) Math.min(settings.batch(), part.length() - settings.window());
      return Windows.of(part, new WindowOptions(settings.window(), 1, batch, Shuffle.NONE, 0));
    }

    PreparedText streams(ExampleSettings.Streams settings) {
      Split split = split(settings.steps() + 1);
      return prepared(
          Streams.of(split.training(), settings.steps(), settings.sequences()),
          split.validation().map(part -> measured(settings, part)),
          split.notices());
    }

    /// As many streams as the part can be cut into: that it gives fewer than training is no news to
    /// anybody.
    private static Examples measured(ExampleSettings.Streams settings, TokenSequence part) {
      long most = (part.length() - 1) / settings.steps();
      return Streams.of(part, settings.steps(), (int) Math.min(settings.sequences(), most));
    }

    PreparedText prefixes(ExampleSettings.Prefixes settings) {
      int longest = longest(settings.longest());
      Padding padding =
          switch (settings.mask()) {
            case PRESENT -> Padding.MASKED;
            case ABSENT -> new Padding.Shared(paddingId(), longest);
          };
      return prepared(
          Prefixes.of(
              encoded.training(),
              options(longest, settings.batch(), settings.bucket(), settings.shuffle()),
              padding),
          held().map(part -> Prefixes.of(part, measured(longest, settings.batch(), part), padding)),
          List.of());
    }

    private int paddingId() {
      return tokenizer
          .vocabulary()
          .special(Kind.PADDING)
          .orElseThrow(() -> new IllegalArgumentException("there is no token for padding"));
    }

    PreparedText documents(ExampleSettings.Documents settings) {
      int longest = longest(settings.longest());
      return prepared(
          Wholes.of(
              encoded.training(),
              options(longest, settings.batch(), settings.bucket(), settings.shuffle())),
          held().map(part -> Wholes.of(part, measured(longest, settings.batch(), part))),
          List.of());
    }

    /// The documents to measure on, unless none of them has anything to foretell.
    private Optional<EncodedDocuments> held() {
      return encoded.validation().filter(part -> part.longest() > 1);
    }

    /// The most inputs of a sequence, of all documents if there is no limit.
    private int longest(int limit) {
      long most = encoded.training().longest();
      if (encoded.validation().isPresent()) {
        most = Math.max(most, encoded.validation().get().longest());
      }
      long inputs = Math.max(1, most - 1);
      return (int) Math.min(inputs, limit == 0 ? (int) Setting.LONGEST.most() : limit);
    }

    private RaggedOptions options(int longest, int batch, int bucket, Shuffle shuffle) {
      return new RaggedOptions(longest, batch, bucket, shuffle, recipe.seed());
    }

    private RaggedOptions measured(int longest, int batch, EncodedDocuments part) {
      int most = (int) Math.min(batch, Math.max(1, part.tokens().length()));
      return options(longest, most, MEASURED_BUCKET, Shuffle.NONE);
    }

    private Split split(int smallest) {
      if (recipe.examples().heldOut() == HeldOut.END) {
        return Split.of(encoded.training().tokens(), recipe.examples().validation(), smallest);
      }
      return new Split(
          encoded.training().tokens(),
          encoded
              .validation()
              .map(EncodedDocuments::tokens)
              .filter(part -> part.length() >= smallest),
          List.of());
    }

    private PreparedText prepared(
        Examples examples, Optional<Examples> validation, List<Problem> found) {
      var notices = new ArrayList<Problem>(encoded.notices());
      notices.addAll(found);
      notices.addAll(examples.notices());
      long held = encoded.validation().map(part -> part.tokens().length()).orElse(0L);
      long tokens = encoded.training().tokens().length() + held;
      return new PreparedText(
          tokens, place == Place.MEMORY ? tokens : 0, examples, validation, notices);
    }
  }
}
