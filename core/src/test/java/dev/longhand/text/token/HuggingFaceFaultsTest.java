package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is refused of tokenizer files, and by which name.
class HuggingFaceFaultsTest {
  private static final String GOOD =
      """
      {"added_tokens": [{"id": 4, "content": "<s>", "special": true}],
       "normalizer": null,
       "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "use_regex": true},
       "model": {"type": "BPE", "dropout": null, "unk_token": null, "fuse_unk": false,
         "continuing_subword_prefix": "", "byte_fallback": false,
         "vocab": {"a": 0, "b": 1, "ab": 2, "abc": 3}, "merges": [["a", "b"]]}}
      """;

  @TempDir private Path folder;

  @Test
  void theFileThatTheOthersAreMadeFromIsRead() throws IOException {
    Tokenizer tokenizer = read(GOOD);
    assertThat(tokenizer.encode("ab").ids()).containsExactly(2);
    assertThat(tokenizer.vocabulary().size()).isEqualTo(5);
  }

  @Test
  void whatNoTextComesToIsNoText() throws IOException {
    Vocabulary vocabulary = read(GOOD).vocabulary();
    assertThat(vocabulary.kind(2)).isEqualTo(Token.Kind.TEXT);
    assertThat(vocabulary.kind(3)).isEqualTo(Token.Kind.ADDED);
    assertThat(vocabulary.kind(4)).isEqualTo(Token.Kind.ADDED);
    assertThat(vocabulary.special(Token.Kind.START)).isEmpty();
  }

  @Test
  void aMergeThatComesToASpecialTokenIsLeftOut() throws IOException {
    Tokenizer tokenizer =
        read(GOOD.replace("\"id\": 4, \"content\": \"<s>\"", "\"id\": 2, \"content\": \"ab\""));
    assertThat(tokenizer.vocabulary().kind(2)).isEqualTo(Token.Kind.ADDED);
    assertThat(tokenizer.encode("ab").ids()).containsExactly(0, 1);
    assertThat(tokenizer.decode(new int[] {0, 2, 1})).isEqualTo("ab");
  }

  @Test
  void bytesWithoutATokenAreReported() throws IOException {
    Encoding encoding = read(GOOD).encode("añbñ c");
    assertThat(encoding.ids()).containsExactly(2); // what is left of a and b goes together
    assertThat(encoding.unknown())
        .containsExactly(
            new UnknownToken("ñ", 2), new UnknownToken(" ", 1), new UnknownToken("c", 1));
  }

