package dev.longhand.experiment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a notebook shows in Keras 3.15.1 on a text: the first epoch, over several seeds.
///
/// `tools/golden/notebooks.py` computed them; `docs/recipes.md` says how to do so again.
///
/// @param notebook its name
/// @param text what it learnt from
/// @param sha256 the beginning of the hash of that text, as a corpus of the faithful recipe has it
/// @param vocabulary V, padding included
/// @param examples windows or prefixes
/// @param steps of an epoch
/// @param parameters numbers that the network learns
/// @param seeds how many runs there were
/// @param loss mean over the runs of the mean training loss of the epoch
/// @param deviation standard deviation of that loss from run to run
public record KerasFigures(
    String notebook,
    String text,
    String sha256,
    int vocabulary,
    long examples,
    int steps,
    long parameters,
    int seeds,
    double loss,
    double deviation) {
  private static final List<KerasFigures> ALL =
      List.of(
          new KerasFigures(
              "poem",
              "first five lines of The Road Not Taken",
              "af42b9320065189b",
              27,
              129,
              9,
              83_355,
              20,
              3.2722,
              0.0078),
          new KerasFigures(
              "article",
              "an article on LSTM of 632 different words",
              "be46534bacdc3eed",
              633,
              1922,
              31,
              247_833,
              10,
              6.1287,
              0.0177),
          new KerasFigures(
              "lyrics",
              "first 22 000 characters of Cowboy Songs",
              "e789ee628802cb4d",
              1248,
              2655,
              21,
              574_698,
              5,
              6.8743,
              0.0163),
          new KerasFigures(
              "dialog",
              "first 150 rows of Shakespeare's dialogue",
              "660a946d7e79c475",
              1101,
              3287,
              52,
              477_151,
              5,
              6.5721,
              0.0181),
          new KerasFigures(
              "dracula",
              "first 20 000 characters of Dracula",
              "15ee8570f42cda2b",
              55,
              19_900,
              156,
              278_327,
              10,
              3.0022,
              0.0057));

  public KerasFigures {
    Objects.requireNonNull(notebook);
    Objects.requireNonNull(text);
    Objects.requireNonNull(sha256);
  }

  /// The figures of a notebook, on whatever text they were measured.
  public static Optional<KerasFigures> of(String notebook) {
    return ALL.stream().filter(figures -> figures.notebook.equals(notebook)).findFirst();
  }

  /// Whether they were measured on a text of this hash.
  public boolean areOf(String hash) {
    return hash.startsWith(sha256);
  }
}
