package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.baseline.Baselines;
import dev.longhand.evaluate.baseline.Baselines.Reach;
import dev.longhand.evaluate.baseline.KneserNey;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.Examples;
import java.util.Optional;

/// Measures what counting alone foretells of a part, to set a network beside it.
final class BaselineMeasurement {
  /// So much memory there must be for each n-gram that is kept.
  private static final int BYTES_PER_SEQUENCE = 256;

  private BaselineMeasurement() {}

  /// The baselines of the validation part of a run, if there is one; told to the listener and kept
  /// in the folder, where a run that goes on finds them.
  static void of(PreparedRun prepared, RunFolder folder, long memory, RunListener listener) {
    PreparedText cut = prepared.cut();
    Optional<EncodedDocuments> part = cut.encoded().validation();
    if (part.isEmpty() || cut.validation().isEmpty()) {
      return;
    }
    EncodedDocuments training = cut.encoded().training();
    TextLength length = prepared.validationLength().orElseThrow();
    BaselineFile file = folder.baselines();
    Baselines baselines =
        file.read()
            .orElseGet(() -> {
              int vocabulary = prepared.tokenizer().vocabulary().size();
              Examples examples = cut.validation().get();
              return measured(prepared.recipe(), training, vocabulary, examples, memory);
            });
    file.write(baselines, length);
    notice(baselines).ifPresent(problem -> listener.accept(new RunEvent.Noticed(problem)));
    listener.accept(new RunEvent.BaselinesMeasured(baselines, length));
  }

  /// What two models that count give on some examples.
  static Baselines measured(
      Recipe recipe, EncodedDocuments training, int vocabulary, Examples examples, long memory) {
    boolean characters =
        switch (recipe.tokens().piece()) {
          case "character", "byte" -> true;
          default -> false;
        };
    Reach reach =
        switch (recipe.examples()) {
          case ExampleSettings.Windows _, ExampleSettings.Streams _ -> Reach.WHOLE_TEXT;
          case ExampleSettings.Prefixes _, ExampleSettings.Documents _ -> Reach.DOCUMENT;
        };
    return Baselines.measured(
        training,
        reach,
        vocabulary,
        characters ? KneserNey.CHARACTER_ORDER : KneserNey.WORD_ORDER,
        Math.clamp(memory / BYTES_PER_SEQUENCE, 1, KneserNey.USUAL_SEQUENCES),
        examples);
  }

  /// What to say where not all of a text was counted.
  static Optional<Problem> notice(Baselines baselines) {
    return baselines.counted() == baselines.training()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                ErrorCode.DATA_COUNTED,
                "the n-grams to compare with were counted over the first "
                    + Wording.number(baselines.counted())
                    + " of "
                    + Wording.count(baselines.training(), "token")
                    + ", for which there is room",
                "",
                ""));
  }
}
