package dev.longhand.text.example;

import dev.longhand.text.corpus.TextPart;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The last bytes of a file of ids: what is known of each part of the text; see
/// docs/formats/id-file.md.
final class IdFileTotals {
  private static final int FIXED = 3 * Long.BYTES + Integer.BYTES; // of a part
  private static final int OF_A_TEXT = Long.BYTES + Integer.BYTES; // beside its bytes

  private IdFileTotals() {}

  /// The bytes, from the first.
  static ByteBuffer toBytes(List<PartTotals> parts) {
    ByteBuffer bytes = ByteBuffer.allocate(size(parts)).order(ByteOrder.LITTLE_ENDIAN);
    for (PartTotals part : parts) {
      SortedMap<String, Long> texts = part.unknown().texts();
      bytes
          .putLong(part.documents())
          .putLong(part.characters())
          .putLong(part.unknown().unnamed())
          .putInt(texts.size());
      for (Map.Entry<String, Long> entry : texts.entrySet()) {
        byte[] text = entry.getKey().getBytes(StandardCharsets.UTF_8);
        bytes.putLong(entry.getValue()).putInt(text.length).put(text);
      }
    }
    return bytes.flip();
  }

  private static int size(List<PartTotals> parts) {
    long size = 0;
    for (PartTotals part : parts) {
      size += FIXED;
      for (String text : part.unknown().texts().keySet()) {
        size += OF_A_TEXT + text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return Math.toIntExact(size);
  }

  /// Reads what {@link #toBytes} wrote; empty for anything else.
  static Optional<List<PartTotals>> read(ByteBuffer source) {
    ByteBuffer bytes = source.order(ByteOrder.LITTLE_ENDIAN);
    var parts = new ArrayList<PartTotals>();
    for (int part = 0; part < TextPart.values().length; part++) {
      if (bytes.remaining() < FIXED) {
        return Optional.empty();
      }
      long documents = bytes.getLong();
      long characters = bytes.getLong();
      long unnamed = bytes.getLong();
      int count = bytes.getInt();
      var texts = new TreeMap<String, Long>();
      for (int text = 0; text < count; text++) {
        if (!readText(bytes, texts)) {
          return Optional.empty();
        }
      }
      parts.add(new PartTotals(documents, characters, new UnknownTexts(texts, unnamed)));
    }
    return bytes.hasRemaining() ? Optional.empty() : Optional.of(parts);
  }

  private static boolean readText(ByteBuffer bytes, Map<String, Long> texts) {
    if (bytes.remaining() < OF_A_TEXT) {
      return false;
    }
    long occurrences = bytes.getLong();
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      return false;
    }
    var text = new byte[length];
    bytes.get(text);
    texts.put(new String(text, StandardCharsets.UTF_8), occurrences);
    return true;
  }
}
