package dev.longhand.inspect;

import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model wrote after an epoch: a line of `samples.jsonl`.
///
/// @param prompt what it was given to go on with
/// @param text what it wrote after that
public record Sample(int epoch, double temperature, String prompt, String text) {
  public Sample {
    Objects.requireNonNull(prompt);
    Objects.requireNonNull(text);
  }

  /// One JSON object without a line end.
  public String toJson() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("epoch", epoch)
        .put("temperature", temperature)
        .put("prompt", prompt)
        .put("text", text)
        .toString();
  }

  /// The sample that {@link #toJson} wrote; empty for anything else, such as half a line.
  public static Optional<Sample> parse(String json) {
    try {
      JsonNode node = JsonMapper.shared().readTree(json);
      return Optional.of(
          new Sample(
              node.required("epoch").intValue(),
              node.required("temperature").doubleValue(),
              node.required("prompt").stringValue(),
              node.required("text").stringValue()));
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }
}
