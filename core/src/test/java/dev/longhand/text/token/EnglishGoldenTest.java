package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same words as spaCy's English tokenizer, on sentences that we gave it.
class EnglishGoldenTest {
  private static final JsonNode GOLDEN = golden();

  static Stream<JsonNode> sentences() {
    return GOLDEN.get("sentences").valueStream();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everySentenceHasTheirWords(JsonNode sentence) {
    List<String> expected =
        sentence.get("tokens").valueStream().map(JsonNode::stringValue).toList();
    assertThat(EnglishWords.of(sentence.get("text").stringValue())).isEqualTo(expected);
  }

  @Test
  void thereAreHundredsOfSentences() {
    assertThat(sentences()).hasSizeGreaterThan(400);
  }

  private static JsonNode golden() {
    InputStream file = EnglishGoldenTest.class.getResourceAsStream("golden/spacy_tokens.json");
    return JsonMapper.builder().build().readTree(Objects.requireNonNull(file));
  }
}
