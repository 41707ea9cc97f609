package dev.longhand.recipe;

import dev.longhand.inspect.Sample;
import dev.longhand.modelfile.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a model wrote as it learnt, one JSON object a line, in the order in which it was written.
record SamplesFile(Path path) {
  /// Adds a line at the end.
  void add(Sample sample) {
    try {
      Files.write(
          path, bytes(List.of(sample)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      var all = new ArrayList<>(read());
      all.add(sample);
      AtomicFile.write(path, bytes(all)); // or tells why it cannot be written
    }
  }

  /// The samples in the file; a line that a kill left half written is none.
  List<Sample> read() {
    return new String(present(), StandardCharsets.UTF_8)
        .lines()
        .map(Sample::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  /// Leaves nothing of an earlier beginning.
  void clear() {
    if (present().length > 0) {
      AtomicFile.write(path, new byte[0]);
    }
  }

  /// Makes the file hold the samples before and after an epoch, and no later ones.
  ///
  /// @param each how many there are after an epoch
  /// @return whether those of that epoch are there; if not all of them are, none is kept
  boolean repair(int epoch, int each) {
    List<Sample> present = read();
    boolean complete = present.stream().filter(one -> one.epoch() == epoch).count() == each;
    int last = complete ? epoch : epoch - 1;
    byte[] kept = bytes(present.stream().filter(one -> one.epoch() <= last).toList());
    if (!Arrays.equals(kept, present())) {
      AtomicFile.write(path, kept);
    }
    return complete;
  }

  private byte[] present() {
    try {
      return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }

  private static byte[] bytes(List<Sample> samples) {
    return samples.stream()
        .map(sample -> sample.toJson() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
