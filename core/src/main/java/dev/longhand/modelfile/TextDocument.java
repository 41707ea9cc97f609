package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.Normalization;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.CharacterTokenizer;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.util.List;
import java.util.Locale;

/// How a text becomes ids, as a model file describes it: cleaning rules, tokenizer, vocabulary.
final class TextDocument {
  static final String TOKENIZER = "tokenizer";
  static final String CLEANING = "cleaning";

  private static final String CHARACTERS = "characters";

  private TextDocument() {}

  static String write(Tokenizer tokenizer) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("kind", tokenizer.name());
      json.writeName("vocabulary");
      json.writeStartArray();
      tokenizer.vocabulary().tokens().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static String write(TextCleaning cleaning) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("newlines", Constants.name(cleaning.newlines()));
      json.writeStringProperty("letter_case", Constants.name(cleaning.letterCase()));
      json.writeStringProperty("normalization", Constants.name(cleaning.normalization()));
      json.writeEndObject();
    });
  }

  /// A tokenizer for a model of so many tokens.
  static Tokenizer readTokenizer(String text, int expectedTokens, FilePlace place) {
    Document document = Document.parse(text, place, TOKENIZER);
    String kind = document.text("kind");
    if (!kind.equals(CHARACTERS)) {
      throw document.refuse(
          ErrorCode.MODEL_VERSION,
          "kind",
          "is " + FilePlace.quoted(kind) + ", a tokenizer that this Longhand does not know",
          Constants.UPGRADE);
    }
    List<String> tokens = document.texts("vocabulary");
    FilePlace where = place.inDocument(TOKENIZER);
    if (tokens.size() != expectedTokens) {
      throw where.damaged(
          ErrorCode.MODEL_VOCABULARY,
          String.format(
              Locale.ROOT,
              "the vocabulary has %d tokens, the network is made for %d",
              tokens.size(),
              expectedTokens));
    }
    try {
      return CharacterTokenizer.of(Vocabulary.of(tokens));
    } catch (IllegalArgumentException refused) {
      throw where
          .damaged(
              ErrorCode.MODEL_VOCABULARY,
              "the vocabulary is impossible: " + FilePlace.reason(refused))
          .causedBy(refused);
    }
  }

  static TextCleaning readCleaning(String text, FilePlace place) {
    Document document = Document.parse(text, place, CLEANING);
    return new TextCleaning(
        Constants.read(document, "newlines", List.of(Newlines.values())),
        Constants.read(document, "letter_case", List.of(LetterCase.values())),
        Constants.read(document, "normalization", List.of(Normalization.values())));
  }
}