  @Test
  void marksAndLabelsComeBehindItsTokens() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), GOOD);
    Tokenizer tokenizer =
        new TokenizerConfig.BytePairs(256, folder.toString(), Marks.START_END).fit(Corpus.of("a"));
    assertThat(tokenizer.vocabulary().special(Token.Kind.START)).hasValue(5);
    assertThat(tokenizer.vocabulary().tokens().subList(4, 7)).containsExactly("<s>", "<s>", "</s>");
  }

  /// A change of the file that is read, and what is then said.
  record Change(String from, String to, String what) {
    String applied() {
      assertThat(GOOD).contains(from);
      return GOOD.replace(from, to);
    }
  }

  static final List<Change> OTHER_KINDS =
      List.of(
          new Change(
              "\"BPE\"", "\"WordPiece\"", "the model is 'WordPiece'; byte-level BPE is read"),
          new Change("\"dropout\": null", "\"dropout\": 0.1", used("dropout")),
          new Change("\"byte_fallback\": false", "\"byte_fallback\": true", used("byte_fallback")),
          new Change("\"fuse_unk\": false", "\"fuse_unk\": true", used("fuse_unk")),
          new Change("_prefix\": \"\"", "_prefix\": \"##\"", used("continuing_subword_prefix")),
          new Change(
              "\"ByteLevel\"",
              "\"Metaspace\"",
              "the pre_tokenizer is 'Metaspace'; ByteLevel is read, with a Split in front of it or"
                  + " without"),
          new Change(
              "\"normalizer\": null",
              "\"normalizer\": {\"type\": \"NFKC\"}",
              "the normalizer is 'NFKC'; NFC and Lowercase are read"),
          new Change(
              "\"normalizer\": null",
              "\"normalizer\": {\"type\": \"Sequence\", \"normalizers\": [{\"type\": \"Strip\"}]}",
              "the normalizer is 'Strip'; NFC and Lowercase are read"),
          new Change(
              "{\"type\": \"ByteLevel\", \"add_prefix_space\": false, \"use_regex\": true}",
              "null",
              "there is no pre_tokenizer; ByteLevel is read"),
          split(
              "\\\\w+",
              "Isolated",
              "false",
              "the pattern '\\w+' is none of GPT-2, cl100k (Llama 3) and Qwen 2"),
          split("x", "Removed", "false", "the Split is not of behaviour Isolated, without invert"),
          split("x", "Isolated", "true", "the pre_tokenizer cuts a text twice"));

  private static String used(String setting) {
    return "the setting " + setting + " is used, which this Longhand does not read";
  }

  private static Change split(String pattern, String behavior, String regex, String what) {
    return new Change(
        "{\"type\": \"ByteLevel\", \"add_prefix_space\": false, \"use_regex\": true}",
        """
        {"type": "Sequence", "pretokenizers": [
          {"type": "Split", "pattern": {"Regex": "%s"}, "behavior": "%s", "invert": false},
          {"type": "ByteLevel", "add_prefix_space": false, "use_regex": %s}]}
        """
            .formatted(pattern, behavior, regex),
        what);
  }

  @ParameterizedTest
  @FieldSource("OTHER_KINDS")
  void anotherKindIsRefusedByName(Change change) throws IOException {
    Problem problem = refusal(change.applied());
    assertThat(problem.what()).isEqualTo(change.what);
    assertThat(problem.code()).isEqualTo(ErrorCode.MODEL_TOKENIZER_KIND);
    assertThat(problem.fix())
        .isEqualTo("name another file, or learn pairs from the text: --tokenizer bpe");
  }

  static final List<Change> DAMAGES =
      List.of(
          new Change(
              "\"b\": 1",
              "\"b\": 0",
              "token 'b' has id 0, and another has the same name or number"),
          new Change("\"abc\": 3", "\"abc\": 7", "no token has id 3 of 5"),
          new Change("\"abc\"", "\"\"", "token 3 is empty"),
          new Change(
              "[\"a\", \"b\"]",
              "[\"a\", \"\\ud800\"]",
              "half of a surrogate pair stands in this text"),
          new Change("\"b\": 1", "\"b\": -1", "this is no whole number from 0 to 2147483647"),
          new Change("\"b\": 1", "\"b\": 1.5", "this is no whole number from 0 to 2147483647"),
          new Change(
              "\"b\": 1", "\"b\": 4294967296", "this is no whole number from 0 to 2147483647"),
          new Change("\"b\": 1", "\"b\": \"1\"", "this is no whole number from 0 to 2147483647"),
          new Change(
              "[\"a\", \"b\"]", "[\"b\", \"a\"]", "a merge needs the token 'ba', which is missing"),
          new Change(
              "[\"a\", \"b\"]",
              "\"ab\"",
              "'ab' is no merge; two tokens and a space between them are"),
          new Change(
              "[\"a\", \"b\"]",
              "\"a b c\"",
              "'a b c' is no merge; two tokens and a space between them are"),
          new Change("[\"a\", \"b\"]", "[\"a\"]", "this is no pair of tokens"),
          new Change("[\"a\", \"b\"]", "7", "this is no pair of tokens"),
          new Change("\"merges\"", "\"merge\"", "this is missing"),
          new Change("\"model\"", "\"mode\"", "this is no tokenizer: it has no model"),
          new Change(
              "\"unk_token\": null", "\"unk_token\": \"?\"", "the unknown token '?' is missing"),
          new Change("\"use_regex\": true", "\"use_regex\": 1", "this is neither true nor false"),
          new Change("\"BPE\"", "3", "this is not a string"),
          new Change("[[\"a\", \"b\"]]", "{}", "this is not an array"),
          new Change(
              "\"normalizer\": null",
              "\"normalizer\": []",
              "there is no JSON object where one must be"),
          new Change("\"b\": 1", "\"a\": 1", "the file is not JSON of a usual size and depth"),
          new Change("}}", "}", "the file is not JSON of a usual size and depth"),
          new Change("}}", "}} x", "the file is not JSON of a usual size and depth"),
          new Change(
              "\"dropout\": null",
              "\"x\": " + "[".repeat(100_000),
              "the file is not JSON of a usual size and depth"),
          new Change(
              "\"dropout\": null",
              "\"x\": " + "1".repeat(1000),
              "the file is not JSON of a usual size and depth"),
          new Change(
              "{\"added", "\uFEFF{\"added", "the file is not JSON of a usual size and depth"));

  @ParameterizedTest
  @FieldSource("DAMAGES")
  void aDamagedFileIsRefused(Change change) throws IOException {
    Problem problem = refusal(change.applied());
    assertThat(problem.what()).isEqualTo(change.what);
    assertThat(problem.code()).isEqualTo(ErrorCode.MODEL_TOKENIZER);
  }

  @Test
  void theMessageSaysWhere() throws IOException {
    Problem problem = refusal(GOOD.replace("\"a\", \"b\"", "\"a\", 1"));
    assertThat(problem.where()).isEqualTo(file() + ", /model/merges/0");
    assertThat(refusal("{\n \"a\": }").where()).isEqualTo(file() + ", line 2, column 7");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Files.write(file(), new byte[] {'{', '"', (byte) 0xFF, '"', '}'});
    assertThat(refusalOf(file()).what()).isEqualTo("the file is not valid UTF-8");
  }

  @Test
  void aVocabularyLargerThanAnyModelsIsRefused() throws IOException {
    var vocabulary = new StringBuilder("\"a\": 0, \"b\": 1, \"ab\": 2, \"abc\": 3");
    for (int id = 5; id <= Vocabulary.MOST_TOKENS; id++) {
      vocabulary.append(", \"w").append(id).append("\": ").append(id);
    }
    Problem problem =
        refusal(GOOD.replace("\"a\": 0, \"b\": 1, \"ab\": 2, \"abc\": 3", vocabulary));
    assertThat(problem.code()).isEqualTo(ErrorCode.DATA_VOCABULARY);
    assertThat(problem.what()).isEqualTo("65 537 tokens; a model can use at most 65 536");
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    assertThat(refusalOf(file()).code()).isEqualTo(ErrorCode.DATA_MISSING);
    assertThat(refusalOf(folder).what()).isEqualTo("there is no such file");
    assertThat(refusalOf(folder).where()).isEqualTo(folder.resolve("vocab.json").toString());
    Files.createDirectory(folder.resolve("vocab.json"));
    assertThat(refusalOf(folder).code()).isEqualTo(ErrorCode.DATA_NOT_A_FILE);
    assertThat(refusalOf(Path.of("a\u001Bb.json")).where()).isEqualTo("a\\u001Bb.json");
  }

  @Test
  void aBrokenLineOfMergesIsNamed() throws IOException {
    Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0, \"b\": 1, \"ab\": 2}");
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\nab\n");
    Problem problem = refusalOf(folder);
    assertThat(problem.where()).isEqualTo(folder.resolve("merges.txt") + ", line 3");
    assertThat(problem.what())
        .isEqualTo("'ab' is no merge; two tokens and a space between them are");
  }

  /// Every cut and every flipped bit is either read or refused with a type; nothing else gets out.
  @Test
  void anyDamageAtAllIsATypedError() throws IOException {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 3000; round++) {
      var random = KeyedRandom.of(6, Purpose.SAMPLE, 0, round);
      byte[] bytes = good.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x80);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      Files.write(file(), Arrays.copyOf(bytes, length));
      try {
        read(file()).encode("abba cab");
      } catch (LonghandException refused) {
        assertThat(refused.problems().getFirst().what()).isNotEmpty();
      }
    }
  }

  private Path file() {
    return folder.resolve("tokenizer.json");
  }

  private Tokenizer read(String json) throws IOException {
    Files.writeString(file(), json);
    return read(file());
  }

  private static Tokenizer read(Path path) {
    return new TokenizerConfig.BytePairs(256, path.toString(), Marks.NONE).fit(Corpus.of("a"));
  }

  private Problem refusal(String json) throws IOException {
    Files.writeString(file(), json);
    return refusalOf(file());
  }

  private static Problem refusalOf(Path path) {
    return catchThrowableOfType(LonghandException.class, () -> read(path)).problems().getFirst();
  }
}
