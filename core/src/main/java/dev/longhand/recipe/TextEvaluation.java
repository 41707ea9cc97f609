package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.Bootstrap;
import dev.longhand.evaluate.ContextScores;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.Evaluator;
import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.TokenScores;
import dev.longhand.evaluate.baseline.Baselines;
import dev.longhand.kernel.Workers;
import dev.longhand.recipe.ExampleSettings.Mask;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.example.EncodedCorpus;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.UnknownTexts;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How well a model foretells a text: measured as the validation part is in training, with how sure
/// each figure is, and what counting alone gives.
///
/// @param tokens ids of the text
/// @param length of the text, for bits a character
/// @param unknown what of it the vocabulary does not have
/// @param figures over all targets
/// @param intervals how far they depend on the text
/// @param contexts the same by how much was read in front of a target
/// @param baselines where the text is there that the model learnt from
/// @param overlap with that text, where it is there
/// @param notices what a person should know
public record TextEvaluation(
    long tokens,
    TextLength length,
    UnknownTexts unknown,
    Evaluation figures,
    Bootstrap intervals,
    List<ContextScores.Group> contexts,
    Optional<Baselines> baselines,
    Optional<TextOverlap> overlap,
    List<Problem> notices) {
  /// A share of lines that is more than chance.
  private static final double NOTABLE = 0.01;

  /// So much memory there must be for each character of the text that was learnt from.
  private static final int BYTES_PER_CHARACTER = 32;

  public TextEvaluation {
    contexts = List.copyOf(contexts);
    notices = List.copyOf(notices);
  }

  /// Measures a model on a text.
  ///
  /// @throws LonghandException `DATA_EMPTY` when there is nothing to foretell, `MODEL_NAN`
  public static TextEvaluation of(TrainedModel model, Corpus text, RunOptions options) {
    var notices = new ArrayList<Problem>();
    try (var learnt = Learnt.of(model, options.memory(), notices)) {
      return of(model, text, options, learnt, notices);
    }
  }

  private static TextEvaluation of(
      TrainedModel model, Corpus text, RunOptions options, Learnt learnt, List<Problem> notices) {
    Vocabulary vocabulary = model.file().tokenizer().vocabulary();
    EncodedDocuments encoded = model.encode(text);
    Recipe recipe = learnt.padded(model.recipe());
    Examples examples = PreparedText.measured(recipe, encoded, model.file().tokenizer());
    notices.addAll(examples.notices());
    var scores = new TokenScores(encoded.tokens().length());
    var contexts = new ContextScores();
    Evaluation figures = evaluated(model, examples, scores, contexts, options);
    Optional<EncodedDocuments> training = learnt.encoded().map(EncodedCorpus::training);
    Optional<Baselines> baselines =
        training.map(part ->
            BaselineMeasurement.measured(
                recipe, part, vocabulary.size(), examples, options.memory()));
    baselines.flatMap(BaselineMeasurement::notice).ifPresent(notices::add);
    Optional<TextOverlap> overlap = learnt.parts().map(parts -> TextOverlap.of(text, parts));
    known(model, text, overlap).ifPresent(notices::add);
    return new TextEvaluation(
        encoded.tokens().length(),
        training
            .map(part -> TextLength.of(encoded, part, vocabulary))
            .orElseGet(() -> TextLength.of(encoded, vocabulary)),
        encoded.unknown(),
        figures,
        Bootstrap.of(scores),
        contexts.groups(),
        baselines,
        overlap,
        notices);
  }

  private static Evaluation evaluated(
      TrainedModel model,
      Examples examples,
      TokenScores scores,
      ContextScores contexts,
      RunOptions options) {
    try (var workers = new Workers(options.threads())) {
      var evaluator = new Evaluator(model.file().model(), options.kernels(), workers);
      Evaluation figures = evaluator.evaluate(examples, scores.andThen(contexts));
      if (!Double.isFinite(figures.loss())) {
        throw new LonghandException(
            ErrorCode.MODEL_NAN,
            "the model computes a loss of " + figures.loss(),
            "",
            "take an earlier model, or train again with a lower --learning-rate");
      }
      return figures;
    }
  }

  /// That a model has seen what it is measured on.
  private static Optional<Problem> known(
      TrainedModel model, Corpus text, Optional<TextOverlap> overlap) {
    String name = RunFolder.shown(model.file().provenance().corpus().name());
    String fix = "measure it on a text that it has not seen";
    boolean whole = text.sha256().equals(model.file().provenance().corpus().sha256());
    if (whole) {
      String parts =
          model.recipe().examples().validation() > 0
              ? "; what its run kept for validation is in it, but the model knows the rest"
              : "";
      return Optional.of(
          new Problem(
              ErrorCode.DATA_LEARNT,
              "this is the very text that the model learnt from" + parts,
              name,
              fix));
    }
    return overlap
        .filter(found -> found.trainingShare() >= NOTABLE)
        .map(found ->
            new Problem(
                ErrorCode.DATA_LEARNT,
                Wording.share(found.trainingShare())
                    + " of the lines stand in the text that the model learnt from",
                name,
                fix));
  }

  /// The text that a model learnt from, as far as it is there.
  ///
  /// @param parts what it was learnt from and what was only measured; needs the text open
  private record Learnt(
      Optional<Corpus> text, Optional<CorpusParts> parts, Optional<EncodedCorpus> encoded)
      implements AutoCloseable {
    static Learnt of(TrainedModel model, long memory, List<Problem> notices) {
      Optional<Corpus> text = read(model, memory, notices);
      Optional<CorpusParts> parts = text.map(model.recipe()::parts);
      return new Learnt(text, parts, parts.map(model::encode));
    }

    private static Optional<Corpus> read(TrainedModel model, long memory, List<Problem> notices) {
      if (model.file().provenance().corpus().characters() > memory / BYTES_PER_CHARACTER) {
        notices.add(TrainedModel.withoutText("the text is too long for the memory there is", ""));
        return Optional.empty();
      }
      try {
        return model.trainingText();
      } catch (LonghandException unreadable) {
        Problem reason = unreadable.problems().getFirst();
        notices.add(TrainedModel.withoutText(reason.what(), reason.where()));
        return Optional.empty();
      }
    }

    /// The recipe with the number of steps that padding filled in training.
    Recipe padded(Recipe recipe) {
      return recipe.examples() instanceof ExampleSettings.Prefixes prefixes
              && prefixes.mask() == Mask.ABSENT
              && prefixes.longest() == 0
              && encoded.isPresent()
          ? recipe.with(
              prefixes.withSteps(PreparedText.longest(recipe, encoded.get())), recipe.training())
          : recipe;
    }

    @Override
    public void close() {
      text.ifPresent(Corpus::close);
    }
  }
}
