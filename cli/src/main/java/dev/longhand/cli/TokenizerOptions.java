package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.Setting;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.TokenizerConfig.BytePairs;
import dev.longhand.text.token.TokenizerConfig.Bytes;
import dev.longhand.text.token.TokenizerConfig.Characters;
import dev.longhand.text.token.TokenizerConfig.Keras;
import dev.longhand.text.token.TokenizerConfig.Words;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/// The options that say what a text is cut into.
@OptionHeading("Tokens")
final class TokenizerOptions {
  /// The kinds of tokenizers.
  static final class Kinds extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Kinds() {
      super(names());
    }
  }

  private static final String TOKENIZER = "--tokenizer";
  private static final String VOCABULARY_SIZE = "--vocabulary-size";
  private static final String MIN_COUNT = "--min-count";
  private static final String DROP_PUNCTUATION = "--drop-punctuation";
  private static final String DROP_LINE_BREAKS = "--drop-line-breaks";
  private static final String MARKS = "--marks";
  private static final String NUM_WORDS = "--num-words";
  private static final String OOV_TOKEN = "--oov-token";

  @Option(
      names = TOKENIZER,
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description =
          "characters, words (contractions and punctuation split off), keras (its Tokenizer's"
              + " rules), bytes, bpe (byte pairs learnt from the text), or a Hugging Face"
              + " tokenizer.json.")
  private Optional<String> tokenizer = Optional.empty();

  @Option(
      names = VOCABULARY_SIZE,
      paramLabel = "N",
      description = "Keep the N likeliest tokens: of words, or of byte pairs.")
  private Optional<Integer> vocabularySize = Optional.empty();

  @Option(
      names = MIN_COUNT,
      paramLabel = "N",
      description = "Words that occur less often are read as unknown.")
  private Optional<Integer> minCount = Optional.empty();

  @Option(names = DROP_PUNCTUATION, description = "Leave out words without a letter or a digit.")
  private boolean dropPunctuation;

  @Option(
      names = DROP_LINE_BREAKS,
      description = "Leave out the ends of lines, which are words of their own otherwise.")
  private boolean dropLineBreaks;

  @Option(
      names = MARKS,
      description = "Mark where documents begin and end, so that a model learns to end them.")
  private boolean marks;

  @Option(
      names = NUM_WORDS,
      paramLabel = "N",
      description = "Of keras: use words with an id below N only.")
  private Optional<Integer> numWords = Optional.empty();

  @Option(
      names = OOV_TOKEN,
      paramLabel = "TEXT",
      description = "Of keras: what stands for words without an id, such as <OOV>.")
  private Optional<String> oovToken = Optional.empty();

  /// The settings of a recipe with what was asked for.
  ///
  /// @throws LonghandException with everything that cannot go together
  TokenizerConfig applyTo(TokenizerConfig settings) {
    var problems = new ArrayList<Problem>();
    noteRanges(problems);
    TokenizerConfig kind = tokenizer.map(word -> kind(word, settings)).orElse(settings);
    noteForeign(kind, problems);
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
    Marks marked = marks ? Marks.START_END : kind.marks();
    return switch (kind) {
      case Characters characters -> new Characters(marked);
      case Words words ->
          new Words(
              dropPunctuation ? Words.Punctuation.DROP : words.punctuation(),
              dropLineBreaks ? Words.LineBreaks.DROP : words.lineBreaks(),
              minCount.orElse(words.minCount()),
              vocabularySize.orElse(words.vocabularySize()),
              marked);
      case Keras keras ->
          new Keras(
              keras.split(),
              numWords.orElse(keras.numWords()),
              oovToken.orElse(keras.oovToken()),
              keras.fitting());
      case Bytes bytes -> new Bytes(marked);
      case BytePairs pairs ->
          new BytePairs(vocabularySize.orElse(pairs.vocabularySize()), pairs.file(), marked);
    };
  }

  /// A kind as it usually is, unless the recipe has settings for it; or a foreign tokenizer.
  private static TokenizerConfig kind(String word, TokenizerConfig settings) {
    if (word.equals(settings.name())) {
      return settings;
    }
    Optional<TokenizerConfig> usual =
        TokenizerConfig.defaults().stream().filter(kind -> kind.name().equals(word)).findFirst();
    if (usual.isPresent()) {
      return usual.get();
    }
    if (Files.exists(Paths.of(word, TOKENIZER))) {
      return new BytePairs(
          BytePairs.DEFAULTS.vocabularySize(),
          Paths.of(word, TOKENIZER).toAbsolutePath().toString(),
          Marks.NONE);
    }
    throw new LonghandException(
        ErrorCode.USAGE_VALUE,
        TOKENIZER
            + " is '"
            + Wording.escaped(word, 60)
            + "', neither a kind of tokenizer nor a file: "
            + String.join(", ", names()),
        TOKENIZER,
        Wording.nearest(word, names())
            .map(near -> "did you mean " + near + "?")
            .orElse("choose one of them, or name a tokenizer.json"));
  }

  private static List<String> names() {
    return TokenizerConfig.defaults().stream().map(TokenizerConfig::name).toList();
  }

  private void noteRanges(List<Problem> problems) {
    note(vocabularySize, Setting.VOCABULARY_SIZE, VOCABULARY_SIZE, problems);
    note(minCount, Setting.MIN_COUNT, MIN_COUNT, problems);
    note(numWords, Setting.NUM_WORDS, NUM_WORDS, problems);
  }

  private static void note(
      Optional<Integer> value, Setting setting, String option, List<Problem> problems) {
    value.flatMap(number -> setting.problem(number, option)).ifPresent(problems::add);
  }

  /// Options that the kind of tokenizer has no use for.
  private void noteForeign(TokenizerConfig kind, List<Problem> problems) {
    boolean words = kind instanceof Words;
    boolean keras = kind instanceof Keras;
    boolean learnt = kind instanceof BytePairs pairs && pairs.file().isEmpty();
    BiFunction<String, String, Problem> problem =
        (option, needed) ->
            new Problem(
                ErrorCode.USAGE_PAIR,
                option + " goes with " + needed + ", and the tokenizer is " + kind.name(),
                TOKENIZER + ", " + option,
                "leave " + option + " out, or choose another " + TOKENIZER);
    if (vocabularySize.isPresent() && !words && !learnt) {
      problems.add(problem.apply(VOCABULARY_SIZE, "words and with bpe learnt from the text"));
    } else if (vocabularySize.isPresent() && learnt && vocabularySize.get() < 256) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_VALUE,
              "vocabulary_size is " + vocabularySize.get() + "; bpe needs 256 for the bytes alone",
              VOCABULARY_SIZE,
              VOCABULARY_SIZE + " " + BytePairs.DEFAULTS.vocabularySize()));
    }
    if (minCount.isPresent() && !words) {
      problems.add(problem.apply(MIN_COUNT, "words"));
    }
    if (dropPunctuation && !words) {
      problems.add(problem.apply(DROP_PUNCTUATION, "words"));
    }
    if (dropLineBreaks && !words) {
      problems.add(problem.apply(DROP_LINE_BREAKS, "words"));
    }
    if (marks && keras) {
      problems.add(problem.apply(MARKS, "every other kind"));
    }
    if (numWords.isPresent() && !keras) {
      problems.add(problem.apply(NUM_WORDS, "keras"));
    }
    if (oovToken.isPresent() && !keras) {
      problems.add(problem.apply(OOV_TOKEN, "keras"));
    }
  }
}
