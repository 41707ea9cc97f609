package dev.longhand.modelfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// What stands in front of the numbers of a safetensors file: descriptions, and a list of tensors.
///
/// @param metadata descriptions by name, in the order of the file
/// @param entries the tensors in the order of the header
record SafetensorsHeader(Map<String, String> metadata, List<TensorEntry> entries) {
  /// The key of the descriptions among the names of tensors.
  static final String METADATA = "__metadata__";

  /// The numbers begin at a multiple of this, so that other readers may map them.
  private static final int ALIGNMENT = 64;

  SafetensorsHeader {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    entries = List.copyOf(entries);
  }

  /// A header for tensors that will follow it in this order.
  static SafetensorsHeader of(Map<String, String> metadata, List<Tensor> tensors) {
    var entries = new ArrayList<TensorEntry>();
    long begin = 0;
    for (Tensor tensor : tensors) {
      long end = begin + (long) Float.BYTES * tensor.values().length;
      List<Long> shape = tensor.shape().stream().map(Integer::longValue).toList();
      entries.add(new TensorEntry(tensor.name(), TensorLayout.FLOAT, shape, begin, end, 0));
      begin = end;
    }
    return new SafetensorsHeader(metadata, entries);
  }

  /// The first bytes of the file: the length, the JSON, and spaces up to the alignment.
  byte[] toBytes() {
    byte[] json = Json.text(this::write).getBytes(StandardCharsets.UTF_8);
    int unpadded = SafetensorsReader.LENGTH_BYTES + json.length;
    int padded = Math.ceilDiv(unpadded, ALIGNMENT) * ALIGNMENT;
    byte[] bytes = new byte[padded];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(padded - SafetensorsReader.LENGTH_BYTES)
        .put(json);
    Arrays.fill(bytes, unpadded, padded, (byte) ' ');
    return bytes;
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeName(METADATA);
    json.writeStartObject();
    metadata.forEach(json::writeStringProperty);
    json.writeEndObject();
    for (TensorEntry entry : entries) {
      json.writeName(entry.name());
      json.writeStartObject();
      json.writeStringProperty("dtype", entry.type());
      json.writeName("shape");
      json.writeStartArray();
      entry.shape().forEach(json::writeNumber);
      json.writeEndArray();
      json.writeName("data_offsets");
      json.writeStartArray();
      json.writeNumber(entry.begin());
      json.writeNumber(entry.end());
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
