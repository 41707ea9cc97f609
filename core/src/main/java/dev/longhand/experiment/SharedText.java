package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.recipe.Recipe;
import dev.longhand.text.corpus.CorpusOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What decides which text is learnt from and which is measured on. Trials compare only where all
/// of them have the same.
///
/// @param text how files are read and cleaned
/// @param heldOut which part is measured on
/// @param validation how much of the text that is
/// @param test how much is kept for the end
/// @param seed what draws documents; it decides nothing where the end of the text is measured on
record SharedText(CorpusOptions text, HeldOut heldOut, double validation, double test, long seed) {
  /// So much is held out where no recipe does.
  static final double USUAL_VALIDATION = 0.05;

  /// What one recipe has.
  static SharedText of(Recipe recipe) {
    ExampleSettings examples = recipe.examples();
    return new SharedText(
        recipe.text(), examples.heldOut(), examples.validation(), examples.test(), recipe.seed());
  }

  /// What all of some trials are to have: whole documents are held out where one of them can only
  /// do so, everything else is the first one's.
  static SharedText among(List<Trial> trials) {
    List<SharedText> all = trials.stream().map(trial -> of(trial.recipe())).toList();
    SharedText first = all.getFirst();
    boolean documents = all.stream().anyMatch(one -> one.heldOut == HeldOut.DOCUMENTS);
    double validation =
        all.stream()
            .mapToDouble(SharedText::validation)
            .filter(share -> share > 0)
            .findFirst()
            .orElse(USUAL_VALIDATION);
    return new SharedText(
        first.text,
        documents ? HeldOut.DOCUMENTS : HeldOut.END,
        validation,
        first.test,
        first.seed);
  }

  /// A trial that has this, and a notice of all that had to change.
  Trial applyTo(Trial trial, Consumer<Problem> notices) {
    SharedText own = of(trial.recipe());
    var changes = new ArrayList<Assignment>();
    var words = new ArrayList<String>();
    if (own.heldOut != heldOut) {
      changes.add(new Assignment("examples.held_out", heldOut.name().toLowerCase(Locale.ROOT)));
      words.add("whole documents are measured on, not the end of the text");
    }
    if (own.validation != validation) {
      changes.add(new Assignment("examples.validation", Double.toString(validation)));
      words.add(share(validation) + " of the text is measured on, not " + share(own.validation));
    }
    if (own.test != test) {
      changes.add(new Assignment("examples.test", Double.toString(test)));
      words.add(share(test) + " of the text is kept for the end, not " + share(own.test));
    }
    if (heldOut == HeldOut.DOCUMENTS && own.seed != seed) {
      changes.add(new Assignment("seed", Long.toString(seed)));
      words.add("the seed is " + seed + ", not " + own.seed + ", because it draws the documents");
    }
    if (!own.text.equals(text)) {
      words.add("the text is read as for the first recipe, not as its own recipe says");
    }
    if (!words.isEmpty()) {
      notices.accept(notice(trial, String.join("; ", words)));
    }
    return trial.with(trial.recipe().with(changes).withText(text));
  }

  private static String share(double value) {
    return value == 0 ? "none" : Wording.share(value);
  }

  private static Problem notice(Trial trial, String words) {
    return new Problem(
        ErrorCode.RUN_SHARED,
        "so that all learn from and are measured on the same text, " + words,
        trial.name(),
        "");
  }
}
