package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.Normalization;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.BytePairRules;
import dev.longhand.text.token.BytePairTokenizer;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.TokenizerConfig.BytePairs;
import dev.longhand.text.token.TokenizerConfig.Bytes;
import dev.longhand.text.token.TokenizerConfig.Characters;
import dev.longhand.text.token.TokenizerConfig.Keras;
import dev.longhand.text.token.TokenizerConfig.Words;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/// How a text becomes ids, as a model file describes it: cleaning rules, tokenizer, vocabulary.
final class TextDocument {
  static final String TOKENIZER = "tokenizer";
  static final String CLEANING = "cleaning";

  private static final String KIND = "kind";
  private static final String VOCABULARY = "vocabulary";
  private static final String SPECIALS = "specials";
  private static final List<String> KINDS =
      TokenizerConfig.defaults().stream().map(TokenizerConfig::name).toList();

  private TextDocument() {}

  static String write(Tokenizer tokenizer) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty(KIND, tokenizer.name());
      writeSettings(tokenizer.config(), json);
      json.writeName(VOCABULARY);
      json.writeStartArray();
      tokenizer.vocabulary().tokens().forEach(json::writeString);
      json.writeEndArray();
      writeSpecials(tokenizer.vocabulary(), json);
      if (tokenizer instanceof BytePairTokenizer pairs) {
        BytePairDocument.write(pairs.rules(), json);
      }
      json.writeEndObject();
    });
  }

  private static void writeSettings(TokenizerConfig config, JsonGenerator json) {
    switch (config) {
      case Characters characters -> {}
      case Words words -> {
        json.writeStringProperty("punctuation", Constants.name(words.punctuation()));
        json.writeStringProperty("line_breaks", Constants.name(words.lineBreaks()));
        json.writeNumberProperty("min_count", words.minCount());
        json.writeNumberProperty("vocabulary_size", words.vocabularySize());
      }
      case Keras keras -> {
        json.writeStringProperty("split", Constants.name(keras.split()));
        json.writeNumberProperty("num_words", keras.numWords());
        json.writeStringProperty("oov_token", keras.oovToken());
        json.writeStringProperty("fitting", Constants.name(keras.fitting()));
      }
      case Bytes bytes -> {}
      case BytePairs pairs -> json.writeNumberProperty("vocabulary_size", pairs.vocabularySize());
    }
  }

  /// The ids of the tokens that stand for no text, by what they are for.
  private static void writeSpecials(Vocabulary vocabulary, JsonGenerator json) {
    if (vocabulary.textTokens() == vocabulary.size()) {
      return;
    }
    json.writeName(SPECIALS);
    json.writeStartObject();
    for (Kind kind : Kind.values()) {
      int[] ids =
          IntStream.range(0, vocabulary.size()).filter(id -> vocabulary.kind(id) == kind).toArray();
      if (kind != Kind.TEXT && ids.length > 0) {
        json.writeName(Constants.name(kind));
        json.writeArray(ids, 0, ids.length);
      }
    }
    json.writeEndObject();
  }

  /// A tokenizer for a model of so many tokens.
  static Tokenizer readTokenizer(String text, int expectedTokens, FilePlace place) {
    Document document = Document.parse(text, place, TOKENIZER);
    String kind = document.text(KIND);
    if (!KINDS.contains(kind)) {
      throw document.refuse(
          ErrorCode.MODEL_VERSION,
          KIND,
          "is " + FilePlace.quoted(kind) + ", a tokenizer that this Longhand does not know",
          Constants.UPGRADE);
    }
    List<String> tokens = document.texts(VOCABULARY);
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
    List<Kind> kinds = readKinds(document, tokens.size(), where);
    TokenizerConfig usual = TokenizerConfig.defaults().get(KINDS.indexOf(kind));
    TokenizerConfig config = document.accepted(() -> readSettings(usual, kinds, document));
    Supplier<Tokenizer> restored =
        config instanceof BytePairs pairs
            ? restored(pairs, BytePairDocument.read(document), tokens, kinds)
            : () -> config.restore(vocabulary(tokens, kinds));
    try {
      return restored.get();
    } catch (IllegalArgumentException refused) {
      throw where
          .damaged(
              ErrorCode.MODEL_VOCABULARY,
              "the vocabulary is impossible: " + FilePlace.reason(refused))
          .causedBy(refused);
    }
  }

  private static Supplier<Tokenizer> restored(
      BytePairs config, BytePairRules rules, List<String> tokens, List<Kind> kinds) {
    return () -> BytePairTokenizer.of(config, rules, vocabulary(tokens, kinds));
  }

  private static Vocabulary vocabulary(List<String> tokens, List<Kind> kinds) {
    var all = new ArrayList<Token>(tokens.size());
    for (int id = 0; id < tokens.size(); id++) {
      all.add(new Token(kinds.get(id), tokens.get(id)));
    }
    return Vocabulary.ofTokens(all);
  }

  private static List<Kind> readKinds(Document document, int tokens, FilePlace where) {
    var kinds = new ArrayList<Kind>(Collections.nCopies(tokens, Kind.TEXT));
    if (!document.has(SPECIALS)) {
      return kinds;
    }
    Document specials = document.object(SPECIALS);
    for (String name : specials.names()) {
      Kind kind = kind(name, specials);
      for (long id : specials.wholes(name)) {
        if (id < 0 || id >= tokens || kinds.get((int) id) != Kind.TEXT) {
          throw where.damaged(
              ErrorCode.MODEL_VOCABULARY,
              String.format(
                  Locale.ROOT,
                  "token %d of %d is called special, and is none or twice",
                  id,
                  tokens));
        }
        kinds.set((int) id, kind);
      }
    }
    return kinds;
  }

  private static Kind kind(String name, Document specials) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.TEXT && Constants.name(kind).equals(name)) {
        return kind;
      }
    }
    throw specials.refuse(
        ErrorCode.MODEL_VERSION, name, "is no kind of token that is known", Constants.UPGRADE);
  }

  private static TokenizerConfig readSettings(
      TokenizerConfig usual, List<Kind> kinds, Document document) {
    Marks marks = kinds.contains(Kind.START) ? Marks.START_END : Marks.NONE;
    return switch (usual) {
      case Characters characters -> new Characters(marks);
      case Words words ->
          new Words(
              Constants.read(document, "punctuation", List.of(Words.Punctuation.values())),
              Constants.read(document, "line_breaks", List.of(Words.LineBreaks.values())),
              document.count("min_count"),
              document.count("vocabulary_size"),
              marks);
      case Keras keras ->
          new Keras(
              Constants.read(document, "split", List.of(Keras.Split.values())),
              document.count("num_words"),
              document.text("oov_token"),
              Constants.read(document, "fitting", List.of(Keras.Fitting.values())));
      case Bytes bytes -> new Bytes(marks);
      case BytePairs pairs -> new BytePairs(document.count("vocabulary_size"), "", marks);
    };
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

  static TextCleaning readCleaning(String text, FilePlace place) {
    Document document = Document.parse(text, place, CLEANING);
    return new TextCleaning(
        Constants.read(document, "newlines", List.of(Newlines.values())),
        Constants.read(document, "letter_case", List.of(LetterCase.values())),
        Constants.read(document, "normalization", List.of(Normalization.values())));
  }
}
