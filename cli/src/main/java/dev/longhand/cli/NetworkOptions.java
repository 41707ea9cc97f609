package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.InitialiserConfig;
import dev.longhand.nn.layer.Initialisers;
import dev.longhand.recipe.InputCoding;
import dev.longhand.recipe.NetworkSettings;
import dev.longhand.recipe.Recipe;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that change the network of a recipe.
@OptionHeading("Network")
final class NetworkOptions {
  private static final String EMBEDDING_DROPOUT = "--embedding-dropout";
  private static final int USUAL_WIDTH = 64;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "How many recurrent layers there are.")
  private Optional<Integer> layers = Optional.empty();

  @Mixin private CellOptions cellOptions = new CellOptions();

  @Option(
      names = "--bidirectional",
      paramLabel = "MERGE",
      description =
          "Read every window from both ends and merge by concat, sum, mul or ave. Needs a recipe"
              + " with windows; the model writes by windows too.")
  private Optional<Merge> bidirectional = Optional.empty();

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "The width of the embedding; a recipe without one gets one.")
  private Optional<Integer> width = Optional.empty();

  @Option(
      names = EMBEDDING_DROPOUT,
      paramLabel = "X",
      description = "The share of the tokens that a training step does not see, such as 0.1.")
  private Optional<Double> embeddingDropout = Optional.empty();

  @Option(
      names = "--dropout",
      paramLabel = "X",
      description =
          "The share of each recurrent layer's output that is dropped in training, such as 0.2; 0"
              + " for none.")
  private Optional<Double> dropout = Optional.empty();

  @Option(
      names = "--tied",
      description = "Let the output use the embedding's weights; both must be of one width.")
  private boolean tied;

  @Option(
      names = "--init",
      paramLabel = "HOW",
      converter = InitialiserWord.class,
      completionCandidates = InitialiserWord.Usual.class,
      description =
          "What all weights begin with: uniform:0.08 for even numbers up to that size, normal:0.05,"
              + " orthogonal, glorot_uniform or glorot_normal. Biases begin with zeros.")
  private Optional<InitialiserConfig> initialiser = Optional.empty();

  /// A recipe with what was asked for.
  ///
  /// @throws LonghandException with every pair of settings that cannot go together
  Recipe applyTo(Recipe recipe) {
    var problems = new LinkedHashSet<Problem>(); // several cells may have the same
    NetworkSettings model = applyTo(recipe.model(), problems);
    Recipe result = recipe;
    try {
      result = recipe.withModel(model);
    } catch (LonghandException refused) {
      problems.addAll(refused.problems());
    }
    if (!problems.isEmpty()) {
      throw new LonghandException(List.copyOf(problems));
    }
    return result;
  }

  private NetworkSettings applyTo(NetworkSettings model, Collection<Problem> problems) {
    NetworkSettings result = layers.isPresent() ? model.withRecurrentLayers(layers.get()) : model;
    result = result.withCells(cell -> cellOptions.applyTo(cell, problems));
    result = bidirectional.isPresent() ? result.withBidirectional(bidirectional.get()) : result;
    result = dropout.isPresent() ? result.withDropout(dropout.get()) : result;
    result = result.withInput(applyTo(result.input(), problems));
    result = tied ? result.withOutput(Kernel.TIED) : result;
    return initialiser.isPresent()
        ? result.withInitialisers(Initialisers.ofWeights(initialiser.get()))
        : result;
  }

  private InputCoding applyTo(InputCoding input, Collection<Problem> problems) {
    InputCoding result =
        switch (input) {
          case InputCoding.Embedding(int before, double rate) ->
              new InputCoding.Embedding(width.orElse(before), rate);
          case InputCoding.OneHot _, InputCoding.ScaledId _ ->
              width.<InputCoding>map(InputCoding.Embedding::new).orElse(input);
        };
    if (embeddingDropout.isEmpty()) {
      return result;
    }
    if (result instanceof InputCoding.Embedding embedding) {
      return new InputCoding.Embedding(embedding.width(), embeddingDropout.get());
    }
    problems.add(
        new Problem(
            ErrorCode.USAGE_PAIR,
            EMBEDDING_DROPOUT + " needs an embedding, and the input is " + input.kind(),
            EMBEDDING_DROPOUT + ", --recipe",
            "--width " + USUAL_WIDTH + " makes it an embedding"));
    return result;
  }
}
