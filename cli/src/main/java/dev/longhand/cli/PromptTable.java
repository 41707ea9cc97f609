package dev.longhand.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Prompts and what was written behind them, side by side.
final class PromptTable {
  private static final int LEAST_SEED = 4;
  private static final int MOST_SEED = 30;
  private static final String GAP = "  ";

  private final PrintStream out;

  PromptTable(PrintStream out) {
    this.out = out;
  }

  /// A prompt and the text behind it.
  record Row(String seed, String generated) {}

  /// Writes a table with a title.
  void write(String title, List<Row> rows) {
    int seeds = rows.stream().mapToInt(row -> shown(row.seed()).length()).max().orElse(LEAST_SEED);
    int left = Math.max(LEAST_SEED, Math.min(MOST_SEED, seeds));
    int right = Console.COLUMNS - left - GAP.length();
    out.println(title);
    line("Seed", "Generated", left);
    line("-".repeat(left), "-".repeat(right), left);
    for (Row row : rows) {
      List<String> seed = Words.wrapped(shown(row.seed()), left);
      List<String> generated =
          row.generated()
              .strip()
              .lines()
              .flatMap(text -> Words.wrapped(text, right).stream())
              .toList();
      for (int i = 0; i < Math.max(seed.size(), generated.size()); i++) {
        line(at(seed, i), at(generated, i), left);
      }
    }
  }

  private static String at(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }

  private void line(String seed, String generated, int left) {
    String padded = seed + " ".repeat(Math.max(0, left - seed.codePointCount(0, seed.length())));
    out.println(String.format(Locale.ROOT, "%s%s%s", padded, GAP, generated).stripTrailing());
  }

  private static String shown(String seed) {
    return seed.isEmpty() ? "(none)" : seed.replace("\n", "\u23CE");
  }
}
