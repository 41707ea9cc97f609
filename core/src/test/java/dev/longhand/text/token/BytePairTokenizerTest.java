package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.token.BytePairRules.Normalizer;
import dev.longhand.text.token.BytePairRules.PrefixSpace;
import dev.longhand.text.token.BytePairRules.WholeWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BytePairTokenizerTest {
  private static final String TEXT =
      """
      The lamp by the window burned low, and the wind that came in from the bay moved the pages.
      She read the letter again; then she read it aloud, and then she laid it on the table.
      """;

  private static Tokenizer learnt(String text, int vocabularySize) {
    return new TokenizerConfig.BytePairs(vocabularySize, "", Marks.NONE).fit(Corpus.of(text));
  }

  @Test
  void theMostFrequentPairIsLearntFirst() {
    Tokenizer tokenizer = learnt("abab abc bab", 258);
    assertThat(tokenizer.vocabulary().tokens().subList(256, 258)).containsExactly("ab", "bab");
  }

  @Test
  void ofEquallyFrequentPairsTheOneOfTheLowestIdsIsLearntFirst() {
    assertThat(learnt("zy xw", 257).vocabulary().token(256)).isEqualTo("xw");
  }

  @Test
  void learningEndsWhereEveryWordIsOneToken() {
    assertThat(learnt("ab ab", 4096).vocabulary().tokens().subList(256, 258))
        .containsExactly("ab", "Ġab");
    assertThat(learnt("ab ab", 4096).vocabulary().size()).isEqualTo(258);
  }

  @Test
  void ofTooManyDifferentWordsTheRarestAreForgotten() {
    var counts = new BytePairCounts(BytePairPattern.GPT_2, 4);
    counts.accept("a b a c a b d e f");
    assertThat(counts.counts())
        .containsExactly(entry(" b", 2L), entry(" a", 2L), entry(" e", 1L), entry(" f", 1L));
  }

  @Test
  void randomTextsComeBackFromTheirIds() {
    Tokenizer tokenizer = learnt(TEXT, 400);
    for (int round = 0; round < 2000; round++) {
      String text = randomText(round);
      assertThat(tokenizer.decode(tokenizer.encode(text).ids())).isEqualTo(text);
    }
  }

  @Test
  void whatIsWrittenPieceByPieceIsTheWholeText() {
    Tokenizer tokenizer = learnt(TEXT, 300);
    for (int round = 0; round < 200; round++) {
      String text = randomText(round);
      TokenWriter writer = tokenizer.writer();
      var written = new StringBuilder();
      for (int id : tokenizer.encode(text).ids()) {
        String piece = writer.write(id);
        Corpus.requireWellFormed(piece);
        written.append(piece);
      }
      assertThat(written.append(writer.finish()).toString()).isEqualTo(text);
    }
  }

  @Test
  void aWordOfAMillionLettersIsEncoded() {
    Tokenizer tokenizer = learnt("aaaa aaa abab", 300);
    String text = "a".repeat(1 << 19) + "ab".repeat(1 << 18);
    int[] ids = tokenizer.encode(text).ids();
    assertThat(ids).hasSizeLessThan(text.length() / 2);
    assertThat(tokenizer.decode(ids)).isEqualTo(text);
  }

  /// A corpus hands out pieces of some 64 Ki characters.
  @ParameterizedTest
  @EnumSource(
      value = BytePairPattern.class,
      names = {"GPT_2", "CL100K", "QWEN_2"})
  void aTextEncodedPieceByPieceHasTheSameIds(BytePairPattern pattern) {
    var learnt = (BytePairTokenizer) learnt(TEXT, 400);
    BytePairRules rules =
        new BytePairRules(
            List.of(Normalizer.NFC),
            pattern,
            PrefixSpace.ADDED,
            WholeWords.LOOKED_UP,
            learnt.rules().merges());
    Tokenizer tokenizer =
        BytePairTokenizer.of(TokenizerConfig.BytePairs.DEFAULTS, rules, learnt.vocabulary());
    var text = new StringBuilder("\n");
    for (int round = 0; text.length() < 300_000; round++) {
      text.append(randomText(round)).append(round % 5 == 0 ? "lamp\n \n" : "");
    }
    var pieces = new Pieces(tokenizer);
    Corpus.of(text.toString()).forEach(pieces);
    assertThat(pieces.count).isGreaterThan(3);
    assertThat(pieces.ids.build().toArray()).isEqualTo(tokenizer.encode(text.toString()).ids());
  }

  /// Encodes a corpus of one document. Mutable.
  private static final class Pieces implements DocumentConsumer {
    private final Tokenizer tokenizer;
    private final IntStream.Builder ids = IntStream.builder();
    private int count;

    Pieces(Tokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    @Override
    public void begin(Optional<String> label) {}

    @Override
    public void accept(String piece) {
      Encoding encoding = count++ == 0 ? tokenizer.encode(piece) : tokenizer.encodeNext(piece);
      IntStream.of(encoding.ids()).forEach(ids::add);
    }

    @Override
    public void end() {}
  }

  @Test
  void aSpaceInFrontIsForTheBeginningOfATextAlone() {
    BytePairRules rules =
        new BytePairRules(
            List.of(), BytePairPattern.GPT_2, PrefixSpace.ADDED, WholeWords.MERGED, List.of());
    Tokenizer tokenizer =
        BytePairTokenizer.of(
            TokenizerConfig.BytePairs.DEFAULTS,
            rules,
            Vocabulary.of(
                TokenizerConfig.Bytes.DEFAULTS.fit(Corpus.of("a")).vocabulary().tokens()));
    assertThat(tokenizer.encode("a").ids()).containsExactly(' ', 'a');
    assertThat(tokenizer.encode(" a").ids()).containsExactly(' ', 'a');
    assertThat(tokenizer.encode("").ids()).isEmpty();
    assertThat(tokenizer.encodeNext("a").ids()).containsExactly('a');
  }

  @Test
  void whatLooksSpecialIsPlainText() {
    Tokenizer tokenizer =
        new TokenizerConfig.BytePairs(300, "", Marks.START_END).fit(Corpus.of(TEXT));
    int start = tokenizer.vocabulary().special(Token.Kind.START).orElseThrow();
    assertThat(tokenizer.encode("<s></s>").ids()).doesNotContain(start, start + 1);
    assertThat(tokenizer.decode(new int[] {start, 40, start + 1}))
        .isEqualTo(tokenizer.decode(new int[] {40}));
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> learnt(TEXT, 300).encode("a\uDE00"))
        .hasMessage("half of a surrogate pair at index 1");
  }

  @Test
  void rulesAndVocabularyMakeTheSameTokenizer() {
    var tokenizer = (BytePairTokenizer) learnt(TEXT, 400);
    var config = (TokenizerConfig.BytePairs) tokenizer.config();
    Tokenizer again = BytePairTokenizer.of(config, tokenizer.rules(), tokenizer.vocabulary());
    assertThat(again.encode(TEXT).ids()).containsExactly(tokenizer.encode(TEXT).ids());
  }

  @Test
  void aMergeOfATokenThatIsMissingIsRefused() {
    BytePairRules rules = BytePairRules.learnt(List.of(new BytePairRules.Merge("a", "b")));
    assertThatThrownBy(() ->
            BytePairTokenizer.of(
                TokenizerConfig.BytePairs.DEFAULTS, rules, Vocabulary.of(List.of("a", "b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a merge needs the token 'ab', which is missing");
  }

  /// Characters of all planes, with much of what the pattern tells apart.
  static String randomText(int round) {
    String[] common = {" ", "  ", "\n", "\r\n", "'s", "'re", "the", "th", "e\u0301", "12", "."};
    var random = KeyedRandom.of(5, Purpose.SAMPLE, 0, round);
    var text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      int codePoint = random.nextInt(round % 3 == 0 ? 0x110000 : 0x300);
      boolean surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
      if (surrogate || random.nextInt(2) == 0) {
        text.append(common[random.nextInt(common.length)]);
      } else {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }
}
