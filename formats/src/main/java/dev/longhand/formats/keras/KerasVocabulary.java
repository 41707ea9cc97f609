package dev.longhand.formats.keras;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.text.token.CharacterTokenizer;
import dev.longhand.text.token.KerasTokenizer;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig.Keras;
import dev.longhand.text.token.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tokens of an imported model: those of a Keras tokenizer, a list, a map, or none.
///
/// Characters in the order of their numbers become a tokenizer of characters; all else is words by
/// the rules of Keras's tokenizer, with padding as id 0.
public final class KerasVocabulary {
  private static final String PADDING = "<pad>";
  private static final long LARGEST = 64L << 20;

  private KerasVocabulary() {}

  /// A tokenizer for a model that has no vocabulary: ids are all there is, and no text has any.
  public static Tokenizer ofIds(int size) {
    var words = new ArrayList<String>();
    for (int id = 1; id < size; id++) {
      words.add("<" + id + ">");
    }
    return KerasTokenizer.of(Keras.DEFAULTS, vocabulary("", words));
  }

  /// Reads the JSON of `Tokenizer.to_json()`, a JSON list or map, or a text file of a token a line.
  ///
  /// @param size how many tokens the model has
  /// @throws LonghandException `MODEL_IMPORT` when it does not fit the model, or is damaged
  public static Tokenizer read(Path file, int size) {
    String text = text(file);
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return listed(text.lines().toList(), size, file);
    }
    JsonNode json = json(text, file);
    if (json.isString()) { // json.dump(tokenizer.to_json())
      json = json(json.asString(), file);
    }
    if (json.path("class_name").asString("").equals("Tokenizer")) {
      return tokenizer(json.path("config"), size, file);
    }
    return json.isArray() ? listed(strings(json, file), size, file) : mapped(json, size, file);
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw refused("the file is larger than 64 MiB", file, "");
      }
      return Files.readString(file);
    } catch (IOException failed) {
      throw refused("the file cannot be read as UTF-8 text", file, "").causedBy(failed);
    }
  }

  private static JsonNode json(String text, Path file) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException damaged) {
      throw refused("the file is no JSON", file, "").causedBy(damaged);
    }
  }

  private static List<String> strings(JsonNode array, Path file) {
    var all = new ArrayList<String>();
    for (JsonNode node : array) {
      if (!node.isString()) {
        throw refused("token " + all.size() + " of the list is no text", file, "");
      }
      all.add(node.asString());
    }
    return all;
  }

  /// Keras's own tokenizer, whose word index is JSON within JSON.
  private static Tokenizer tokenizer(JsonNode config, int size, Path file) {
    boolean characters = config.path("char_level").asBoolean(false);
    String oov = config.path("oov_token").isString() ? config.path("oov_token").asString() : "";
    JsonNode index = json(config.path("word_index").asString("{}"), file);
    List<String> words = ordered(index, file);
    int most = config.path("num_words").asInt(0);
    boolean cut = most > 0 && most < words.size() + 1;
    List<String> kept = cut ? words.subList(0, most - 1) : words;
    if (kept.size() + 1 != size) {
      throw misfit(kept.size() + 1, size, file);
    }
    var rules =
        new Keras(
            characters ? Keras.Split.CHARACTERS : Keras.Split.SPACES,
            cut ? most : 0,
            oov,
            Keras.Fitting.ONCE);
    List<String> behind = oov.isEmpty() ? kept : kept.subList(1, kept.size());
    return made(() -> KerasTokenizer.of(rules, vocabulary(oov, behind)), file);
  }

  private static List<String> ordered(JsonNode index, Path file) {
    var byId = new TreeMap<Integer, String>();
    for (String word : index.propertyNames()) {
      int id = index.get(word).asInt(-1);
      if (id < 0 || byId.put(id, word) != null) {
        throw refused(
            "the id of '" + Refusal.shown(word) + "' is negative, missing or given twice",
            file,
            "");
      }
    }
    int first = byId.isEmpty() ? 1 : byId.firstKey();
    if (first > 1 || (!byId.isEmpty() && byId.lastKey() - first + 1 != byId.size())) {
      throw refused("the ids have gaps, or do not begin with 0 or 1", file, "");
    }
    var words = new ArrayList<String>(byId.values());
    if (first == 0) {
      words.removeFirst();
      if (!isPadding(byId.get(0))) {
        return List.copyOf(byId.values());
      }
    }
    return words;
  }

  private static boolean isPadding(@Nullable String word) {
    return word == null || List.of("", "<pad>", "[PAD]", "<PAD>").contains(word);
  }

  private static Tokenizer mapped(JsonNode map, int size, Path file) {
    boolean zero = false;
    for (String word : map.propertyNames()) {
      zero |= map.get(word).asInt(-1) == 0;
    }
    List<String> words = ordered(map, file);
    var all = new ArrayList<String>();
    if (!zero || words.size() < map.size()) {
      all.add("");
    }
    all.addAll(words);
    return listed(all, size, file);
  }

  /// Tokens by their ids from 0.
  private static Tokenizer listed(List<String> tokens, int size, Path file) {
    if (tokens.size() != size) {
      throw misfit(tokens.size(), size, file);
    }
    if (isCharacters(tokens)) {
      return made(() -> CharacterTokenizer.of(Vocabulary.of(tokens)), file);
    }
    if (!isPadding(tokens.getFirst())) {
      throw refused(
          "id 0 is '"
              + Refusal.shown(tokens.getFirst())
              + "'; words can be taken over where id 0 is padding, and characters where they stand"
              + " in the order of their numbers",
          file,
          "leave --vocabulary out to work with ids");
    }
    return made(
        () -> KerasTokenizer.of(Keras.DEFAULTS, vocabulary("", tokens.subList(1, size))), file);
  }

  private static boolean isCharacters(List<String> tokens) {
    int before = -1;
    for (String token : tokens) {
      if (token.isEmpty() || token.codePointCount(0, token.length()) != 1) {
        return false;
      }
      int point = token.codePointAt(0);
      if (point <= before) {
        return false;
      }
      before = point;
    }
    return true;
  }

  private static Vocabulary vocabulary(String oov, List<String> words) {
    var tokens = new ArrayList<Token>();
    tokens.add(new Token(Token.Kind.PADDING, PADDING));
    Optional.of(oov)
        .filter(word -> !word.isEmpty())
        .ifPresent(word -> tokens.add(new Token(Token.Kind.UNKNOWN, word)));
    words.forEach(word -> tokens.add(Token.text(word)));
    return Vocabulary.ofTokens(tokens);
  }

  private static Tokenizer made(Supplier<Tokenizer> making, Path file) {
    try {
      return making.get();
    } catch (IllegalArgumentException damaged) {
      throw refused(String.valueOf(damaged.getMessage()), file, "").causedBy(damaged);
    }
  }

  private static LonghandException misfit(int tokens, int size, Path file) {
    String off =
        tokens == size - 1
            ? "; Keras's ids begin with 1, so a model has one more than there are words: is the"
                + " first line of the list missing?"
            : "";
    return refused(
        String.format(
            Locale.ROOT, "the vocabulary has %d tokens, and the model %d%s", tokens, size, off),
        file,
        "name the vocabulary that the model was trained with, or leave --vocabulary out");
  }

  private static LonghandException refused(String what, Path file, String fix) {
    return new LonghandException(ErrorCode.MODEL_IMPORT, what, Refusal.shown(file.toString()), fix);
  }
}
