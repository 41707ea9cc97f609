package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.TokenizerConfig.Keras;
import dev.longhand.text.token.TokenizerConfig.Keras.Fitting;
import dev.longhand.text.token.TokenizerConfig.Keras.Split;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KerasTokenizerTest {
  private static final String TEXT = "The owl saw the otter. The otter saw nobody's boat!";

  @Test
  void wordsAreRankedByCountAndThenByFirstOccurrence() {
    assertThat(fit(Keras.DEFAULTS, TEXT).vocabulary().tokens())
        .containsExactly("<pad>", "the", "saw", "otter", "owl", "nobody's", "boat");
  }

  @Test
  void lettersAreMadeSmallAndPunctuationIsLeftOut() {
    assertThat(fit(Keras.DEFAULTS, TEXT).encode("THE, otter-boat?!").ids())
        .containsExactly(1, 3, 6);
  }

  @Test
  void unknownWordsAreLeftOutAndReported() {
    Encoding encoding = fit(Keras.DEFAULTS, TEXT).encode("the eel saw the eel");
    assertThat(encoding.ids()).containsExactly(1, 2, 1);
    assertThat(encoding.unknown()).containsExactly(new UnknownToken("eel", 2));
  }

  @Test
  void aTokenForUnknownWordsStandsInTheirPlace() {
    Tokenizer tokenizer = fit(new Keras(Split.SPACES, 0, "<oov>", Fitting.ONCE), TEXT);
    assertThat(tokenizer.vocabulary().kind(1)).isEqualTo(Token.Kind.UNKNOWN);
    assertThat(tokenizer.encode("the eel").ids()).containsExactly(2, 1);
    assertThat(tokenizer.encode("<oov>").unknown()).containsExactly(new UnknownToken("oov", 1));
  }

  @Test
  void aTextThatHoldsTheTokenForUnknownWordsIsText() {
    Tokenizer tokenizer = fit(new Keras(Split.SPACES, 0, "unk", Fitting.ONCE), "unk unk unk a");
    assertThat(tokenizer.vocabulary().tokens()).containsExactly("<pad>", "unk", "unk", "a");
    assertThat(tokenizer.encode("unk b a").ids()).containsExactly(2, 1, 3);
  }

  @Test
  void ofFewerWordsTheVocabularyHoldsNoMore() {
    Tokenizer tokenizer = fit(new Keras(Split.SPACES, 3, "", Fitting.ONCE), TEXT);
    assertThat(tokenizer.vocabulary().tokens()).containsExactly("<pad>", "the", "saw");
    assertThat(tokenizer.encode("the otter saw").ids()).containsExactly(1, 2);
  }

  @Test
  void paddingNeverComesOutOfAText() {
    Tokenizer tokenizer = fit(Keras.DEFAULTS, "<pad> pad");
    assertThat(tokenizer.vocabulary().special(Token.Kind.PADDING)).hasValue(0);
    assertThat(tokenizer.encode("<pad>").ids()).containsExactly(1);
  }

  @Test
  void contractionsAreSplitAndPunctuationTokensDropped() {
    Tokenizer tokenizer =
        fit(new Keras(Split.CONTRACTIONS, 0, "", Fitting.ONCE), "I can't, you Can't: gonna?");
    assertThat(tokenizer.vocabulary().tokens())
        .containsExactly("<pad>", "ca", "n't", "i", "you", "gon", "na");
  }

  @Test
  void theWholeTextInFrontCountsItsCharactersAsWords() {
    Corpus corpus =
        Corpus.ofDocuments(
            List.of(Document.of("a bee"), Document.of("be a bee")), TextCleaning.NONE);
    Tokenizer tokenizer = new Keras(Split.SPACES, 0, "", Fitting.CUMULATIVE).fit(corpus);
    // e 5 times; a 2 times as a letter and 2 as a word; b 3; bee 2; be 1.
    assertThat(tokenizer.vocabulary().tokens())
        .containsExactly("<pad>", "e", "a", "b", "bee", "be");
  }

  @Test
  void labelsStandBehindTheWords() {
    Corpus corpus =
        Corpus.ofDocuments(
            List.of(
                new Document("owl", Optional.of("joy")), new Document("eel", Optional.of("fear"))),
            TextCleaning.NONE);
    Vocabulary vocabulary = Keras.DEFAULTS.fit(corpus).vocabulary();
    assertThat(vocabulary.tokens()).containsExactly("<pad>", "owl", "eel", "fear", "joy");
    assertThat(vocabulary.label("joy")).hasValue(4);
  }

  @Test
  void wordsAreWrittenWithASpaceBetween() {
    Tokenizer tokenizer = fit(Keras.DEFAULTS, TEXT);
    assertThat(tokenizer.decode(new int[] {0, 1, 0, 4, 2})).isEqualTo("the owl saw");
  }

  @Test
  void contractionsAreWrittenAsPeopleWriteThem() {
    Tokenizer tokenizer =
        fit(new Keras(Split.CONTRACTIONS, 0, "", Fitting.ONCE), "I can't say she'll be gonna?");
    assertThat(tokenizer.decode(tokenizer.encode("i can't say, she'll be gonna").ids()))
        .isEqualTo("I can't say she'll be gonna");
  }

  @Test
  void aWordThatNoTextHasIsRefusedWithItsPlace() {
    String text = "a few words: " + "abcdefgh".repeat(150_000);
    for (Split split : List.of(Split.SPACES, Split.CONTRACTIONS)) {
      assertThatThrownBy(() -> fit(new Keras(split, 0, "", Fitting.ONCE), text))
          .isInstanceOf(LonghandException.class)
          .hasMessageMatching("a word of at least 1 \\d{3} \\d{3} characters: 'abcdefgh.*")
          .extracting(failure -> ((LonghandException) failure).problems().getFirst().where())
          .isEqualTo("character 14");
    }
    assertThat(fit(new Keras(Split.CHARACTERS, 0, "", Fitting.ONCE), text).vocabulary().size())
        .isEqualTo(15);
  }

  @Test
  void whatPunctuationDividesIsNoLongWord() {
    String text = "abcdefg,".repeat(150_000);
    assertThat(fit(Keras.DEFAULTS, text).vocabulary().tokens()).contains("abcdefg");
  }

  @Test
  void charactersAreWrittenAsTheyStood() {
    Tokenizer tokenizer = fit(new Keras(Split.CHARACTERS, 0, "", Fitting.ONCE), "An owl \u732b\n");
    assertThat(tokenizer.decode(tokenizer.encode("an owl\n \u732b").ids()))
        .isEqualTo("an owl\n \u732b");
  }

  @Test
  void aVocabularyThatWasWrittenDownMakesTheSameTokenizer() {
    var config = new Keras(Split.SPACES, 5, "<oov>", Fitting.ONCE);
    Tokenizer fitted = fit(config, TEXT);
    Tokenizer restored = config.restore(fitted.vocabulary());
    assertThat(restored.config()).isEqualTo(config);
    assertThat(restored.encode(TEXT).ids()).isEqualTo(fitted.encode(TEXT).ids());
  }

  @Test
  void aVocabularyOfAnotherTokenizerIsRefused() {
    Vocabulary words = fit(Keras.DEFAULTS, TEXT).vocabulary();
    var unknown = new Keras(Split.SPACES, 0, "<oov>", Fitting.ONCE);
    for (Vocabulary wrong : List.of(words, Vocabulary.of(List.of("a", "b")))) {
      assertThatIllegalArgumentException().isThrownBy(() -> unknown.restore(wrong));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keras.DEFAULTS.restore(Vocabulary.of(List.of("a"))));
  }

  @Test
  void moreWordsThanAModelCanUseAreRefusedWithWhatFewerWouldLeaveOut() {
    var text = new StringBuilder();
    for (int word = 0; word < 70_000; word++) {
      text.append('w').append(word).append(' ');
    }
    assertThatThrownBy(() -> fit(Keras.DEFAULTS, text.toString()))
        .isInstanceOf(LonghandException.class)
        .hasMessage(
            "70 000 different words; a model can use at most 65 535; of all words, the most"
                + " frequent 10 000 leave out 85.7 %, 20 000 leave out 71.4 %, 50 000 leave out"
                + " 28.6 %")
        .extracting(failure -> ((LonghandException) failure).code())
        .isEqualTo(ErrorCode.DATA_VOCABULARY);
    assertThat(
            fit(new Keras(Split.SPACES, 20_000, "", Fitting.ONCE), text.toString())
                .vocabulary()
                .size())
        .isEqualTo(20_000);
  }

  @Test
  void writtenTextReadsAsTheSameWords() {
    for (int round = 0; round < 100; round++) {
      var random = KeyedRandom.of(6, Purpose.SAMPLE, 0, round);
      var text = new StringBuilder("x");
      for (int index = 0; index < 200; index++) {
        text.append("abcD'.- \t\n\u00e9\u0130\u03a3".charAt(random.nextInt(13)));
      }
      Tokenizer tokenizer = fit(Keras.DEFAULTS, text.toString());
      int[] ids = tokenizer.encode(text.toString()).ids();
      assertThat(tokenizer.encode(tokenizer.decode(ids)).ids())
          .as("round %d", round)
          .isEqualTo(ids);
    }
  }

  private static Tokenizer fit(Keras config, String text) {
    return config.fit(Corpus.of(text));
  }
}
