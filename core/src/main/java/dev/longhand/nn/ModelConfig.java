package dev.longhand.nn;

import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.List;
import java.util.Objects;

/// The architecture of a language model: tokens in, one logit a token out.
///
/// @param layers first a layer that reads tokens, then at least one recurrent layer, last a dense
///   softmax over the vocabulary
/// @param lossPositions where the loss is taken; layers behind the last recurrent one run only
///   there
public record ModelConfig(List<LayerConfig> layers, LossPositions lossPositions) {
  public ModelConfig {
    layers = List.copyOf(layers);
    Objects.requireNonNull(lossPositions);
    checkEnds(layers);
    for (int i = 1; i < layers.size(); i++) {
      checkInside(layers, i);
    }
    checkTied(layers);
    checkBidirectional(layers, lossPositions);
  }

  private static void checkEnds(List<LayerConfig> layers) {
    if (layers.size() < 2 || !layers.getFirst().readsTokens()) {
      throw new IllegalArgumentException(
          "a model begins with an embedding, one_hot or scaled_id layer");
    }
    if (layers.stream().noneMatch(LayerConfig::recurrent)) {
      throw new IllegalArgumentException("a model needs at least one recurrent layer");
    }
    if (!(layers.getLast() instanceof DenseConfig dense)
        || dense.activation() != Activation.SOFTMAX
        || dense.units() != vocabularyOf(layers.getFirst())) {
      throw new IllegalArgumentException(
          "a model ends with a dense softmax layer of "
              + vocabularyOf(layers.getFirst())
              + " units, one for every token");
    }
    if (layers.getFirst() instanceof OneHotConfig && !layers.get(1).recurrent()) {
      throw new IllegalArgumentException("a one_hot layer must be followed by a recurrent layer");
    }
  }

  private static void checkInside(List<LayerConfig> layers, int i) {
    LayerConfig layer = layers.get(i);
    if (layer.readsTokens()) {
      throw new IllegalArgumentException(
          "layer " + (i + 1) + " is " + layer.kind() + ", which only the first layer can be");
    }
    if (i < layers.size() - 1
        && layer instanceof DenseConfig dense
        && dense.activation() == Activation.SOFTMAX) {
      throw new IllegalArgumentException(
          "layer " + (i + 1) + " is a softmax, which only the last layer can be");
    }
  }

  /// The last layer multiplies by the transposed embedding, so it must get vectors of its width.
  private static void checkTied(List<LayerConfig> layers) {
    for (LayerConfig layer : layers.subList(0, layers.size() - 1)) {
      if (layer instanceof DenseConfig dense && dense.kernel() == Kernel.TIED) {
        throw new IllegalArgumentException("only the last layer can be tied to the embedding");
      }
    }
    if (!(layers.getLast() instanceof DenseConfig last) || last.kernel() == Kernel.OWN) {
      return;
    }
    if (!(layers.getFirst() instanceof EmbeddingConfig embedding)) {
      throw new IllegalArgumentException(
          "a tied output needs an embedding, and the first layer is " + layers.getFirst().kind());
    }
    int width = 0;
    for (LayerConfig layer : layers.subList(0, layers.size() - 1)) {
      width = layer.outputWidth(width);
    }
    if (width != embedding.width()) {
      throw new IllegalArgumentException(
          "a tied output gets vectors of the embedding's width, which is "
              + embedding.width()
              + ", and here they have "
              + width);
    }
  }

  /// Whether the last layer multiplies by the transposed embedding.
  public boolean tied() {
    return layers.getLast() instanceof DenseConfig last && last.kernel() == Kernel.TIED;
  }

  private static void checkBidirectional(List<LayerConfig> layers, LossPositions positions) {
    boolean readsBack = layers.stream().anyMatch(BidirectionalConfig.class::isInstance);
    if (readsBack && positions == LossPositions.EVERY) {
      throw new IllegalArgumentException(
          "a bidirectional layer has read every later token, so a loss at every position would"
              + " show it the answers; take the loss at the last position");
    }
  }

  /// Whether what the model says of a token depends on those before it alone, so that a text can be
  /// carried on step by step.
  public boolean causal() {
    return layers.stream().noneMatch(BidirectionalConfig.class::isInstance);
  }

  /// V, how many tokens the model knows.
  public int vocabulary() {
    return vocabularyOf(layers.getFirst());
  }

  private static int vocabularyOf(LayerConfig layer) {
    return switch (layer) {
      case EmbeddingConfig embedding -> embedding.vocabulary();
      case OneHotConfig oneHot -> oneHot.vocabulary();
      case ScaledIdConfig scaledId -> scaledId.vocabulary();
      case RecurrentConfig recurrent -> 0;
      case BidirectionalConfig bidirectional -> 0;
      case LayerNormConfig layerNorm -> 0;
      case DenseConfig dense -> 0;
      case DropoutConfig dropout -> 0;
    };
  }

  /// The place of the last recurrent layer; what follows it runs only where a loss is taken.
  int lastRecurrent() {
    int last = 0;
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).recurrent()) {
        last = i;
      }
    }
    return last;
  }
}
