package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.text.corpus.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same ids as the `tokenizers` library, from files that it wrote.
class HuggingFaceGoldenTest {
  static final List<String> CASES =
      List.of(
          "learnt", "tangled", "prefix", "whole", "gpt_2", "cl100k", "qwen_2", "unknown",
          "missing");

  static final List<String> LEARNT = List.of("learnt", "tangled");

  private static final JsonNode GOLDEN = json("huggingface_ids.json");
  private static final List<String> TEXTS = texts(GOLDEN.get("texts"));

  @Test
  void everyFileIsRead() throws IOException {
    var expected = new ArrayList<>(List.of("huggingface_ids.json", "huggingface_pair"));
    CASES.forEach(name -> expected.add("huggingface_" + name + ".json"));
    try (Stream<Path> files = Files.list(path("huggingface_ids.json").resolveSibling("."))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("huggingface_"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(GOLDEN.get("ids").propertyNames()).containsExactlyElementsOf(CASES);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void everyTextHasTheirIds(String name) {
    assertSameIds(read("huggingface_" + name + ".json"), name);
  }

  @ParameterizedTest
  @EnumSource(
      value = BytePairPattern.class,
      names = {"GPT_2", "CL100K", "QWEN_2"})
  void everyTextIsCutWhereTheirPatternCutsIt(BytePairPattern pattern) {
    JsonNode expected = GOLDEN.get("pieces").get(pattern.name().toLowerCase(Locale.ROOT));
    for (int index = 0; index < TEXTS.size(); index++) {
      String text = TEXTS.get(index);
      var scanner = new BytePairScanner(pattern, text);
      var pieces = new ArrayList<String>();
      for (int from = 0; from < text.length(); ) {
        int to = scanner.end(from);
        pieces.add(text.substring(from, to));
        from = to;
      }
      assertThat(pieces).isEqualTo(texts(expected.get(index)));
    }
  }

  @Test
  void everyCodePointIsOfTheirKind() throws NoSuchAlgorithmException {
    var kinds = new StringBuilder();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        kinds.append(CharacterKind.of(codePoint).name().charAt(0));
      }
    }
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(kinds.toString().getBytes(StandardCharsets.US_ASCII));
    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(GOLDEN.get("kinds").stringValue());
  }

  @Test
  void theTwoFilesOfGpt2ReadAsOne() {
    assertSameIds(read("huggingface_pair"), "learnt");
    assertSameIds(read("huggingface_pair/merges.txt"), "learnt");
  }

  @ParameterizedTest
  @FieldSource("LEARNT")
  void theSameTextTeachesTheSamePairsInTheSameOrder(String name) {
    var theirs = read("huggingface_" + name + ".json");
    int size = theirs.vocabulary().size();
    var ours =
        (BytePairTokenizer)
            new TokenizerConfig.BytePairs(size, "", Marks.NONE)
                .fit(Corpus.of(GOLDEN.get(name).stringValue()));
    assertThat(ours.rules()).isEqualTo(theirs.rules());
    assertThat(ours.vocabulary()).isEqualTo(theirs.vocabulary());
    assertSameIds(ours, name);
  }

  @Test
  void textsComeBackUnlessTheRulesChangeThem() {
    for (String name : List.of("learnt", "tangled", "whole", "gpt_2")) {
      BytePairTokenizer tokenizer = read("huggingface_" + name + ".json");
      for (String text : TEXTS) {
        assertThat(tokenizer.decode(tokenizer.encode(text).ids())).isEqualTo(text);
      }
    }
  }

  private static void assertSameIds(BytePairTokenizer tokenizer, String name) {
    JsonNode expected = GOLDEN.get("ids").get(name);
    for (int index = 0; index < TEXTS.size(); index++) {
      assertThat(tokenizer.encode(TEXTS.get(index)).ids())
          .as(TEXTS.get(index))
          .containsExactly(ids(expected.get(index)));
    }
  }

  private static BytePairTokenizer read(String name) {
    var config = new TokenizerConfig.BytePairs(256, path(name).toString(), Marks.NONE);
    return (BytePairTokenizer) config.fit(Corpus.of("a"));
  }

  private static int[] ids(JsonNode array) {
    return array.valueStream().mapToInt(JsonNode::intValue).toArray();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  private static JsonNode json(String name) {
    try {
      return JsonMapper.builder().build().readTree(Files.readString(path(name)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path path(String name) {
    var folder = HuggingFaceGoldenTest.class.getResource("golden/huggingface_ids.json");
    try {
      return Path.of(Objects.requireNonNull(folder).toURI()).resolveSibling(name);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
