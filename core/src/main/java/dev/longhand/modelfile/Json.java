package dev.longhand.modelfile;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as model files hold it: strict, and bounded in everything that could use up memory.
final class Json {
  /// Deeper than any header of ours.
  static final int MOST_DEPTH = 16;

  private static final int LONGEST_TEXT = 16 << 20;
  private static final int LONGEST_NAME = 1 << 10;
  private static final int LONGEST_NUMBER = 64;
  private static final int MOST_TOKENS = 1_000_000;

  private Json() {}

  /// A parser that believes nothing; it throws `JacksonException`.
  static JsonParser parser(byte[] utf8) {
    return factory().createParser(ObjectReadContext.empty(), utf8);
  }

  /// A whole document; throws `JacksonException` for anything that is not one, and for double keys.
  static JsonNode tree(String text) {
    return JsonMapper.builder(factory())
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .readTree(text);
  }

  /// The text of a document that a writer fills in, the same for the same calls.
  static String text(Consumer<JsonGenerator> content) {
    var text = new StringWriter();
    try (JsonGenerator generator = factory().createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(generator);
    }
    return text.toString();
  }

  /// A new factory each time, because a factory remembers names that it has read.
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MOST_DEPTH)
                .maxStringLength(LONGEST_TEXT)
                .maxNameLength(LONGEST_NAME)
                .maxNumberLength(LONGEST_NUMBER)
                .maxTokenCount(MOST_TOKENS)
                .build())
        .build();
  }
}
