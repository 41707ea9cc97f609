package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.verse.RhymeBook;
import dev.longhand.generate.verse.Verse;
import dev.longhand.generate.verse.VerseForm;
import dev.longhand.generate.verse.VerseLine;
import dev.longhand.generate.verse.VerseWriter;
import dev.longhand.recipe.TrainedModel;
import dev.longhand.text.corpus.Corpus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Writes verse and shows it: the lines on standard output, what is said about them on standard
/// error; for machines one object a verse.
final class VerseOutput {
  private final Longhand longhand;
  private final VerseForm form;

  VerseOutput(Longhand longhand, VerseForm form) {
    this.longhand = longhand;
    this.form = form;
  }

  /// Writes some verses behind a prompt.
  ///
  /// @param generator of the model
  /// @param draw how many, by which seed
  int write(
      TrainedModel model, TextGenerator generator, Prompt prompt, Sampling sampling, Draw draw) {
    var writer = new VerseWriter(generator::decoder, generator.tokenizer(), book(model, generator));
    var out = longhand.console().out();
    for (int index = 0; index < draw.count() && !out.checkError(); index++) {
      var order = new VerseWriter.Order(form, sampling, draw.seed(), index);
      Verse verse = writer.write(prompt.read(), order);
      if (longhand.form() == Reporter.Form.MACHINES) {
        out.println(Json.line(object(prompt, verse, draw.seed(), index)));
      } else {
        out.print(index > 0 ? "\n" + verse.text() : verse.text());
        out.flush();
        explain(verse);
      }
    }
    return ExitStatus.OK.value();
  }

  /// The seed and how many verses.
  record Draw(long seed, int count) {}

  /// The words of the text that the model learnt from; those of its vocabulary where that text is
  /// not to be had.
  private RhymeBook book(TrainedModel model, TextGenerator generator) {
    Optional<Corpus> text = Optional.empty();
    String reason = "the model lies in no folder of a run";
    String where = "";
    try {
      text = model.trainingText();
    } catch (LonghandException away) {
      reason = away.problems().getFirst().what();
      where = away.problems().getFirst().where();
    }
    if (text.isPresent()) {
      try (Corpus corpus = text.get()) {
        return RhymeBook.of(corpus.text().lines().toList());
      }
    }
    longhand
        .reporter()
        .tell(
            List.of(
                new Problem(
                    ErrorCode.RUN_TEXT_AWAY,
                    "words and rhymes come from the vocabulary alone: " + reason,
                    where,
                    "")),
            Strictness.LENIENT);
    return RhymeBook.of(generator.tokenizer().vocabulary());
  }

  private void explain(Verse verse) {
    var reporter = longhand.reporter();
    for (VerseLine line : verse.lines()) {
      reporter.say(
          String.format(Locale.ROOT, "%3d  %s  %s", line.syllables(), line.mark(), line.endWord()));
    }
    reporter.say(
        String.format(
            Locale.ROOT,
            "cost: %.2f nats a token, %.2f for as many lines without the form (%.0f and the form's"
                + " %+.0f in all)",
            verse.nats(),
            verse.freeNats(),
            verse.freeNats() * verse.tokens(),
            (verse.nats() - verse.freeNats()) * verse.tokens()));
  }

  private ObjectNode object(Prompt prompt, Verse verse, long seed, int index) {
    ObjectNode object =
        Json.object()
            .put("prompt", prompt.text())
            .put("text", verse.text())
            .put("seed", seed)
            .put("index", index)
            .put("tokens", verse.tokens())
            .put("log_probability", verse.logProbability())
            .put("nats", verse.nats())
            .put("free_nats", verse.freeNats());
    var lines = object.putArray("lines");
    for (VerseLine line : verse.lines()) {
      lines
          .addObject()
          .put("text", line.text())
          .put("syllables", line.syllables())
          .put("rhyme", line.mark())
          .put("end_word", line.endWord())
          .put("sound", line.sound())
          .put("tokens", line.tokens())
          .put("log_probability", line.logProbability());
    }
    return object;
  }
}
