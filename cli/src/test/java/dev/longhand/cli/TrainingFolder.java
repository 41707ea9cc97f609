package dev.longhand.cli;

import dev.longhand.recipe.Recipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder with a small text and room for runs of a tiny model.
///
/// @param folder an empty one
record TrainingFolder(Path folder) {
  private static final List<String> TINY =
      List.of("--units", "12", "--batch", "8", "--window", "20", "--sample-length", "60");

  /// The first lines of the sample text.
  Path text() {
    return write("my book.txt", Recipes.sampleText().substring(0, 6000));
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path run(String name) {
    return folder.resolve(name);
  }

  /// The words that train a tiny model.
  Object[] train(Path text, Path run, Object... further) {
    var words = new ArrayList<Object>(List.of("train", text, "--out", run));
    words.addAll(TINY);
    words.addAll(List.of(further));
    return words.toArray();
  }

  /// The hash of the model after each epoch, first to last.
  static List<String> hashes(Path run) {
    return lines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceAll(".*\"model_sha256\":\"([0-9a-f]{64})\".*", "$1"))
        .toList();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
