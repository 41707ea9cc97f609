package dev.longhand.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.generate.decoder.SmallModels;
import dev.longhand.generate.decoder.StateDecoder;
import dev.longhand.generate.decoder.WindowDecoder;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.search.BeamSettings;
import dev.longhand.generate.search.ContrastiveSettings;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.WarmingKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.CharacterTokenizer;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextGeneratorTest {
  private static final String ALPHABET = "\n abcdefghijklmnopqrstuvwxyzé🌊";
  private static final Sampling SAMPLING = Sampling.at(0.8);

  private final CharacterTokenizer tokenizer = CharacterTokenizer.fit(ALPHABET);
  private final Kernels kernels = new ScalarKernels();

  @Test
  void anySeedCanBeRepeated() {
    TextGenerator generator = generator(kernels);
    for (long seed : new long[] {0, 42, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(write(generator, "the sea", new Continuation(80, SAMPLING, seed)))
          .isEqualTo(write(generator, "the sea", new Continuation(80, SAMPLING, seed)))
          .satisfies(text -> assertThat(characters(text)).isEqualTo(80));
    }
  }

  @Test
  void seedPromptTemperatureAndIndexEachChangeTheText() {
    TextGenerator generator = generator(kernels);
    String text = write(generator, "the sea", new Continuation(80, SAMPLING, 1));
    assertThat(write(generator, "the sea", new Continuation(80, SAMPLING, 2))).isNotEqualTo(text);
    assertThat(write(generator, "the see", new Continuation(80, SAMPLING, 1))).isNotEqualTo(text);
    assertThat(write(generator, "the sea", new Continuation(80, Sampling.at(2), 1)))
        .isNotEqualTo(text);
    assertThat(write(generator, "the sea", new Continuation(80, SAMPLING, 1, 1)))
        .isNotEqualTo(text);
  }

  @Test
  void aLongerTextBeginsWithTheShorter() {
    TextGenerator generator = generator(kernels);
    assertThat(write(generator, "a", new Continuation(200, SAMPLING, 3)))
        .startsWith(write(generator, "a", new Continuation(50, SAMPLING, 3)));
  }

  @Test
  void onlyTextIsEverWritten() {
    var marked = new TokenizerConfig.Characters(Marks.START_END).fit(Corpus.of("ab"));
    for (long seed = 0; seed < 40; seed++) {
      assertThat(write(generatorOf(marked), "", new Continuation(60, Sampling.at(3), seed)))
          .matches("[ab]{0,60}");
    }
  }

  /// At a high temperature the end comes soon: a model of four tokens draws it every few steps.
  @Test
  void aDocumentEndsWhereTheModelEndsIt() {
    var marked = new TokenizerConfig.Characters(Marks.START_END).fit(Corpus.of("ab"));
    var written = new StringBuilder();
    var continuation = new Continuation(10_000, Sampling.at(1), 5);
    TextGenerator generator = generatorOf(marked);

    WritingEnd end =
        generator.generate(
            generator.prompt("a"),
            continuation,
            piece -> {
              written.append(piece);
              return true;
            });

    assertThat(end.reason()).isEqualTo(StopReason.END_MARK);
    assertThat(end.tokens()).isLessThan(10_000);
    assertThat(written).hasSize((int) end.tokens());
  }

  @Test
  void aLabelBeginsTheTextAndAnUnknownOneIsRefused() {
    var documents =
        List.of(new Document("ab", Optional.of("joy")), new Document("ba", Optional.of("anger")));
    var labelled =
        TokenizerConfig.Characters.DEFAULTS.fit(Corpus.ofDocuments(documents, TextCleaning.NONE));
    TextGenerator generator = generatorOf(labelled);

    assertThat(generator.prompt("a", "joy").read())
        .containsExactly(labelled.vocabulary().label("joy").orElseThrow(), 1);
    assertThat(generator.prompt("a").read()).containsExactly(1);
    assertThatThrownBy(() -> generator.prompt("a", "jy"))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.PROMPT_LABEL);
              assertThat(refusal).hasMessageContaining("it knows anger, joy");
              assertThat(refusal.problems().getFirst().fix())
                  .isEqualTo("did you mean --label joy?");
            });
    assertThatThrownBy(() -> generator(kernels).prompt("a", "joy"))
        .hasMessageContaining("the model has no labels");
  }

  @Test
  void wordsGoOnBehindAPromptAsPeopleWriteThem() {
    Tokenizer words = TokenizerConfig.Words.DEFAULTS.fit(Corpus.of("sea ship"));
    TextGenerator generator = generatorOf(words);
    var continuation = new Continuation(1, Sampling.at(0), 1);

    assertThat(write(generator, "sea", continuation)).matches(" (sea|ship)");
    assertThat(write(generator, "sea ", continuation)).matches("(sea|ship)");
  }

  /// The space is a token that the model chose, and the prompt's is another.
  @Test
  void aCharacterBehindASpaceMayBeASpace() {
    Tokenizer spaces = TokenizerConfig.Characters.DEFAULTS.fit(Corpus.of("  "));

    assertThat(write(generatorOf(spaces), " ", new Continuation(3, Sampling.at(1), 1)))
        .isEqualTo("   ");
  }

  private TextGenerator generatorOf(Tokenizer tokenizerOfModel) {
    int tokens = tokenizerOfModel.vocabulary().size();
    var config =
        new ModelConfig(
            List.of(
                new EmbeddingConfig(tokens, 3),
                new LstmConfig(4),
                new DenseConfig(tokens, Activation.SOFTMAX)),
            LossPositions.EVERY);
    LanguageModel model = LanguageModel.initialise(config, 1);
    return new TextGenerator(model, tokenizerOfModel, TextCleaning.NONE, kernels);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theNumberOfThreadsChangesNothing(int threads) {
    TextGenerator generator = generator(kernels);
    var continuation = new Continuation(300, SAMPLING, 9);
    String expected = write(generator, "a ship", continuation);
    var texts = new String[6];
    try (var workers = new Workers(threads)) {
      workers.runPieces(texts.length, i -> texts[i] = write(generator, "a ship", continuation));
    }
    assertThat(texts).containsOnly(expected);
  }

  @Test
  void theSameTextIsWrittenBeforeAndAfterWarmUp() {
    var continuation = new Continuation(300, SAMPLING, 9);
    String expected = write(generator(kernels), "a ship", continuation);
    assertThat(write(generator(new VectorKernels()), "a ship", continuation)).isEqualTo(expected);
    Kernels best = Kernels.best();
    TextGenerator warming = generator(best);
    for (int i = 0; i < 20 && !(best instanceof WarmingKernels warm && warm.warm()); i++) {
      assertThat(write(warming, "a ship", continuation)).isEqualTo(expected);
    }
    assertThat(write(warming, "a ship", continuation)).isEqualTo(expected);
  }

  @Test
  void greedyTextNeedsNoSeed() {
    TextGenerator generator = generator(kernels);
    assertThat(write(generator, "the sea", new Continuation(60, Sampling.GREEDY, 1)))
        .isEqualTo(write(generator, "the sea", new Continuation(60, Sampling.GREEDY, 2)));
  }

  @Test
  void piecesAreWholeCharactersAndMakeUpTheText() {
    TextGenerator generator = generator(kernels);
    var continuation = new Continuation(400, Sampling.at(10), 5);
    var pieces = new ArrayList<String>();
    WritingEnd end =
        generator.generate(
            generator.prompt("a"),
            continuation,
            piece -> {
              pieces.add(piece);
              return true;
            });
    assertThat(end).isEqualTo(new WritingEnd(400, StopReason.TOKENS, 0));
    assertThat(pieces)
        .hasSize(400)
        .contains("🌊")
        .allSatisfy(piece -> assertThat(characters(piece)).isEqualTo(1));
    assertThat(String.join("", pieces)).isEqualTo(write(generator, "a", continuation));
  }

  @Test
  void theConsumerCanStop() {
    TextGenerator generator = generator(kernels);
    var text = new StringBuilder();
    WritingEnd end =
        generator.generate(
            generator.prompt("a"),
            new Continuation(Long.MAX_VALUE, SAMPLING, 5),
            piece -> characters(text.append(piece).toString()) < 7);
    assertThat(end).isEqualTo(new WritingEnd(7, StopReason.CANCELLED, 0));
    assertThat(characters(text.toString())).isEqualTo(7);
  }

  /// The same texts whoever asks: alone, piece by piece, token by token, among 31 others of which
  /// some end sooner.
  @Test
  void aTextIsTheSameAloneAndAmongOthers() {
    var marked = new TokenizerConfig.Characters(Marks.START_END).fit(Corpus.of("abc"));
    for (Tokenizer any : List.of(tokenizer, marked)) {
      TextGenerator generator = generatorOf(any);
      Prompt prompt = generator.prompt("a");
      var first = new Continuation(40, SAMPLING.withTopK(3), 7);
      List<Passage> together = generator.passages(prompt, first, 32);
      assertThat(together).hasSize(32);
      for (int index = 0; index < 32; index++) {
        Continuation one = first.at(index);
        Passage alone = generator.passage(prompt, one);
        assertThat(together.get(index)).isEqualTo(alone);
        assertThat(generator.generate(prompt, one)).isEqualTo(alone.text());
        assertThat(generator.tokens(prompt, one).map(WrittenToken::text))
            .satisfies(texts -> assertThat(String.join("", texts)).isEqualTo(alone.text()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void howManyThreadsWriteChangesNoText(int threads) {
    TextGenerator generator = generator(kernels);
    Prompt prompt = generator.prompt("the sea");
    var wanted = new Continuation(30, SAMPLING, 7);
    assertThat(generator.withThreads(threads).passages(prompt, wanted, 70))
        .isEqualTo(generator.passages(prompt, wanted, 70));
  }

  /// Beams and contrast find texts that end as any others do.
  @Test
  void whatASearchFindsEndsInFrontOfItsStopText() {
    TextGenerator generator = generator(kernels);
    Prompt prompt = generator.prompt("the sea");
    Ending free = Ending.after(30);
    String whole = generator.beams(prompt, free, BeamSettings.of(4)).getFirst().text();
    String stop = whole.substring(9, 11);
    for (Passage found : generator.beams(prompt, free.before(List.of(stop)), BeamSettings.of(4))) {
      assertThat(found.text()).doesNotContain(stop);
    }
    assertThat(
            generator
                .contrastive(prompt, free.at(Boundary.LINE), ContrastiveSettings.USUAL)
                .getFirst()
                .text()
                .strip())
        .doesNotContain("\n");
  }

  @Test
  void nobodyPaysForTokensThatNobodyAsksFor() {
    TextGenerator generator = generator(kernels);
    var endless = new Continuation(Long.MAX_VALUE, SAMPLING, 5);
    assertThat(generator.tokens(generator.prompt("a"), endless).limit(7)).hasSize(7);
  }

  /// A model of four tokens ends its documents soon, if it is let.
  @Test
  void aDocumentDoesNotEndBeforeItsLeastLength() {
    var marked = new TokenizerConfig.Characters(Marks.START_END).fit(Corpus.of("ab"));
    TextGenerator generator = generatorOf(marked);
    var ending = Ending.after(500).notBefore(60);
    for (int seed = 0; seed < 20; seed++) {
      Passage passage =
          generator.passage(generator.prompt("a"), new Continuation(ending, SAMPLING, seed, 0));
      assertThat(passage.end().tokens()).isBetween(60L, 500L);
    }
  }

  /// By the plain definition: the softmax of the logits, in double precision.
  @Test
  void aTokenIsWorthWhatTheModelGaveIt() {
    TextGenerator generator = generator(kernels);
    Prompt prompt = generator.prompt("the sea");
    WrittenToken token =
        generator.passage(prompt, new Continuation(1, Sampling.at(2), 5)).tokens().getFirst();
    var decoder = generator.decoder(1);
    decoder.begin(prompt.read());
    float[] logits = decoder.logits(0);
    double sum = 0;
    int rank = 0;
    for (float logit : logits) {
      sum += StrictMath.exp(logit);
      rank += logit > logits[token.id()] ? 1 : 0;
    }
    assertThat(token.logProbability())
        .isCloseTo(logits[token.id()] - StrictMath.log(sum), offset(1e-6));
    assertThat(token.rank()).isEqualTo(rank);
  }

  @Test
  void modelsThatWriteTogetherGiveTheMeanOfTheirProbabilities() {
    LanguageModel one = model();
    LanguageModel other =
        SmallModels.ONE_HOT.model(tokenizer.vocabulary().size(), LossPositions.LAST);
    var both =
        new TextGenerator(
            List.of(new Voice(one, Reading.CARRIED, 3), new Voice(other, Reading.Window.of(4), 1)),
            tokenizer,
            TextCleaning.NONE,
            kernels);
    int[] read = both.prompt("the sea").read();
    double[] expected = new double[tokenizer.vocabulary().size()];
    add(expected, 0.75, new StateDecoder(one, kernels, 1), read);
    add(expected, 0.25, new WindowDecoder(other, Reading.Window.of(4), kernels, 1), read);
    var decoder = both.decoder(1);
    decoder.begin(read);
    float[] logits = decoder.logits(0);
    for (int id = 0; id < logits.length; id++) {
      assertThat(StrictMath.exp(logits[id])).isCloseTo(expected[id], offset(1e-6));
    }
  }

  private static void add(double[] sum, double weight, Decoder decoder, int[] read) {
    decoder.begin(read);
    float[] logits = decoder.logits(0);
    double total = 0;
    for (float logit : logits) {
      total += StrictMath.exp(logit);
    }
    for (int id = 0; id < sum.length; id++) {
      sum[id] += weight * StrictMath.exp(logits[id]) / total;
    }
  }

  @Test
  void noTokensAreNoText() {
    TextGenerator generator = generator(kernels);
    assertThat(write(generator, "a", new Continuation(0, SAMPLING, 5))).isEmpty();
    assertThatThrownBy(() -> new Continuation(-1, SAMPLING, 5))
        .isInstanceOfSatisfying(
            LonghandException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.USAGE_VALUE));
  }

  @Test
  void unknownCharactersAreNamedAndLeftOut() {
    TextGenerator generator = generator(kernels);
    Prompt prompt = generator.prompt("thXe Xsea\u0007");
    assertThat(prompt.notices()).hasSize(1);
    Problem notice = prompt.notices().getFirst();
    assertThat(notice.code()).isEqualTo(ErrorCode.PROMPT_UNKNOWN);
    assertThat(notice.what()).contains("'X'").contains("2 times").contains("U+0007");
    assertThat(prompt.tokens()).isEqualTo(7);
    var continuation = new Continuation(40, SAMPLING, 5);
    assertThat(generator.generate(prompt, continuation))
        .isEqualTo(write(generator, "the sea", continuation));
  }

  @Test
  void aKnownPromptHasNoNotices() {
    assertThat(generator(kernels).prompt("the sea").notices()).isEmpty();
  }

  @Test
  void thePromptIsCleanedAsTheTrainingTextWas() {
    var cleaning = TextCleaning.DEFAULTS.withLetterCase(LetterCase.LOWER);
    var generator = new TextGenerator(model(), tokenizer, cleaning, kernels);
    Prompt prompt = generator.prompt("The\r\nSEA");
    assertThat(prompt.text()).isEqualTo("the\nsea");
    assertThat(prompt.notices()).isEmpty();
    var continuation = new Continuation(40, SAMPLING, 5);
    assertThat(generator.generate(prompt, continuation))
        .isEqualTo(write(generator, "the\nsea", continuation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XYZ"})
  void withoutAPromptATextBeginsAsALineDoes(String prompt) {
    TextGenerator generator = generator(kernels);
    var continuation = new Continuation(40, SAMPLING, 5);
    assertThat(write(generator, prompt, continuation))
        .isEqualTo(write(generator, "\n", continuation));
  }

  @Test
  void withoutLinesATextBeginsAfterTheFirstToken() {
    var letters = CharacterTokenizer.fit("abc");
    LanguageModel model = SmallModels.ONE_HOT.model(3, LossPositions.LAST);
    var generator = new TextGenerator(model, letters, TextCleaning.NONE, kernels);
    var continuation = new Continuation(40, SAMPLING, 5);
    assertThat(write(generator, "", continuation)).isEqualTo(write(generator, "a", continuation));
  }

  @Test
  void aModelOfOneSymbolWritesIt() {
    LanguageModel model = SmallModels.EMBEDDING.model(1, LossPositions.EVERY);
    var one = CharacterTokenizer.fit("aaaa");
    var generator = new TextGenerator(model, one, TextCleaning.NONE, kernels);
    for (Sampling sampling : new Sampling[] {Sampling.GREEDY, Sampling.at(10)}) {
      assertThat(write(generator, "", new Continuation(5, sampling, 5))).isEqualTo("aaaaa");
    }
  }

  @Test
  void aBrokenModelWritesNothing() {
    LanguageModel model = model();
    SmallModels.spoil(model, "dense_2.bias", 4, Float.NaN);
    var generator = new TextGenerator(model, tokenizer, TextCleaning.NONE, kernels);
    var pieces = new ArrayList<String>();
    assertThatThrownBy(() ->
            generator.generate(
                generator.prompt("a"), new Continuation(5, SAMPLING, 5), pieces::add))
        .isInstanceOfSatisfying(
            LonghandException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.MODEL_NAN));
    assertThat(pieces).isEmpty();
  }

  @Test
  void halfOfASurrogatePairIsRefusedWithItsPlace() {
    TextGenerator generator = generator(kernels);
    assertThat(generator.prompt("ab🌊").tokens()).isEqualTo(3);
    assertThatThrownBy(() -> generator.prompt("ab\ud800c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index 2");
  }

  @Test
  void aTokenizerOfAnotherModelIsRefused() {
    var other = CharacterTokenizer.fit("ab");
    assertThatThrownBy(() -> new TextGenerator(model(), other, TextCleaning.NONE, kernels))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private LanguageModel model() {
    return SmallModels.EMBEDDING.model(tokenizer.vocabulary().size(), LossPositions.EVERY);
  }

  private TextGenerator generator(Kernels with) {
    return new TextGenerator(model(), tokenizer, TextCleaning.NONE, with);
  }

  private static String write(TextGenerator generator, String prompt, Continuation continuation) {
    return generator.generate(generator.prompt(prompt), continuation);
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
