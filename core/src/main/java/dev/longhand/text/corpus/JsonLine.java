package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// One line of JSON, from which two values are taken. Mutable, for one line.
final class JsonLine {
  static final int MOST_DEPTH = 64;
  static final int MOST_DIGITS = 400;
  private static final int EXCERPT = 40;

  private final String line;
  private final TablePlace place;
  private final JsonParser parser;
  private final FieldPath textPath;
  private final Optional<FieldPath> labelPath;
  private final List<String> keys = new ArrayList<>();
  private Optional<String> text = Optional.empty();
  private String label = "";

  private JsonLine(
      String line,
      TablePlace place,
      JsonParser parser,
      FieldPath textPath,
      Optional<FieldPath> labelPath) {
    this.line = line;
    this.place = place;
    this.parser = parser;
    this.textPath = textPath;
    this.labelPath = labelPath;
  }

  /// Reads the values that the paths lead to.
  ///
  /// @throws LonghandException `DATA_JSON`, `DATA_FIELD` or `DATA_JSON_DOUBTFUL`
  static JsonLine read(
      String line,
      TablePlace place,
      JsonFactory json,
      FieldPath textPath,
      Optional<FieldPath> labelPath) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      var result = new JsonLine(line, place, parser, textPath, labelPath);
      try {
        result.document();
      } catch (JacksonException broken) {
        throw result.broken().causedBy(broken);
      }
      return result;
    }
  }

  /// A factory for the lines of one file.
  static JsonFactory factory(int longest) {
    return JsonFactory.builder()
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // to call them by their names
        .streamReadConstraints(
            tools.jackson.core.StreamReadConstraints.builder()
                .maxNestingDepth(2 * MOST_DEPTH)
                .maxStringLength(longest)
                .maxNameLength(longest)
                .maxNumberLength(longest)
                .build())
        .build();
  }

  /// The text.
  String text() {
    return text.orElseThrow();
  }

  /// The label, or nothing but white space when there is none.
  String label() {
    return label;
  }

  private void document() {
    if (next() != JsonToken.START_OBJECT) {
      throw refusal(ErrorCode.DATA_JSON, "this line is " + kind() + ", not an object", skip());
    }
    object(0, true, labelPath.isPresent());
    if (parser.nextToken() != null) {
      throw broken();
    }
    if (text.isEmpty()) {
      throw missing();
    }
  }

  /// Reads an object to its end, whose keys are at this depth of the paths that lead through it.
  private void object(int depth, boolean towardsText, boolean towardsLabel) {
    boolean textSeen = false;
    boolean labelSeen = false;
    while (next() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (depth == 0) {
        keys.add(key);
      }
      boolean isText = towardsText && textPath.goesThrough(depth, key);
      boolean isLabel = towardsLabel && labelPath.orElseThrow().goesThrough(depth, key);
      if ((isText && textSeen) || (isLabel && labelSeen)) {
        throw doubtful("the key " + TablePlace.quoted(key) + " stands twice");
      }
      textSeen |= isText;
      labelSeen |= isLabel;
      next();
      value(depth, isText, isLabel);
    }
  }

  private void value(int depth, boolean isText, boolean isLabel) {
    boolean textHere = isText && textPath.endsAt(depth);
    boolean labelHere = isLabel && labelPath.orElseThrow().endsAt(depth);
    if (textHere) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw noText(textPath, depth, "a string");
      }
      text = Optional.of(wellFormed(parser.getString()));
    }
    if (labelHere) {
      label = labelHere();
    }
    boolean through = (isText && !textHere) || (isLabel && !labelHere);
    if (parser.currentToken() == JsonToken.START_OBJECT && through) {
      object(depth + 1, isText && !textHere, isLabel && !labelHere);
    } else if (isText && !textHere) {
      throw noText(textPath, depth, "an object");
    } else {
      skipValue();
    }
  }

  private String labelHere() {
    return switch (parser.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          wellFormed(parser.getString());
      case VALUE_NULL -> "";
      default ->
          throw refusal(
              ErrorCode.DATA_FIELD,
              "the label "
                  + TablePlace.quoted(labelPath.orElseThrow().text())
                  + " is "
                  + kind()
                  + ", not a string, a number, true or false",
              skip());
    };
  }

  /// Moves on to the last token of the value that the parser stands on.
  private void skipValue() {
    int open = parser.currentToken().isStructStart() ? 1 : 0;
    while (open > 0) {
      JsonToken token = next();
      if (token.isStructStart()) {
        open++;
      } else if (token.isStructEnd()) {
        open--;
      }
    }
  }

  /// Moves on by one token and believes nothing about it.
  private JsonToken next() {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw broken();
    }
    if (token.isStructStart() && parser.streamReadContext().getNestingDepth() > MOST_DEPTH) {
      throw doubtful("it is nested more than " + MOST_DEPTH + " levels deep");
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
      throw doubtful(Wording.escaped(parser.getString(), EXCERPT) + " is no number in JSON");
    }
    if (token.isNumeric() && parser.getStringLength() > MOST_DIGITS) {
      throw doubtful(
          "a number has "
              + Wording.number(parser.getStringLength())
              + " characters, more than "
              + MOST_DIGITS);
    }
    return token;
  }

  private String wellFormed(String value) {
    for (int index = 0; index < value.length(); index++) {
      int codePoint = value.codePointAt(index);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw doubtful(
            String.format(
                Locale.ROOT, "\\u%04x is half of a character, without the other half", codePoint));
      }
      index += Character.charCount(codePoint) - 1;
    }
    return value;
  }

  private LonghandException noText(FieldPath path, int depth, String expected) {
    String name = String.join(".", path.names().subList(0, depth + 1));
    boolean tooFar = parser.currentToken() == JsonToken.VALUE_STRING;
    return refusal(
        ErrorCode.DATA_FIELD,
        "the field " + TablePlace.quoted(name) + " is " + kind() + ", not " + expected,
        tooFar ? "did you mean --field " + Wording.shellWord(name) + "?" : skip());
  }

  private LonghandException missing() {
    String name = textPath.text();
    String shown =
        keys.isEmpty() ? "; the object is empty" : "; there are " + JsonSample.listed(keys);
    String fix =
        Wording.nearest(name, keys)
            .map(near -> "did you mean --field " + Wording.shellWord(near) + "?")
            .orElse(skip());
    return refusal(
        ErrorCode.DATA_FIELD, "there is no field " + TablePlace.quoted(name) + shown, fix);
  }

  private LonghandException doubtful(String what) {
    return refusal(ErrorCode.DATA_JSON_DOUBTFUL, what, skip());
  }

  private LonghandException broken() {
    int column = Math.max(1, parser.currentLocation().getColumnNr());
    int from = Math.max(0, Math.min(column - 1, line.length()) - EXCERPT / 2);
    int to = Math.min(line.length(), from + EXCERPT);
    return refusal(
        ErrorCode.DATA_JSON,
        "not one JSON object: column "
            + Wording.number(column)
            + ", near "
            + '"'
            + Wording.escaped(line.substring(from, to), EXCERPT)
            + '"',
        goesOn(column) ? place.source().withWord("jq -c . %s > lines.jsonl") : skip());
  }

  /// Whether the line is the start of an object that may go on in the next.
  private boolean goesOn(int column) {
    return column > line.length() && line.chars().filter(quote -> quote == '"').count() % 2 == 0;
  }

  private LonghandException refusal(ErrorCode code, String what, String fix) {
    return new LonghandException(List.of(new Problem(code, what, place.where(), fix)));
  }

  private String skip() {
    return place.shown("--skip-bad-rows leaves such lines out and counts them");
  }

  /// The type of the value that the parser stands on, as JSON calls it.
  private String kind() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> parser.getString();
      case VALUE_NULL -> "null";
      default -> "not a value";
    };
  }
}
