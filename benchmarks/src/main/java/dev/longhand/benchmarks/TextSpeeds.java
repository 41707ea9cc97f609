package dev.longhand.benchmarks;

import dev.longhand.text.corpus.BlankText;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusReader;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How fast a text is read, how fast each kind of tokenizer is fitted to it, and how fast it is
/// encoded, on one core: megabytes of its file a second, medians of several rounds in turn.
///
/// Argument: a UTF-8 text file.
public final class TextSpeeds {
  private static final int ROUNDS = 9;
  private static final int WARM_UP_ROUNDS = 3;
  private static final double NANOS = 1e9;
  private static final double MEGA = 1e6;

  /// Something that is timed.
  private record Task(String name, LongSupplier work, double[] seconds) {
    Task(String name, LongSupplier work) {
      this(name, work, new double[ROUNDS]);
    }
  }

  private TextSpeeds() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    CorpusOptions options = CorpusOptions.DEFAULTS.withBlankText(BlankText.KEEP);
    Corpus corpus = CorpusReader.read(List.of(file), options);
    var tasks = new ArrayList<Task>();
    tasks.add(
        new Task(
            "read",
            () -> {
              try (Corpus read = CorpusReader.read(List.of(file), options)) {
                return read.characters();
              }
            }));
    for (TokenizerConfig config : TokenizerConfig.defaults()) {
      tasks.add(new Task("fit " + config.name(), () -> config.fit(corpus).vocabulary().size()));
      Tokenizer tokenizer = config.fit(corpus);
      tasks.add(new Task("encode " + config.name(), () -> encoded(corpus, tokenizer)));
    }
    long checked = 0;
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (Task task : tasks) {
        long start = System.nanoTime();
        checked += task.work.getAsLong();
        if (round >= 0) {
          task.seconds[round] = (System.nanoTime() - start) / NANOS;
        }
      }
    }
    double megabytes = Files.size(file) / MEGA;
    System.out.printf(
        Locale.ROOT, "%s, %.2f MB (%d)%n", file.getFileName(), megabytes, checked & 1);
    for (Task task : tasks) {
      Arrays.sort(task.seconds);
      System.out.printf(
          Locale.ROOT, "%-20s %7.1f MB/s%n", task.name, megabytes / task.seconds[ROUNDS / 2]);
    }
    corpus.close();
  }

  private static long encoded(Corpus corpus, Tokenizer tokenizer) {
    var counter = new Counter(tokenizer);
    corpus.forEach(counter);
    return counter.tokens;
  }

  /// Encodes what it is handed. Mutable.
  private static final class Counter implements DocumentConsumer {
    private final Tokenizer tokenizer;
    private long tokens;

    Counter(Tokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    @Override
    public void begin(Optional<String> label) {}

    @Override
    public void accept(String piece) {
      tokens += tokenizer.encode(piece).ids().length;
    }

    @Override
    public void end() {}
  }
}
