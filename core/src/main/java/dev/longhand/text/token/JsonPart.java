package dev.longhand.text.token;

import dev.longhand.error.LonghandException;
import dev.longhand.text.corpus.Corpus;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An object in a tokenizer's JSON file, of which every part is asked for by name and type.
///
/// Each refusal names the place as a JSON pointer.
final class JsonPart {
  private static final int MOST_DEPTH = 64;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_NAME = 1 << 16;
  private static final int LONGEST_NUMBER = 64;
  private static final int MOST_PARTS = 3_000_000;

  private final TokenizerFile file;
  private final JsonNode node;
  private final String pointer;

  private JsonPart(TokenizerFile file, JsonNode node, String pointer) {
    this.file = file;
    this.node = node;
    this.pointer = pointer;
    if (!node.isObject()) {
      throw file.damaged(pointer, "there is no JSON object where one must be");
    }
  }

  /// The object that a file is.
  ///
  /// @throws LonghandException as {@link TokenizerFile#text}, and `MODEL_TOKENIZER` when it is none
  static JsonPart parse(TokenizerFile file) {
    try {
      return new JsonPart(file, mapper().readTree(file.text()), "");
    } catch (JacksonException broken) {
      var location = broken.getLocation();
      String place =
          location == null
              ? ""
              : "line " + location.getLineNr() + ", column " + location.getColumnNr();
      throw file.damaged(place, "the file is not JSON of a usual size and depth").causedBy(broken);
    }
  }

  private static JsonMapper mapper() {
    var factory =
        JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES) // nothing to collide in
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxTokenCount(MOST_PARTS)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /// Whether there is a part of this name that says anything: neither null, false, 0 nor empty.
  boolean says(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    boolean nothing =
        (value.isBoolean() && !value.booleanValue())
            || (value.isString() && value.stringValue().isEmpty())
            || (value.isNumber() && value.doubleValue() == 0);
    return !nothing;
  }

  /// Refuses a setting that changes the tokens in a way that is not done here.
  void requireNothingOf(String... names) {
    for (String name : names) {
      if (says(name)) {
        throw file.unread(
            at(name), "the setting " + name + " is used, which this Longhand does not read");
      }
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  boolean isText(String name) {
    JsonNode value = node.get(name);
    return value != null && value.isString();
  }

  String text(String name) {
    JsonNode value = value(name);
    if (!value.isString()) {
      throw file.damaged(at(name), "this is not a string");
    }
    return wellFormed(value.stringValue(), at(name));
  }

  /// A setting, or what it is when the file does not say.
  boolean flag(String name, boolean usual) {
    if (!has(name)) {
      return usual;
    }
    JsonNode value = value(name);
    if (!value.isBoolean()) {
      throw file.damaged(at(name), "this is neither true nor false");
    }
    return value.booleanValue();
  }

  /// A number of a token.
  int id(String name) {
    JsonNode value = value(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw file.damaged(at(name), "this is no whole number from 0 to 2147483647");
    }
    return value.intValue();
  }

  JsonPart object(String name) {
    return new JsonPart(file, value(name), at(name));
  }

  List<JsonPart> objects(String name) {
    var objects = new ArrayList<JsonPart>();
    for (JsonNode element : array(name)) {
      objects.add(new JsonPart(file, element, at(name) + "/" + objects.size()));
    }
    return objects;
  }

  /// Pairs of texts, each an array of two or one string with a space between them.
  List<BytePairRules.Merge> merges(String name) {
    var merges = new ArrayList<BytePairRules.Merge>();
    for (JsonNode element : array(name)) {
      String place = at(name) + "/" + merges.size();
      boolean two =
          element.isArray()
              && element.size() == 2
              && element.get(0).isString()
              && element.get(1).isString();
      if (!two && !element.isString()) {
        throw file.damaged(place, "this is no pair of tokens");
      }
      String line =
          two
              ? element.get(0).stringValue() + " " + element.get(1).stringValue()
              : element.stringValue();
      merges.add(HuggingFaceMerges.merge(wellFormed(line, place), file, place));
    }
    return merges;
  }

  /// The names of all parts in their order.
  List<String> names() {
    var names = new ArrayList<String>(node.size());
    for (String name : node.propertyNames()) {
      names.add(wellFormed(name, pointer));
    }
    return names;
  }

  LonghandException damaged(String what) {
    return file.damaged(pointer, what);
  }

  LonghandException unread(String what) {
    return file.unread(pointer, what);
  }

  TokenizerFile file() {
    return file;
  }

  private JsonNode value(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw file.damaged(at(name), "this is missing");
    }
    return value;
  }

  private JsonNode array(String name) {
    JsonNode value = value(name);
    if (!value.isArray()) {
      throw file.damaged(at(name), "this is not an array");
    }
    return value;
  }

  private String at(String name) {
    return pointer + "/" + TokenizerFile.harmless(name);
  }

  private String wellFormed(String text, String place) {
    if (!Corpus.isWellFormed(text)) {
      throw file.damaged(place, "half of a surrogate pair stands in this text");
    }
    return text;
  }
}
