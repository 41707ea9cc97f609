package dev.longhand.train;

import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.Evaluator;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.text.example.Examples;
import dev.longhand.train.optimizer.Optimizer;
import java.util.List;
import java.util.Optional;

/// The model that training is for: the one that is trained, or a second one with the mean of its
/// weights while the optimizer keeps that. Mutable.
final class Kept {
  private final LanguageModel trained;
  private final Optimizer optimizer;
  private final Kernels kernels;
  private final Workers workers;
  private Optional<LanguageModel> averaged = Optional.empty();
  private Evaluator evaluator;

  Kept(LanguageModel trained, Optimizer optimizer, Kernels kernels, Workers workers) {
    this.trained = trained;
    this.optimizer = optimizer;
    this.kernels = kernels;
    this.workers = workers;
    evaluator = new Evaluator(trained, kernels, workers);
  }

  /// The model, with the weights of now.
  LanguageModel model() {
    if (optimizer.averagedSteps() == 0) {
      return trained;
    }
    LanguageModel model = averaged.orElseGet(this::begin);
    List<Matrix> averages = optimizer.averages();
    for (int i = 0; i < averages.size(); i++) {
      Matrix value = model.parameters().get(i).value();
      value.copyRows(averages.get(i), 0, value.rows(), 0);
    }
    return model;
  }

  private LanguageModel begin() {
    LanguageModel model = LanguageModel.blank(trained.config());
    averaged = Optional.of(model);
    evaluator = new Evaluator(model, kernels, workers); // the old one's buffers are not needed
    return model;
  }

  Evaluation evaluate(Examples examples) {
    model();
    return evaluator.evaluate(examples);
  }
}
