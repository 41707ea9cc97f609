package dev.longhand.receipt;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All that decides some texts, so that anybody with the same models can write them again to the
/// last byte.
///
/// @param longhand version of the program that wrote them
/// @param numerics version of its arithmetic: equal numbers mean equal bits
/// @param models that wrote together, at least one
/// @param texts in the order in which they were written
public record Receipt(String longhand, int numerics, List<Source> models, List<ReceiptText> texts) {
  private static final long MOST_BYTES = 1L << 30;
  private static final int DEEPEST = 16;
  private static final int SHOWN = 400;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /// A model that took part.
  ///
  /// @param file where it lay
  /// @param sha256 of its weights
  /// @param tokenizer SHA-256 of what made tokens of texts
  /// @param weight its share in the probabilities
  /// @param reading how it read, as text
  public record Source(
      String file, String sha256, String tokenizer, double weight, String reading) {
    public Source {
      Objects.requireNonNull(file);
      Objects.requireNonNull(sha256);
      Objects.requireNonNull(tokenizer);
      ReadingWords.parse(reading);
    }
  }

  public Receipt {
    Objects.requireNonNull(longhand);
    models = List.copyOf(models);
    texts = List.copyOf(texts);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a receipt without a model");
    }
  }

  /// The receipt as JSON.
  public String toJson() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  /// Replaces a file by the receipt.
  ///
  /// @throws LonghandException `DISK_FULL` or `DISK_IO`
  public void write(Path file) {
    AtomicFile.write(file, toJson().getBytes(StandardCharsets.UTF_8));
  }

  /// Reads a receipt.
  ///
  /// @throws LonghandException `DATA_MISSING` when there is none, `RECEIPT_DAMAGED` when it is none
  public static Receipt read(Path file) {
    String shown = Wording.escaped(file.toString(), SHOWN);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw damaged("it is larger than any receipt", shown);
      }
      return Objects.requireNonNull(
          MAPPER.readValue(Files.readAllBytes(file), Receipt.class), "it is null");
    } catch (IOException unreadable) {
      throw new LonghandException(
              ErrorCode.DATA_MISSING,
              "the receipt cannot be read",
              shown,
              "longhand generate RUN --receipt FILE writes one")
          .causedBy(unreadable);
    } catch (JacksonException | IllegalArgumentException | NullPointerException broken) {
      throw damaged(firstLine(broken), shown).causedBy(broken);
    }
  }

  private static String firstLine(RuntimeException broken) {
    String message =
        broken instanceof JacksonException json
            ? json.getOriginalMessage()
            : String.valueOf(broken.getMessage());
    return Wording.escaped(message.lines().findFirst().orElse(""), SHOWN);
  }

  private static LonghandException damaged(String why, String where) {
    return new LonghandException(
        ErrorCode.RECEIPT_DAMAGED,
        "this is no receipt: " + why,
        where,
        "longhand generate RUN --receipt FILE writes one");
  }
}
