package dev.longhand.modelfile;

import static dev.longhand.modelfile.RawFile.pair;
import static dev.longhand.modelfile.RawFile.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a safetensors file can be wrong has a code of its own.
class SafetensorsFaultsTest {
  @TempDir Path folder;

  /// A wrong file.
  record Fault(ErrorCode code, byte[] file, String message) {
    @Override
    public String toString() {
      return code + " " + message;
    }
  }

  @ParameterizedTest
  @MethodSource({"headers", "json", "entries", "tensors", "layouts"})
  void eachFaultIsRefusedByItsOwnCode(Fault fault) {
    LonghandException refusal = Refusals.refusalOf(() -> RawFile.read(folder, fault.file));

    assertThat(refusal.problems().getFirst().render("error")).contains(fault.message);
    assertThat(refusal.code()).isEqualTo(fault.code);
    assertThat(refusal.problems().getFirst().where()).contains("raw.safetensors");
    assertThat(refusal.problems().getFirst().fix()).isNotEmpty();
  }

  static Stream<Fault> headers() {
    byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        new Fault(ErrorCode.MODEL_SHORT, new byte[0], "the file has 0 bytes"),
        new Fault(ErrorCode.MODEL_SHORT, new byte[7], "the file has 7 bytes"),
        new Fault(ErrorCode.MODEL_HEADER_LENGTH, RawFile.of(0, empty, 0), "length is 0 bytes"),
        new Fault(ErrorCode.MODEL_HEADER_LENGTH, RawFile.of(-1, empty, 0), "18446744073709551615"),
        new Fault(
            ErrorCode.MODEL_HEADER_LENGTH,
            RawFile.of(Long.MIN_VALUE, empty, 0),
            "9223372036854775808"),
        new Fault(ErrorCode.MODEL_HEADER_SIZE, RawFile.of(100_000_001, empty, 0), "100 000 001"),
        new Fault(ErrorCode.MODEL_HEADER_END, RawFile.of(3, empty, 0), "but only 2 follow"));
  }

  static Stream<Fault> json() {
    byte[] invalid = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
    return Stream.of(
        new Fault(ErrorCode.MODEL_HEADER_TEXT, RawFile.of(8, invalid, 0), "byte C0"),
        new Fault(
            ErrorCode.MODEL_HEADER_TEXT,
            RawFile.of("{\"__metadata__\":{\"k\":\"\\ud800\"}}", 0),
            "surrogate"),
        new Fault(ErrorCode.MODEL_HEADER_MARK, RawFile.of("\uFEFF{}", 0), "byte-order mark"),
        new Fault(ErrorCode.MODEL_HEADER_START, RawFile.of(" {}", 0), "begins with byte 20"),
        new Fault(ErrorCode.MODEL_HEADER_START, RawFile.of("[]", 0), "begins with byte 5B"),
        new Fault(ErrorCode.MODEL_HEADER_JSON, RawFile.of("{\"a\"}", 0), "byte 13"),
        new Fault(ErrorCode.MODEL_HEADER_JSON, RawFile.of("{} {}", 0), "not one valid JSON"),
        new Fault(ErrorCode.MODEL_HEADER_JSON, RawFile.of("{\"a\":NaN}", 0), "not one valid JSON"),
        new Fault(ErrorCode.MODEL_HEADER_JSON, RawFile.of("{\"a\":1,}", 0), "not one valid JSON"),
        new Fault(
            ErrorCode.MODEL_HEADER_JSON,
            RawFile.of("{\"a\":" + "9".repeat(1_000_000) + "}", 0),
            "not one valid JSON"),
        new Fault(
            ErrorCode.MODEL_HEADER_JSON,
            RawFile.of("{\"__metadata__\":{\"k\":\"" + "x".repeat(17 << 20) + "\"}}", 0),
            "not one valid JSON"),
        new Fault(
            ErrorCode.MODEL_HEADER_DEPTH,
            RawFile.of("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", 0),
            "more than 8 levels"),
        new Fault(
            ErrorCode.MODEL_HEADER_KEYS,
            RawFile.of(pair("[0,4]", "[4,8]").replace("\"b\"", "\"a\""), 8),
            "'a' is there twice"));
  }

  static Stream<Fault> entries() {
    return Stream.of(
        new Fault(ErrorCode.MODEL_METADATA, RawFile.of("{\"__metadata__\":[]}", 0), "an object"),
        new Fault(
            ErrorCode.MODEL_METADATA, RawFile.of("{\"__metadata__\":{\"k\":1}}", 0), "'k' is not"),
        new Fault(
            ErrorCode.MODEL_HEADER_KEYS,
            RawFile.of("{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}", 0),
            "'k' is there twice"),
        new Fault(ErrorCode.MODEL_HEADER_ENTRY, RawFile.of("{\"t\":1}", 0), "'t' is not an object"),
        new Fault(ErrorCode.MODEL_HEADER_ENTRY, RawFile.of("{\"t\":{}}", 0), "'t' needs dtype"),
        new Fault(
            ErrorCode.MODEL_HEADER_ENTRY, RawFile.of("{\"t\":{\"x\":1}}", 0), "unknown field 'x'"),
        new Fault(
            ErrorCode.MODEL_HEADER_KEYS,
            RawFile.of("{\"t\":{\"shape\":[],\"shape\":[]}}", 0),
            "'shape' is there twice"),
        new Fault(
            ErrorCode.MODEL_HEADER_ENTRY, RawFile.of(tensor("F32", "[1.5]", "[0,4]"), 4), "'t'"),
        new Fault(
            ErrorCode.MODEL_HEADER_ENTRY, RawFile.of(tensor("F32", "[1]", "[0]"), 4), "1 data_"),
        new Fault(ErrorCode.MODEL_TENSOR_COUNT, RawFile.of(tenThousandAndOne(), 0), "10 000"));
  }

  private static String tenThousandAndOne() {
    var header = new StringBuilder("{");
    for (int i = 0; i <= 10_000; i++) {
      header
          .append(i == 0 ? "" : ",")
          .append("\"%d\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}".formatted(i));
    }
    return header.append("}").toString();
  }

  static Stream<Fault> tensors() {
    return Stream.of(
        new Fault(
            ErrorCode.MODEL_TENSOR_TYPE, RawFile.of(tensor("F31", "[1]", "[0,4]"), 4), "'F31'"),
        new Fault(
            ErrorCode.MODEL_TENSOR_UNSUPPORTED,
            RawFile.of(tensor("BF16", "[2]", "[0,4]"), 4),
            "numbers are BF16"),
        new Fault(
            ErrorCode.MODEL_TENSOR_UNSUPPORTED,
            RawFile.of(tensor("F64", "[1]", "[0,8]"), 8),
            "numbers are F64"),
        new Fault(
            ErrorCode.MODEL_TENSOR_SHAPE,
            RawFile.of(tensor("F32", "[65536,65536]", "[0,4]"), 4),
            "[65536, 65536]"),
        new Fault(
            ErrorCode.MODEL_TENSOR_SHAPE,
            RawFile.of(tensor("F32", "[4294967296,4294967296,1]", "[0,0]"), 0),
            "'t'"),
        new Fault(
            ErrorCode.MODEL_TENSOR_SHAPE,
            RawFile.of(tensor("F32", "[4294967296,0]", "[0,0]"), 0),
            "[4294967296, 0]"),
        new Fault(
            ErrorCode.MODEL_TENSOR_SHAPE,
            RawFile.of(tensor("F32", "[2147483647,2147483647,2147483647,0]", "[0,0]"), 0),
            "'t'"),
        new Fault(
            ErrorCode.MODEL_TENSOR_SHAPE,
            RawFile.of(tensor("F32", "[99999999999999999999]", "[0,4]"), 4),
            "2^63"),
        new Fault(
            ErrorCode.MODEL_TENSOR_SHAPE,
            RawFile.of(tensor("F32", "[1,1,1,1,1,1,1,1,1]", "[0,4]"), 4),
            "more than 8 numbers"),
        new Fault(
            ErrorCode.MODEL_TENSOR_NEGATIVE,
            RawFile.of(tensor("F32", "[-1]", "[0,4]"), 4),
            "a shape with -1 in it"),
        new Fault(
            ErrorCode.MODEL_TENSOR_NEGATIVE,
            RawFile.of(tensor("F32", "[1]", "[-4,0]"), 4),
            "a data_offsets with -4"));
  }

  static Stream<Fault> layouts() {
    return Stream.of(
        new Fault(
            ErrorCode.MODEL_TENSOR_OFFSETS,
            RawFile.of(tensor("F32", "[1]", "[4,0]"), 4),
            "ends before it begins"),
        new Fault(
            ErrorCode.MODEL_TENSOR_END,
            RawFile.of(tensor("F32", "[2]", "[0,8]"), 7),
            "only 7 follow the header"),
        new Fault(
            ErrorCode.MODEL_TENSOR_ODD,
            RawFile.of(tensor("F32", "[1]", "[1,5]"), 5),
            "multiples of 4"),
        new Fault(
            ErrorCode.MODEL_TENSOR_SIZE,
            RawFile.of(tensor("F32", "[2]", "[0,4]"), 4),
            "[2] needs 8 bytes of F32, but it has 4"),
        new Fault(ErrorCode.MODEL_TENSOR_OVERLAP, RawFile.of(pair("[0,4]", "[0,4]"), 4), "'b'"),
        new Fault(ErrorCode.MODEL_TENSOR_HOLE, RawFile.of(pair("[0,4]", "[8,12]"), 12), "'b'"),
        new Fault(ErrorCode.MODEL_TENSOR_HOLE, RawFile.of(pair("[4,8]", "[8,12]"), 12), "'a'"),
        new Fault(
            ErrorCode.MODEL_TRAILING,
            RawFile.of(pair("[4,8]", "[0,4]"), 9),
            "1 byte behind the last tensor"));
  }
}
