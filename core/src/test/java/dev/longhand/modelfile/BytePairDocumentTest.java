package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.BytePairPattern;
import dev.longhand.text.token.BytePairRules;
import dev.longhand.text.token.BytePairRules.Merge;
import dev.longhand.text.token.BytePairRules.Normalizer;
import dev.longhand.text.token.BytePairRules.PrefixSpace;
import dev.longhand.text.token.BytePairRules.WholeWords;
import dev.longhand.text.token.BytePairTokenizer;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.TokenizerConfig.BytePairs;
import dev.longhand.text.token.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bytes and byte pairs in a model file.
class BytePairDocumentTest {
  private static final String TEXT = "the lamps burned low, the lamps burned out";
  private static final FilePlace PLACE = FilePlace.of(Path.of("m.safetensors"));

  private static final Corpus CORPUS =
      Corpus.ofDocuments(
          List.of(new Document(TEXT, Optional.of("sad")), new Document("x", Optional.of("a"))),
          TextCleaning.NONE);

  @Test
  void learntPairsComeBack() {
    var tokenizer = (BytePairTokenizer) new BytePairs(300, "", Marks.START_END).fit(CORPUS);
    var again = (BytePairTokenizer) writtenAndRead(tokenizer);
    assertThat(again.rules()).isEqualTo(tokenizer.rules());
    assertThat(again.vocabulary()).isEqualTo(tokenizer.vocabulary());
    assertThat(again.config()).isEqualTo(tokenizer.config());
    assertThat(again.encode(TEXT).ids()).containsExactly(tokenizer.encode(TEXT).ids());
  }

  @Test
  void everyRuleComesBack() {
    var rules =
        new BytePairRules(
            List.of(Normalizer.LOWER_CASE, Normalizer.NFC),
            BytePairPattern.CL100K,
            PrefixSpace.ADDED,
            WholeWords.LOOKED_UP,
            List.of(new Merge("a", "b"), new Merge("Ġ", "ab")));
    Vocabulary vocabulary = Vocabulary.of(List.of("a", "b", "Ġ", "ab", "Ġab"));
    Tokenizer tokenizer = BytePairTokenizer.of(BytePairs.DEFAULTS, rules, vocabulary);
    assertThat(((BytePairTokenizer) writtenAndRead(tokenizer)).rules()).isEqualTo(rules);
  }

  @Test
  void aFileIsForgottenBecauseTheModelHoldsWhatWasInIt() {
    Tokenizer learnt = BytePairs.DEFAULTS.fit(Corpus.of(TEXT));
    var pairs = (BytePairTokenizer) learnt;
    Tokenizer fromFile =
        BytePairTokenizer.of(
            new BytePairs(256, "secret/tokenizer.json", Marks.NONE),
            pairs.rules(),
            pairs.vocabulary());
    assertThat(TextDocument.write(fromFile)).doesNotContain("secret");
  }

  @Test
  void bytesComeBackWithMarksAndLabels() {
    Tokenizer tokenizer = new TokenizerConfig.Bytes(Marks.START_END).fit(CORPUS);
    Tokenizer again = writtenAndRead(tokenizer);
    assertThat(again.vocabulary()).isEqualTo(tokenizer.vocabulary());
    assertThat(again.vocabulary().labels()).containsExactly("a", "sad");
    assertThat(again.config()).isEqualTo(tokenizer.config());
  }

  @Test
  void rulesThatAreMissingAreRefused() {
    assertThat(refusal("\"rules\"", "\"rule\"").what()).isEqualTo("/rules is missing");
  }

  @Test
  void aRuleThatNobodyKnowsYetIsOfANewerVersion() {
    Problem problem = refusal("gpt_2", "gpt_9");
    assertThat(problem.code()).isEqualTo(ErrorCode.MODEL_VERSION);
    assertThat(problem.what())
        .isEqualTo("/rules/pattern is 'gpt_9'; this Longhand knows whole, gpt_2, cl100k, qwen_2");
    assertThat(refusal("\"normalizers\":[]", "\"normalizers\":[\"nfkc\"]").code())
        .isEqualTo(ErrorCode.MODEL_VERSION);
  }

  @Test
  void aMergeWithoutItsTokenIsRefused() {
    Problem problem = refusal("\"e d\"", "\"d e\"");
    assertThat(problem.code()).isEqualTo(ErrorCode.MODEL_VOCABULARY);
    assertThat(problem.what()).contains("a merge needs the token 'de', which is missing");
    assertThat(refusal("\"e d\"", "\"ed\"").code()).isEqualTo(ErrorCode.MODEL_DOCUMENT);
  }

  @Test
  void bytesInAnotherOrderAreRefused() {
    Tokenizer tokenizer = TokenizerConfig.Bytes.DEFAULTS.fit(CORPUS);
    String text = TextDocument.write(tokenizer).replace("\"a\",\"b\"", "\"b\",\"a\"");
    assertThat(refusal(text, 256).code()).isEqualTo(ErrorCode.MODEL_VOCABULARY);
  }

  private static Problem refusal(String from, String to) {
    Tokenizer tokenizer = new BytePairs(280, "", Marks.NONE).fit(Corpus.of(TEXT));
    String text = TextDocument.write(tokenizer);
    assertThat(text).contains(from);
    return refusal(text.replace(from, to), tokenizer.vocabulary().size());
  }

  private static Problem refusal(String text, int tokens) {
    return catchThrowableOfType(
            LonghandException.class, () -> TextDocument.readTokenizer(text, tokens, PLACE))
        .problems()
        .getFirst();
  }

  private static Tokenizer writtenAndRead(Tokenizer tokenizer) {
    String text = TextDocument.write(tokenizer);
    return TextDocument.readTokenizer(text, tokenizer.vocabulary().size(), PLACE);
  }
}
