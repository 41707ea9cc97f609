package dev.longhand.modelfile;

import static dev.longhand.error.ErrorCode.MODEL_HEADER_ENTRY;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_KEYS;
import static dev.longhand.error.ErrorCode.MODEL_HEADER_TEXT;
import static dev.longhand.error.ErrorCode.MODEL_METADATA;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_COUNT;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_NEGATIVE;
import static dev.longhand.error.ErrorCode.MODEL_TENSOR_SHAPE;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the entries of a header whose {@link HeaderSyntax} is right.
final class HeaderParser {
  private static final int MOST_TENSORS = 10_000;
  private static final int MOST_AXES = 8;
  private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

  private final JsonParser parser;
  private final FilePlace place;

  private HeaderParser(JsonParser parser, FilePlace place) {
    this.parser = parser;
    this.place = place;
  }

  /// The header that these bytes are.
  ///
  /// @throws LonghandException with a code of its own for every way in which they are not
  static SafetensorsHeader parse(byte[] header, FilePlace place) {
    HeaderSyntax.check(header, place);
    try (JsonParser parser = Json.parser(header)) {
      return parse(parser, place);
    }
  }

  /// Some limits of {@link Json} are reached only where a value is taken.
  private static SafetensorsHeader parse(JsonParser parser, FilePlace place) {
    try {
      return new HeaderParser(parser, place).header();
    } catch (JacksonException tooLarge) {
      throw HeaderSyntax.notJson(parser, place).causedBy(tooLarge);
    }
  }

  private SafetensorsHeader header() {
    Map<String, String> metadata = Map.of();
    var entries = new ArrayList<TensorEntry>();
    var names = new HashSet<String>();
    parser.nextToken();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = newName(names);
      if (name.equals(SafetensorsHeader.METADATA)) {
        metadata = metadata();
      } else {
        entries.add(entry(name));
      }
      if (entries.size() > MOST_TENSORS) {
        throw refuse(
            MODEL_TENSOR_COUNT, "there are more than " + Wording.number(MOST_TENSORS) + " tensors");
      }
    }
    return new SafetensorsHeader(metadata, entries);
  }

  private Map<String, String> metadata() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw refuse(MODEL_METADATA, "the metadata is not an object");
    }
    var metadata = new LinkedHashMap<String, String>();
    var names = new HashSet<String>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = newName(names);
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw refuse(MODEL_METADATA, "metadata " + FilePlace.quoted(name) + " is not a string");
      }
      metadata.put(name, wellFormed(parser.getString()));
    }
    return metadata;
  }

  private TensorEntry entry(String name) {
    long at = offset();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw malformed(name, "is not an object");
    }
    var found = new HashSet<String>();
    String type = "";
    List<Long> shape = List.of();
    List<Long> offsets = List.of();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = newName(found);
      parser.nextToken();
      switch (field) {
        case "dtype" -> type = type(name);
        case "shape" -> shape = numbers(name, field);
        case "data_offsets" -> offsets = numbers(name, field);
        default -> throw malformed(name, "has an unknown field " + FilePlace.quoted(field));
      }
    }
    if (!found.equals(FIELDS)) {
      throw malformed(name, "needs dtype, shape and data_offsets");
    }
    if (offsets.size() != 2) {
      throw malformed(name, "has " + offsets.size() + " data_offsets instead of 2");
    }
    return new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1), at);
  }

  private String type(String name) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw malformed(name, "has a dtype that is not a string");
    }
    return wellFormed(parser.getString());
  }

  private List<Long> numbers(String name, String field) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw malformed(name, "has a " + field + " that is not an array");
    }
    var numbers = new ArrayList<Long>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        throw malformed(name, "has a " + field + " that does not consist of whole numbers");
      }
      numbers.add(number(name, field));
      if (numbers.size() > MOST_AXES) {
        throw refuse(
            MODEL_TENSOR_SHAPE,
            String.format(
                Locale.ROOT,
                "tensor %s has a %s of more than %d numbers",
                FilePlace.quoted(name),
                field,
                MOST_AXES));
      }
    }
    return numbers;
  }

  private long number(String name, String field) {
    String digits = parser.getString();
    if (digits.startsWith("-")) {
      throw refuse(
          MODEL_TENSOR_NEGATIVE,
          String.format(
              Locale.ROOT,
              "tensor %s has a %s with %s in it",
              FilePlace.quoted(name),
              field,
              digits));
    }
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw refuse(
          MODEL_TENSOR_SHAPE,
          String.format(
              Locale.ROOT,
              "tensor %s has a %s with %s in it, which is 2^63 or more",
              FilePlace.quoted(name),
              field,
              digits));
    }
    return parser.getLongValue();
  }

  /// The key that the parser stands on, refused when it was there before.
  private String newName(Set<String> before) {
    String name = wellFormed(parser.currentName());
    if (!before.add(name)) {
      throw refuse(MODEL_HEADER_KEYS, "the key " + FilePlace.quoted(name) + " is there twice");
    }
    return name;
  }

  private String wellFormed(String text) {
    boolean broken =
        text.codePoints()
            .anyMatch(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    if (broken) {
      throw refuse(MODEL_HEADER_TEXT, "the header holds half of a surrogate pair");
    }
    return text;
  }

  private LonghandException malformed(String name, String what) {
    return refuse(MODEL_HEADER_ENTRY, "the entry of tensor " + FilePlace.quoted(name) + " " + what);
  }

  private LonghandException refuse(ErrorCode code, String what) {
    return HeaderSyntax.at(parser, place).damaged(code, what);
  }

  private long offset() {
    return SafetensorsReader.LENGTH_BYTES + parser.currentTokenLocation().getByteOffset();
  }
}
