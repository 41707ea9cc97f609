package dev.longhand.generate.verse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words that stand beside the classes, a few on a line behind what is said of them. Lines that
/// begin with a number sign are for readers.
final class WordList {
  private WordList() {}

  /// Of each word what its line says.
  ///
  /// @throws IllegalStateException when the list is not there, or a word stands in it twice
  static Map<String, String> read(String name) {
    var found = new LinkedHashMap<String, String>();
    for (String line : lines(name)) {
      String[] words = line.strip().split("\\s+", -1);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      for (int i = 1; i < words.length; i++) {
        if (found.put(words[i], words[0]) != null) {
          throw new IllegalStateException(name + " has " + words[i] + " twice");
        }
      }
    }
    return found;
  }

  private static List<String> lines(String name) {
    try (InputStream in = WordList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no list " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
