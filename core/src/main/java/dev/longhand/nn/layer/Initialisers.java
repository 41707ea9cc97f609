package dev.longhand.nn.layer;

import java.util.Objects;

/// What the weights of a model begin with, by role. Peepholes always begin with zeros and gains
/// with ones; {@link LstmConfig.ForgetBias} has the last word on its part of the bias.
///
/// @param embedding the vectors of tokens
/// @param kernel what inputs are multiplied by, projections and dense layers included
/// @param recurrentKernel what hidden states are multiplied by
/// @param bias what is added, except in a norm
public record Initialisers(
    InitialiserConfig embedding,
    InitialiserConfig kernel,
    InitialiserConfig recurrentKernel,
    InitialiserConfig bias) {
  /// Keras's.
  public static final Initialisers DEFAULTS =
      new Initialisers(
          new InitialiserConfig.Uniform(InitialiserConfig.USUAL_SIZE),
          new InitialiserConfig.GlorotUniform(),
          new InitialiserConfig.Orthogonal(1),
          new InitialiserConfig.Zeros());

  public Initialisers {
    Objects.requireNonNull(embedding);
    Objects.requireNonNull(kernel);
    Objects.requireNonNull(recurrentKernel);
    Objects.requireNonNull(bias);
  }

  /// One for everything that is multiplied, such as the small even numbers of Sutskever et al.
  /// (2014); biases begin with zeros.
  public static Initialisers ofWeights(InitialiserConfig weights) {
    return new Initialisers(weights, weights, weights, DEFAULTS.bias());
  }
}
