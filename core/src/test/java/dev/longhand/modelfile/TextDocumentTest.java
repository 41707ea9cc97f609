package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.LonghandException;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.TokenizerConfig.Keras;
import dev.longhand.text.token.TokenizerConfig.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextDocumentTest {
  private static final FilePlace PLACE = FilePlace.of(Path.of("model.safetensors"));
  private static final String TEXT =
      "The ferry can't wait, she said: \"<s> is no mark.\"\nNor is é, nor 😀!";
  private static final Corpus CORPUS =
      Corpus.ofDocuments(
          List.of(
              new Document(TEXT, Optional.of("sea")),
              new Document("It waits; it can.", Optional.of("land"))),
          TextCleaning.NONE);

  static List<TokenizerConfig> everyKind() {
    return List.of(
        TokenizerConfig.Characters.DEFAULTS,
        new TokenizerConfig.Characters(Marks.START_END),
        Words.DEFAULTS,
        new Words(Words.Punctuation.DROP, Words.LineBreaks.DROP, 2, 9, Marks.START_END),
        Keras.DEFAULTS,
        new Keras(Keras.Split.CHARACTERS, 7, "<OOV>", Keras.Fitting.CUMULATIVE),
        new Keras(Keras.Split.CONTRACTIONS, 0, "", Keras.Fitting.ONCE),
        new TokenizerConfig.Bytes(Marks.START_END),
        new TokenizerConfig.BytePairs(270, "", Marks.START_END));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aTokenizerComesBackAsItWas(TokenizerConfig config) {
    Tokenizer tokenizer = config.fit(CORPUS);
    String text = TextDocument.write(tokenizer);
    Tokenizer read = TextDocument.readTokenizer(text, tokenizer.vocabulary().size(), PLACE);

    assertThat(read.vocabulary()).isEqualTo(tokenizer.vocabulary());
    assertThat(read.config()).isEqualTo(config);
    assertThat(TextDocument.write(read)).isEqualTo(text);
    int[] ids = tokenizer.encode(TEXT).ids();
    assertThat(read.encode(TEXT).ids()).isEqualTo(ids);
    assertThat(read.decode(ids)).isEqualTo(tokenizer.decode(ids));
  }

  @Test
  void charactersAloneAreWrittenAsTheyAlwaysWere() {
    assertThat(TextDocument.write(TokenizerConfig.Characters.DEFAULTS.fit(Corpus.of("ba"))))
        .isEqualTo("{\"kind\":\"characters\",\"vocabulary\":[\"a\",\"b\"]}");
  }

  @Test
  void whatIsNoTextIsNamedByItsIds() {
    Tokenizer tokenizer = new TokenizerConfig.Characters(Marks.START_END).fit(Corpus.of("ba"));

    assertThat(TextDocument.write(tokenizer))
        .isEqualTo(
            "{\"kind\":\"characters\",\"vocabulary\":[\"a\",\"b\",\"<s>\",\"</s>\"],"
                + "\"specials\":{\"start\":[2],\"end\":[3]}}");
  }

  @Test
  void impossibleSpecialsAreRefused() {
    String start = "{\"kind\":\"characters\",\"vocabulary\":[\"a\",\"<s>\"],\"specials\":";

    for (String specials :
        List.of(
            "{\"start\":[2]}",
            "{\"start\":[-1]}",
            "{\"start\":[1],\"end\":[1]}",
            "{\"start\":[0]}",
            "{\"start\":[1.5]}",
            "{\"start\":1}",
            "{\"begin\":[1]}")) {
      assertThatThrownBy(
              () -> TextDocument.readTokenizer(start + specials + "}", 2, PLACE), specials)
          .isInstanceOf(LonghandException.class);
    }
  }
}
