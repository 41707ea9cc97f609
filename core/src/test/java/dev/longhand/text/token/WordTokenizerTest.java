package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.TokenizerConfig.Words;
import dev.longhand.text.token.TokenizerConfig.Words.LineBreaks;
import dev.longhand.text.token.TokenizerConfig.Words.Punctuation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordTokenizerTest {
  private static final String VERSE = "A lamp,\n  a lamp; a boat.\n";

  @Test
  void theMostFrequentTokenComesFirstAndEqualOnesInOrderOfCodePoints() {
    assertThat(fit(Words.DEFAULTS, "b b a \uD83D\uDE00 \uFF5E a c").vocabulary().tokens())
        .containsExactly("a", "b", "c", "\uFF5E", "\uD83D\uDE00", "<unk>");
  }

  @Test
  void lineBreaksAndIndentationsAreTokens() {
    assertThat(tokens(Words.DEFAULTS, VERSE))
        .containsExactly("A", "lamp", ",", "\n", "  ", "a", "lamp", ";", "a", "boat", ".", "\n");
  }

  @Test
  void spaceAtTheEndOfALineIsNoToken() {
    assertThat(tokens(Words.DEFAULTS, "one  \n \ntwo ")).containsExactly("one", "\n", "\n", "two");
  }

  @Test
  void lineBreaksCanBeDropped() {
    Words dropped = new Words(Punctuation.KEEP, LineBreaks.DROP, 1, 100, Marks.NONE);
    assertThat(tokens(dropped, "one\n  two\n")).containsExactly("one", "two");
  }

  @Test
  void punctuationCanBeDroppedAndContractionsStay() {
    Words dropped = new Words(Punctuation.DROP, LineBreaks.KEEP, 1, 100, Marks.NONE);
    assertThat(tokens(dropped, "\"I'm -- I don't,\"\n  he said; 5%."))
        .containsExactly("I", "'m", "I", "do", "n't", "\n", "he", "said", "5");
  }

  @Test
  void rareWordsBecomeTheUnknownTokenAndAreReported() {
    Words twice = new Words(Punctuation.KEEP, LineBreaks.KEEP, 2, 100, Marks.NONE);
    Tokenizer tokenizer = fit(twice, "in and out and in");
    Encoding encoding = tokenizer.encode("in or out or in");
    assertThat(tokenizer.vocabulary().tokens()).containsExactly("and", "in", "<unk>");
    assertThat(encoding.ids()).containsExactly(1, 2, 2, 2, 1);
    assertThat(encoding.unknown())
        .containsExactly(new UnknownToken("or", 2), new UnknownToken("out", 1));
  }

  @Test
  void theVocabularySizeCountsTokensOfNoText() {
    Words five = new Words(Punctuation.KEEP, LineBreaks.KEEP, 1, 5, Marks.START_END);
    assertThat(fit(five, "a a a b b c").vocabulary().tokens())
        .containsExactly("a", "b", "<unk>", "<s>", "</s>");
  }

  @Test
  void labelsComeLast() {
    Corpus corpus =
        Corpus.ofDocuments(
            List.of(new Document("a", Optional.of("sad")), new Document("a", Optional.of("happy"))),
            TextCleaning.NONE);
    Tokenizer tokenizer = Words.DEFAULTS.fit(corpus);
    assertThat(tokenizer.vocabulary().tokens()).containsExactly("a", "<unk>", "happy", "sad");
    assertThat(tokenizer.vocabulary().labels()).containsExactly("happy", "sad");
  }

  @Test
  void aTextThatLooksLikeAMarkIsText() {
    Words marked = new Words(Punctuation.KEEP, LineBreaks.KEEP, 1, 100, Marks.START_END);
    Tokenizer tokenizer = fit(marked, "<s> <unk> </s>");
    assertThat(Arrays.stream(tokenizer.encode("<s> <unk> </s>").ids()))
        .allMatch(id -> tokenizer.vocabulary().kind(id) == Token.Kind.TEXT);
    assertThat(tokenizer.decode(tokenizer.encode("<s> <unk> </s>").ids()))
        .isEqualTo("<s> <unk> </s>");
  }

  @Test
  void aVocabularyThatWasWrittenDownGivesTheSameIds() {
    Tokenizer tokenizer = fit(Words.DEFAULTS, VERSE);
    Tokenizer restored = Words.DEFAULTS.restore(tokenizer.vocabulary());
    assertThat(restored.encode(VERSE).ids()).isEqualTo(tokenizer.encode(VERSE).ids());
    assertThatThrownBy(() -> Words.DEFAULTS.restore(Vocabulary.of(List.of("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moreDifferentWordsThanAModelCanUseAreRefusedWithWhatMendsIt() {
    var text = new StringBuilder("the ".repeat(3000));
    for (int word = 0; word < 70_000; word++) {
      text.append('w').append(word).append('\n');
    }
    Corpus corpus = Corpus.of(text.toString());
    assertThatThrownBy(() -> Words.DEFAULTS.fit(corpus))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.DATA_VOCABULARY);
              assertThat(refusal.problems().getFirst().what())
                  .isEqualTo(
                      "70 002 different words and signs; a model can use at most 65 536 tokens."
                          + " With fewer, this much of the text is unknown: 42 % with 10 000,"
                          + " 35 % with 20 000, 14 % with 50 000");
              assertThat(refusal.problems().getFirst().fix())
                  .contains("--min-count 2", "--vocabulary-size 20000");
            });
    Words capped = new Words(Punctuation.KEEP, LineBreaks.KEEP, 1, 20_000, Marks.NONE);
    assertThat(capped.fit(corpus).vocabulary().size()).isEqualTo(20_000);
  }

  private static Tokenizer fit(Words config, String text) {
    return config.fit(Corpus.of(text));
  }

  private static List<String> tokens(Words config, String text) {
    Tokenizer tokenizer = fit(config, text);
    return Arrays.stream(tokenizer.encode(text).ids())
        .mapToObj(tokenizer.vocabulary()::token)
        .toList();
  }
}
