package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.experiment.ReproductionOutcome.Form;
import dev.longhand.random.KeyedPermutation;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.InputCoding;
import dev.longhand.recipe.PreparedText;
import dev.longhand.recipe.Recipe;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.UnknownTexts;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a notebook's habits do with a text, before a network has seen it.
///
/// @param recipe the notebook as it is measured
/// @param text as it cuts it
record TextTraps(
    Recipe recipe, Corpus corpus, CorpusParts parts, Tokenizer tokenizer, PreparedText text) {
  private static final int FLOAT_BYTES = 4;
  private static final double DRAWN = 0.1;
  private static final int SHOWN = 5;
  private static final int WORD_SHOWN = 30;
  private static final double MEGABYTE = 1 << 20;

  /// What divides words in Keras's `Tokenizer`, when it is given a string.
  private static final Pattern KERAS_DIVIDES =
      Pattern.compile("[!\"#$%&()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~\\t\\n ]+");

  /// All that are at work here.
  ///
  /// @param whole the run on the whole text, or the only one
  List<Trap> found(Form whole) {
    var traps = new ArrayList<Trap>();
    if (recipe.examples() instanceof ExampleSettings.Windows windows) {
      traps.add(oneShort(whole, windows.window()));
      traps.add(pastTheEnd(whole));
    }
    traps.add(oneHot(whole));
    byteOrderMark().ifPresent(traps::add);
    emptyCells().ifPresent(traps::add);
    if (recipe.examples() instanceof ExampleSettings.Prefixes) {
      bothSides().ifPresent(traps::add);
    }
    if (recipe.tokens() instanceof TokenizerConfig.Keras keras) {
      unknownWords().ifPresent(traps::add);
      if (keras.split() == TokenizerConfig.Keras.Split.CONTRACTIONS) {
        stringsForLists().ifPresent(traps::add);
      }
      droppedPunctuation().ifPresent(traps::add);
    }
    return traps;
  }

  private static Trap oneShort(Form whole, int window) {
    long examples = whole.examples();
    return Trap.of(
        "windows one short",
        String.format(
            Locale.ROOT,
            "%s tokens hold %s windows of %d with a token behind; the common loop makes %s, and the"
                + " last token is never learnt",
            Wording.number(examples + window),
            Wording.number(examples),
            window,
            Wording.number(examples - 1)),
        Map.of("windows", (double) examples, "windows_of_the_loop", examples - 1.0));
  }

  private static Trap pastTheEnd(Form whole) {
    long examples = whole.examples();
    return Trap.of(
        "a pick one past the end",
        "a first window drawn from 0 to "
            + Wording.number(examples)
            + ", the end included, is none in 1 of "
            + Wording.number(examples + 1)
            + " draws",
        Map.of("probability", 1.0 / (examples + 1)));
  }

  private Trap oneHot(Form whole) {
    double targets = (double) whole.examples() * whole.vocabulary() * FLOAT_BYTES;
    double inputs =
        recipe.model().input() instanceof InputCoding.OneHot
            ? targets * recipe.examples().steps()
            : 0;
    double ids = (double) text.tokens() * FLOAT_BYTES;
    return Trap.of(
        "one-hot targets",
        String.format(
            Locale.ROOT,
            "%s rows of %s numbers take %s%s; the ids of the text take %s",
            Wording.number(whole.examples()),
            Wording.number(whole.vocabulary()),
            megabytes(targets),
            inputs > 0 ? ", and one-hot inputs " + megabytes(inputs) : "",
            megabytes(ids)),
        Map.of("target_bytes", targets, "input_bytes", inputs, "id_bytes", ids));
  }

  private static String megabytes(double bytes) {
    return bytes < MEGABYTE
        ? String.format(Locale.ROOT, "%.0f KB", Math.ceil(bytes / 1024))
        : String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
  }

  private Optional<Trap> byteOrderMark() {
    if (noticed(ErrorCode.DATA_MARK).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Trap.of(
            "a byte-order mark",
            "the file begins with U+FEFF, which plain reading glues to its first word and makes one"
                + " more of the vocabulary",
            Map.of()));
  }

  private Optional<Trap> emptyCells() {
    return noticed(ErrorCode.DATA_CELLS)
        .map(notice ->
            Trap.of(
                "empty cells",
                notice.what() + "; a data frame makes the word nan of each",
                Map.of()));
  }

  private Optional<Problem> noticed(ErrorCode code) {
    return corpus.notices().stream().filter(notice -> notice.code() == code).findFirst();
  }

  /// A tenth of all beginnings drawn by chance, as `validation_split` on shuffled rows does.
  private Optional<Trap> bothSides() {
    EncodedDocuments documents = text.encoded().training();
    long all = text.examples().count();
    long drawn = (long) (DRAWN * all);
    if (drawn == 0) {
      return Optional.empty();
    }
    var order = KeyedPermutation.of(KeyedRandom.key(recipe.seed(), Purpose.VALIDATION, 0, 0), all);
    long first = 0; // number of a document's first beginning
    long held = 0;
    long answered = 0;
    for (long document = 0; document < documents.count(); document++) {
      long beginnings = Math.max(0, documents.length(document) - 1);
      boolean longer = false; // whether training has a longer beginning of this document
      for (long i = beginnings - 1; i >= 0; i--) {
        if (order.at(first + i) >= drawn) {
          longer = true;
        } else {
          held++;
          answered += longer ? 1 : 0;
        }
      }
      first += beginnings;
    }
    return held == 0 ? Optional.empty() : Optional.of(bothSides(held, answered));
  }

  private static Trap bothSides(long held, long answered) {
    double share = (double) answered / held;
    return Trap.of(
        "beginnings on both sides",
        "of "
            + Wording.number(held)
            + " beginnings drawn to measure on, "
            + Wording.share(share)
            + " have their answer inside a longer one that is learnt from; whole documents are held"
            + " out instead",
        Map.of("share", share));
  }

  private Optional<Trap> unknownWords() {
    if (text.encoded().validation().isEmpty()) {
      return Optional.empty();
    }
    EncodedDocuments held = text.encoded().validation().get();
    UnknownTexts unknown = held.unknown();
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    String some =
        unknown.texts().keySet().stream()
            .limit(SHOWN)
            .map(word -> Wording.escaped(word, WORD_SHOWN))
            .collect(Collectors.joining(", "));
    double share =
        (double) unknown.occurrences() / (unknown.occurrences() + held.tokens().length());
    return Optional.of(
        Trap.of(
            "unknown words dropped",
            Wording.share(share)
                + " of the words of the held-out part are not in the vocabulary, and vanish from a"
                + " prompt in silence: "
                + some,
            Map.of("share", share)));
  }

  /// A tokenizer fitted on lists of tokens, asked about strings.
  private Optional<Trap> stringsForLists() {
    Vocabulary vocabulary = tokenizer.vocabulary();
    var words = new WordTally(vocabulary);
    parts.training().forEach(words);
    if (words.lost == 0) {
      return Optional.empty();
    }
    double share = (double) words.lost / words.all;
    return Optional.of(
        Trap.of(
            "fitted on lists, asked with strings",
            Wording.share(share)
                + " of the text's own words are unknown when it is given as a string: "
                + String.join(", ", words.some),
            Map.of("share", share)));
  }

  private Optional<Trap> droppedPunctuation() {
    if (parts.validation().isEmpty()) {
      return Optional.empty();
    }
    Corpus held = parts.validation().get();
    var signs = new long[1];
    held.forEach(
        new EachPiece(piece ->
            signs[0] +=
                piece
                    .codePoints()
                    .filter(sign -> !Character.isLetterOrDigit(sign) && sign != '\'')
                    .filter(sign -> !Character.isWhitespace(sign))
                    .count()));
    if (signs[0] == 0) {
      return Optional.empty();
    }
    double share = (double) signs[0] / held.characters();
    return Optional.of(
        Trap.of(
            "punctuation dropped",
            Wording.share(share)
                + " of the held-out characters are signs, which it never has to foretell, as little"
                + " as capitals, line ends and where an unknown word stands: its bits a character"
                + " flatter it",
            Map.of("share", share)));
  }

  /// Hands on what a consumer of documents is given. Mutable only by what it calls.
  private record EachPiece(Consumer<String> pieces) implements DocumentConsumer {
    @Override
    public void begin(Optional<String> label) {}

    @Override
    public void accept(String piece) {
      pieces.accept(piece);
    }

    @Override
    public void end() {}
  }

  /// Counts words between spaces and signs, and those that a vocabulary does not have. Mutable.
  private static final class WordTally implements DocumentConsumer {
    private final Vocabulary vocabulary;
    private final List<String> some = new ArrayList<>();
    private long all;
    private long lost;

    WordTally(Vocabulary vocabulary) {
      this.vocabulary = vocabulary;
    }

    @Override
    public void begin(Optional<String> label) {}

    @Override
    public void accept(String piece) {
      for (String word : KERAS_DIVIDES.split(piece.toLowerCase(Locale.ROOT), -1)) {
        if (word.isBlank()) {
          continue;
        }
        all++;
        if (vocabulary.id(word).isEmpty()) {
          lost++;
          note(Wording.escaped(word, WORD_SHOWN));
        }
      }
    }

    private void note(String word) {
      if (some.size() < SHOWN && !some.contains(word)) {
        some.add(word);
      }
    }

    @Override
    public void end() {}
  }
}
