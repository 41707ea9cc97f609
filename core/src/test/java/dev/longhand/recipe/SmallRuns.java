package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Runs that take a moment, on a text of our own.
final class SmallRuns {
  /// 179 characters, 27 of them different.
  static final String FERRY =
      """
      The ferry waits below the wall
      And no one rows it home at night
      Above the mill the herons call
      And all along the weir is light
      That does not move at all, like frost upon the bread\
      """;

  private SmallRuns() {}

  /// Streams with dropout: 3 epochs of 6 steps over {@link #FERRY}.
  static Recipe streams() {
    return new Recipe(
        "small",
        "A small recipe: it's for \"tests\".",
        TokenizerConfig.Characters.DEFAULTS,
        CorpusOptions.DEFAULTS,
        new ExampleSettings.Streams(8, 3, 0.125, 0.2),
        new NetworkSettings(
            new InputCoding.Embedding(4), List.of(new LstmConfig(6), new DropoutConfig(0.25))),
        TrainingSettings.of(
            3, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.01)).withClipNorm(1)),
        new SampleSettings("The ", 5, List.of(1.0)),
        7);
  }

  /// Shuffled windows: 3 epochs of 4 steps.
  static Recipe windows() {
    Recipe streams = streams();
    return new Recipe(
        "small windows",
        "",
        TokenizerConfig.Characters.DEFAULTS,
        CorpusOptions.DEFAULTS,
        new ExampleSettings.Windows(12, 2, 20, Shuffle.EACH_EPOCH, 0),
        new NetworkSettings(new InputCoding.OneHot(), List.of(new LstmConfig(5))),
        streams.training(),
        streams.sample(),
        8);
  }

  /// A clock that stands still, so that equal runs write equal files.
  static RunOptions options(int threads) {
    return RunOptions.of(threads, new ScalarKernels(), () -> 0L)
        .withCheckpointEvery(Duration.ofDays(1))
        .withMemory(Long.MAX_VALUE);
  }

  static TextInput ferry() {
    return new TextInput.Text(FERRY, "ferry");
  }

  /// Everything in a run folder that a run leaves, by name.
  static SortedMap<String, List<Byte>> files(Path folder) throws IOException {
    var files = new TreeMap<String, List<Byte>>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.filter(SmallRuns::isTheSameInEveryRun).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Byte[] boxed = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
          boxed[i] = bytes[i];
        }
        files.put(String.valueOf(file.getFileName()), List.of(boxed));
      }
    }
    return files;
  }

  /// The report tells of machine and time.
  private static boolean isTheSameInEveryRun(Path file) {
    return !Set.of("observations.json", "report.html").contains(String.valueOf(file.getFileName()));
  }

  /// The refusal with which something ends.
  static LonghandException refusal(ErrorCode code, ThrowingCallable call) {
    LonghandException refusal = Assertions.catchThrowableOfType(LonghandException.class, call);
    Assertions.assertThat(refusal).isNotNull();
    Assertions.assertThat(refusal.code()).isEqualTo(code);
    return refusal;
  }
}
