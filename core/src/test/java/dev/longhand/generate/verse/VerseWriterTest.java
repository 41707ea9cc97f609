package dev.longhand.generate.verse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Verse by networks that have learnt nothing, so that all form comes from looking ahead; checked
/// by words that were counted and heard by hand.
class VerseWriterTest {
  private static final HandList HAND = new HandList();
  private static final RhymeBook BOOK = RhymeBook.of(HAND.lines());
  private static final int SEEDS = 3;

  /// Ways to cut a text.
  enum Tokens {
    CHARACTERS(TokenizerConfig.Characters.DEFAULTS),
    WORDS(TokenizerConfig.Words.DEFAULTS),
    BYTES(TokenizerConfig.Bytes.DEFAULTS),
    BYTE_PAIRS(new TokenizerConfig.BytePairs(300, "", Marks.NONE));

    private final Tokenizer tokenizer;

    Tokens(TokenizerConfig config) {
      tokenizer = config.fit(Corpus.of(String.join(" ,;:.!?-\n", HAND.lines()) + "\n"));
    }

    VerseWriter writer(RhymeBook book) {
      int ids = tokenizer.vocabulary().size();
      var config =
          new ModelConfig(
              List.of(
                  new EmbeddingConfig(ids, 4),
                  new LstmConfig(6),
                  new DenseConfig(ids, Activation.SOFTMAX)),
              LossPositions.EVERY);
      LanguageModel model = LanguageModel.initialise(config, 7);
      return new VerseWriter(
          count -> Decoder.of(model, Reading.CARRIED, count, new ScalarKernels()), tokenizer, book);
    }

    Verse write(VerseForm form, long seed, long index) {
      int[] read = tokenizer.encode("the river\n").ids();
      return writer(BOOK).write(read, new VerseWriter.Order(form, Sampling.at(1), seed, index));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "abab, abab, 8",
    "aabb, aabb, 6",
    "abba, abba, 10",
    "abcb, abcb, 8",
    "abab, abab abab, 7",
    "aabba, aabba, 8",
    "ababcdcdefefgg, ababcdcdefefgg, 10",
    "none, ------, 9",
    "none, -, 3"
  })
  void everyVerseHasItsForm(String rhyme, String scheme, String syllables) {
    int lines = scheme.replace(" ", "").length();
    VerseForm form = VerseForm.parse(lines, rhyme, syllables);
    for (int seed = 0; seed < SEEDS; seed++) {
      Verse verse = Tokens.CHARACTERS.write(form, seed, 0);

      assertThat(HAND.faults(verse.text(), scheme, Integer.parseInt(syllables)))
          .as("%d%n%s", seed, verse.text())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Tokens.class)
  void anyTokensDo(Tokens tokens) {
    Verse verse = tokens.write(VerseForm.parse(4, "abab", "8,6"), 5, 0);

    assertThat(HAND.faults(verse.text(), "abab", 8, 6)).as(verse.text()).isEmpty();
  }

  @Test
  void limericksHaveLongAndShortLines() {
    Verse verse = Tokens.CHARACTERS.write(VerseForm.LIMERICK, 11, 0);

    assertThat(HAND.faults(verse.text(), "aabba", 8, 8, 5, 5, 8)).as(verse.text()).isEmpty();
  }

  @Test
  void oneSeedWritesOneVerse() {
    VerseForm form = VerseForm.parse(4, "abab", "8");
    Verse once = Tokens.CHARACTERS.write(form, 3, 1);
    Verse again = Tokens.CHARACTERS.write(form, 3, 1);

    assertThat(again).isEqualTo(once);
    assertThat(Tokens.CHARACTERS.write(form, 3, 2).text()).isNotEqualTo(once.text());
    assertThat(Tokens.CHARACTERS.write(form, 4, 1).text()).isNotEqualTo(once.text());
  }

  @Test
  void whatTheFormCostsIsThatOfItsTokens() {
    Verse verse = Tokens.CHARACTERS.write(VerseForm.parse(4, "abab", "8"), 1, 0);

    assertThat(verse.tokens()).isEqualTo(verse.text().length());
    assertThat(verse.nats()).isPositive().isFinite();
    assertThat(verse.freeNats()).isPositive().isFinite();
    assertThat(verse.lines()).extracting(VerseLine::mark).containsExactly("a", "b", "a", "b");
  }

  @Test
  void thereMayBeTooFewRhymes() {
    List<String> three = List.of("the light", "a day", "the mill");
    RhymeBook book = RhymeBook.of(three);

    assertThatThrownBy(() -> write(book, VerseForm.parse(4, "abab", "4")))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VERSE_LINE))
        .hasMessageContaining("line 1 cannot be written");
  }

  @Test
  void thereMayBeNoWords() {
    assertThatThrownBy(() -> write(RhymeBook.of(List.of()), VerseForm.SONNET))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VERSE_WORDS));
  }

  @Test
  void aModelWithoutLineEndsWritesNoLines() {
    Tokenizer tokenizer = TokenizerConfig.Characters.DEFAULTS.fit(Corpus.of("no line ends here"));

    assertThatThrownBy(() ->
            new VerseWriter(
                count -> {
                  throw new AssertionError("nothing is written");
                },
                tokenizer,
                BOOK))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VERSE_MODEL));
  }

  private static Verse write(RhymeBook book, VerseForm form) {
    int[] read = Tokens.CHARACTERS.tokenizer.encode("the river\n").ids();
    var order = new VerseWriter.Order(form, Sampling.at(1), 1, 0);
    return Tokens.CHARACTERS.writer(book).write(read, order);
  }
}
