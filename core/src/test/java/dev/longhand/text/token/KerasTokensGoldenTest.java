package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.TokenizerConfig.Keras;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same vocabulary, ids and written text as Keras's own `Tokenizer`.
class KerasTokensGoldenTest {
  static Stream<String> names() {
    return golden().get("tokenizers").valueStream().map(node -> node.get("name").stringValue());
  }

  @ParameterizedTest
  @MethodSource("names")
  void wordsHaveTheirRanks(String name) {
    JsonNode node = named(name);
    List<String> expected = strings(node.get("words"));
    List<String> found = fit(node).vocabulary().tokens();
    int all = node.get("num_words").intValue() == 0 ? expected.size() : found.size() - 1;
    assertThat(found.subList(1, found.size())).isEqualTo(expected.subList(0, all));
  }

  @ParameterizedTest
  @MethodSource("names")
  void textsHaveTheirIds(String name) {
    JsonNode node = named(name);
    Tokenizer tokenizer = fit(node);
    List<String> texts = allTexts(node);
    for (int index = 0; index < texts.size(); index++) {
      int[] expected =
          node.get("sequences").get(index).valueStream().mapToInt(JsonNode::intValue).toArray();
      assertThat(tokenizer.encode(texts.get(index)).ids())
          .as("text %d: %s", index, texts.get(index))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void idsAreWrittenAsKerasWritesThem(String name) {
    JsonNode node = named(name);
    Tokenizer tokenizer = fit(node);
    List<String> written = strings(node.get("written"));
    for (int index = 0; index < written.size(); index++) {
      int[] ids =
          node.get("sequences").get(index).valueStream().mapToInt(JsonNode::intValue).toArray();
      String expected =
          switch (config(node).split()) {
            case SPACES -> written.get(index);
            // Keras puts a space between any two tokens; people do not.
            case CHARACTERS, CONTRACTIONS -> together(tokenizer, ids, written.get(index));
          };
      assertThat(tokenizer.decode(ids)).as("text %d", index).isEqualTo(expected);
    }
  }

  /// What we write of ids, once it is certain that Keras wrote the same tokens.
  private static String together(Tokenizer tokenizer, int[] ids, String spaced) {
    String ours =
        Arrays.stream(ids).mapToObj(tokenizer.vocabulary()::token).collect(Collectors.joining(" "));
    assertThat(ours).isEqualTo(spaced);
    return tokenizer.decode(ids);
  }

  private static Tokenizer fit(JsonNode node) {
    List<Document> documents = strings(node.get("texts")).stream().map(Document::of).toList();
    return config(node).fit(Corpus.ofDocuments(documents, TextCleaning.NONE));
  }

  private static Keras config(JsonNode node) {
    return new Keras(
        Keras.Split.valueOf(node.get("split").stringValue()),
        node.get("num_words").intValue(),
        node.get("oov_token").stringValue(),
        Keras.Fitting.valueOf(node.get("fitting").stringValue()));
  }

  private static List<String> allTexts(JsonNode node) {
    return Stream.of("texts", "probes").flatMap(key -> strings(node.get(key)).stream()).toList();
  }

  private static List<String> strings(JsonNode node) {
    return node.valueStream().map(JsonNode::stringValue).toList();
  }

  private static JsonNode named(String name) {
    return golden()
        .get("tokenizers")
        .valueStream()
        .filter(node -> node.get("name").stringValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode golden() {
    InputStream file = KerasTokensGoldenTest.class.getResourceAsStream("golden/keras_tokens.json");
    return JsonMapper.shared().readTree(Objects.requireNonNull(file));
  }
}
