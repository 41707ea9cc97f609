package dev.longhand.formats.keras;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A zip archive in memory that holds what Keras writes, and nothing else.
record Archive(Map<String, byte[]> entries, String name) {
  private static final Set<String> READ =
      Set.of("config.json", "metadata.json", "model.weights.h5");
  private static final long RATIO = 100; // of what an entry becomes to the whole file
  private static final long SPARE = 1 << 20;

  /// Unpacks an archive; nothing is written to the disk.
  ///
  /// @throws LonghandException `MODEL_KERAS` or `MODEL_CODE`
  static Archive of(byte[] bytes, String name) {
    var entries = new HashMap<String, byte[]>();
    long most = Math.min(Integer.MAX_VALUE - 16L, RATIO * bytes.length + SPARE);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        requirePlain(entry.getName(), name);
        byte[] content = zip.readNBytes((int) most);
        if (content.length >= most) {
          throw Refusal.unreadable("an entry becomes more than a hundred times the file", name);
        }
        if (entries.put(entry.getName(), content) != null) {
          throw Refusal.unreadable("the archive has two entries of one name", name);
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw Refusal.unreadable("the archive is damaged", name).causedBy(damaged);
    }
    return new Archive(entries, name);
  }

  private static void requirePlain(String entry, String name) {
    if (entry.endsWith(".pkl")) {
      throw new LonghandException(
          ErrorCode.MODEL_CODE,
          "this is a file of PyTorch with a pickle in it, which is never opened",
          Refusal.shown(name),
          "in Python, where you trust it: safetensors.torch.save_file(model.state_dict(),"
              + " \"model.safetensors\")");
    }
    if (!READ.contains(entry)) {
      throw Refusal.unreadable(
          "the archive holds " + Refusal.shown(entry) + ", which no network of layers needs", name);
    }
  }

  /// What stands in an entry.
  ///
  /// @throws LonghandException `MODEL_KERAS` when it is missing
  byte[] entry(String entry) {
    byte[] content = entries.get(entry);
    if (content == null) {
      throw Refusal.unreadable("the archive has no " + entry, name);
    }
    return content;
  }
}
