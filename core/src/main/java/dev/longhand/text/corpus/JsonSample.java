package dev.longhand.text.corpus;

import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What stands in the outermost object of a line, as far as it can be read: enough to propose a
/// field.
///
/// @param keys the keys in their order
/// @param lengths of the string under each key, -1 where there is no string
record JsonSample(List<String> keys, List<Integer> lengths) {
  private static final int SHOWN = 20;
  private static final int MOST_KEYS = 1_000;

  JsonSample {
    keys = List.copyOf(keys);
    lengths = List.copyOf(lengths);
  }

  static JsonSample of(String line, JsonFactory json) {
    var keys = new ArrayList<String>();
    var lengths = new ArrayList<Integer>();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (keys.size() < MOST_KEYS && parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String key = parser.currentName();
          boolean string = parser.nextToken() == JsonToken.VALUE_STRING;
          int length = string ? parser.getStringLength() : -1;
          parser.skipChildren();
          keys.add(key);
          lengths.add(length);
        }
      }
    } catch (JacksonException broken) {
      // What was read up to here is all that can be proposed.
    }
    return new JsonSample(keys, lengths);
  }

  /// The option that names the longest string, which is most likely the text.
  String proposal() {
    int best = -1;
    for (int index = 0; index < keys.size(); index++) {
      String key = keys.get(index);
      boolean plain = !key.isBlank() && key.indexOf('.') < 0;
      if (plain && lengths.get(index) > (best < 0 ? -1 : lengths.get(best))) {
        best = index;
      }
    }
    return "--field " + (best < 0 ? "NAME" : Wording.shellWord(keys.get(best)));
  }

  /// The keys as messages list them.
  static String listed(List<String> keys) {
    String shown =
        keys.stream().limit(SHOWN).map(TablePlace::quoted).collect(Collectors.joining(", "));
    return keys.size() > SHOWN
        ? shown + " and " + Wording.number(keys.size() - (long) SHOWN) + " more"
        : shown;
  }
}
