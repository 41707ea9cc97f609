package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.Initialisers;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A network before its vocabulary is known.
///
/// @param input how tokens become numbers
/// @param layers what follows, at least one of them recurrent; the dense softmax over the
///   vocabulary at the end goes without saying
/// @param output whose kernel that softmax has
/// @param initialisers what its weights begin with
public record NetworkSettings(
    InputCoding input, List<LayerConfig> layers, Kernel output, Initialisers initialisers) {
  private static final int ANY_VOCABULARY = 2;

  public NetworkSettings {
    Objects.requireNonNull(input);
    Objects.requireNonNull(output);
    Objects.requireNonNull(initialisers);
    layers = List.copyOf(layers);
    Setting.LAYERS.require(layers.size());
    layers.forEach(NetworkSettings::requireInRange);
    config(input, layers, Kernel.OWN, ANY_VOCABULARY, LossPositions.LAST);
  }

  /// A network whose weights begin as Keras's do.
  public NetworkSettings(InputCoding input, List<LayerConfig> layers, Kernel output) {
    this(input, layers, output, Initialisers.DEFAULTS);
  }

  /// The same whose softmax has a kernel of its own.
  public NetworkSettings(InputCoding input, List<LayerConfig> layers) {
    this(input, layers, Kernel.OWN);
  }

  /// The architecture over so many ids.
  ModelConfig config(int ids, LossPositions positions) {
    return config(input, layers, output, ids, positions);
  }

  private static ModelConfig config(
      InputCoding input,
      List<LayerConfig> layers,
      Kernel output,
      int ids,
      LossPositions positions) {
    var all = new ArrayList<LayerConfig>();
    all.add(input.layer(ids));
    all.addAll(layers);
    all.add(new DenseConfig(ids, Activation.SOFTMAX, output));
    return new ModelConfig(all, positions);
  }

  private static void requireInRange(LayerConfig layer) {
    switch (layer) {
      case RecurrentConfig cell -> {
        Setting.UNITS.require(cell.units());
        Setting.PROJECTION.require(cell.hiddenWidth());
      }
      case BidirectionalConfig bidirectional -> requireInRange(bidirectional.cell());
      case LayerNormConfig layerNorm -> Setting.EPSILON.require(layerNorm.epsilon());
      case DenseConfig dense -> Setting.UNITS.require(dense.units());
      case DropoutConfig dropout -> Setting.DROPOUT.require(dropout.rate());
      case EmbeddingConfig embedding -> {} // refused as a layer that is not the first
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
    }
  }

  /// What of the network cannot go together, with itself or with the examples that it is to learn
  /// from.
  ///
  /// @param spelling how its settings are to be written by whoever mends it
  List<Problem> impossiblePairs(ExampleSettings examples, SettingSpelling spelling) {
    var problems = new ArrayList<Problem>();
    if (output == Kernel.TIED) {
      noteTied(problems, spelling);
    }
    if (readsBack() && examples.lossPositions() == LossPositions.EVERY) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "a bidirectional layer reads a window from both of its ends, and "
                  + examples.kind()
                  + " ask for every token of it, which the layer would have seen",
              "--bidirectional, --recipe",
              switch (spelling) {
                case OPTION ->
                    "take a recipe with windows, such as --recipe poem --faithful, or leave"
                        + " --bidirectional out";
                case KEY ->
                    "write kind: windows, window: 50 and batch: 16 under examples, or take a cell"
                        + " that is not bidirectional";
              }));
    }
    if (readsBack()
        && examples instanceof ExampleSettings.Prefixes prefixes
        && prefixes.mask() == ExampleSettings.Mask.PRESENT) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "a bidirectional layer reads from both ends, and masked prefixes begin at any step",
              "--bidirectional, --recipe",
              "write mask: absent under examples, or take windows"));
    }
    return problems;
  }

  private void noteTied(List<Problem> problems, SettingSpelling spelling) {
    int width = widthBeforeOutput();
    String widen = spelling.of(Setting.WIDTH, width);
    switch (input) {
      case InputCoding.Embedding embedding -> {
        if (embedding.width() != width) {
          problems.add(
              tied(
                  "its vectors are "
                      + embedding.width()
                      + " wide, while those in front of the output are "
                      + width,
                  narrowed(embedding.width(), spelling) + widen));
        }
      }
      case InputCoding.OneHot oneHot ->
          problems.add(tied("the input is one_hot", embedded(widen, spelling)));
      case InputCoding.ScaledId scaledId ->
          problems.add(tied("the input is scaled_id", embedded(widen, spelling)));
    }
  }

  /// An option for the width alone makes an embedding; a recipe has to say both.
  private static String embedded(String widen, SettingSpelling spelling) {
    return switch (spelling) {
      case OPTION -> widen;
      case KEY -> "kind: embedding and " + widen;
    };
  }

  private static Problem tied(String found, String fix) {
    return new Problem(
        ErrorCode.USAGE_PAIR,
        "a tied output multiplies by the embedding, and " + found,
        "--tied, --projection, --width",
        fix);
  }

  /// The projection that gives the last recurrent layer this width, where no other layer changes it
  /// again.
  private String narrowed(int width, SettingSpelling spelling) {
    LayerConfig last =
        layers.reversed().stream()
            .filter(layer -> layer.recurrent() || layer instanceof DenseConfig)
            .findFirst()
            .orElseThrow();
    return switch (last) {
      case RecurrentConfig cell -> spelling.of(Setting.PROJECTION, width) + ", or ";
      case BidirectionalConfig bidirectional when bidirectional.merge() != Merge.CONCAT ->
          spelling.of(Setting.PROJECTION, width) + ", or ";
      case BidirectionalConfig bidirectional when width % 2 == 0 ->
          spelling.of(Setting.PROJECTION, width / 2) + ", or ";
      default -> "";
    };
  }

  private int widthBeforeOutput() {
    int width = input.layer(ANY_VOCABULARY).outputWidth(ANY_VOCABULARY);
    for (LayerConfig layer : layers) {
      width = layer.outputWidth(width);
    }
    return width;
  }

  /// Whether some layer reads a window from its end too.
  boolean readsBack() {
    return layers.stream().anyMatch(BidirectionalConfig.class::isInstance);
  }

  /// Every recurrent cell, first to last; both directions of a layer are one.
  public List<RecurrentConfig> cells() {
    var cells = new ArrayList<RecurrentConfig>();
    layers.forEach(layer ->
        withCell(
            layer,
            cell -> {
              cells.add(cell);
              return cell;
            }));
    return cells;
  }

  /// The same with every recurrent cell changed.
  public NetworkSettings withCells(UnaryOperator<RecurrentConfig> change) {
    return withLayers(layers.stream().map(layer -> withCell(layer, change)).toList());
  }

  private static LayerConfig withCell(LayerConfig layer, UnaryOperator<RecurrentConfig> change) {
    return switch (layer) {
      case RecurrentConfig cell -> change.apply(cell);
      case BidirectionalConfig both ->
          new BidirectionalConfig(change.apply(both.cell()), both.merge());
      case LayerNormConfig layerNorm -> layerNorm;
      case DenseConfig dense -> dense;
      case DropoutConfig dropout -> dropout;
      case EmbeddingConfig embedding -> embedding;
      case OneHotConfig oneHot -> oneHot;
      case ScaledIdConfig scaledId -> scaledId;
    };
  }

  /// The same with another width of every recurrent layer.
  NetworkSettings withUnits(int units) {
    return withCells(cell -> cell.withUnits(units));
  }

  /// The same with every recurrent layer reading from both ends.
  public NetworkSettings withBidirectional(Merge merge) {
    return withLayers(layers.stream().map(layer -> reading(layer, merge)).toList());
  }

  private static LayerConfig reading(LayerConfig layer, Merge merge) {
    return switch (layer) {
      case RecurrentConfig cell -> new BidirectionalConfig(cell, merge);
      case BidirectionalConfig both -> new BidirectionalConfig(both.cell(), merge);
      case LayerNormConfig layerNorm -> layerNorm;
      case DenseConfig dense -> dense;
      case DropoutConfig dropout -> dropout;
      case EmbeddingConfig embedding -> embedding;
      case OneHotConfig oneHot -> oneHot;
      case ScaledIdConfig scaledId -> scaledId;
    };
  }

  /// The same with dropout behind every recurrent layer in the place of what dropout was there; of
  /// a rate of 0, with none.
  public NetworkSettings withDropout(double rate) {
    Setting.DROPOUT.require(rate);
    var changed = new ArrayList<LayerConfig>();
    boolean behind = false;
    for (LayerConfig layer : layers) {
      if (behind && layer instanceof DropoutConfig) {
        continue;
      }
      changed.add(layer);
      behind = layer.recurrent();
      if (behind && rate > 0) {
        changed.add(new DropoutConfig(rate));
      }
    }
    return withLayers(changed);
  }

  /// The same with so many recurrent layers: more are put behind the last one and are like it,
  /// surplus ones go from the end.
  public NetworkSettings withRecurrentLayers(int count) {
    Setting.LAYERS.require(count);
    var changed = new ArrayList<LayerConfig>();
    int kept = 0;
    int after = 0;
    for (LayerConfig layer : layers) {
      if (layer.recurrent() && kept == count) {
        continue;
      }
      changed.add(layer);
      if (layer.recurrent()) {
        kept++;
        after = changed.size();
      }
    }
    for (; kept < count; kept++) {
      changed.add(after, changed.get(after - 1));
    }
    return withLayers(changed);
  }

  /// The same with other layers between input and output.
  public NetworkSettings withLayers(List<LayerConfig> value) {
    return new NetworkSettings(input, value, output, initialisers);
  }

  /// The same with tokens that become numbers in another way.
  public NetworkSettings withInput(InputCoding value) {
    return new NetworkSettings(value, layers, output, initialisers);
  }

  /// The same with another kernel of the softmax.
  public NetworkSettings withOutput(Kernel value) {
    return new NetworkSettings(input, layers, value, initialisers);
  }

  /// The same with weights that begin in another way.
  public NetworkSettings withInitialisers(Initialisers value) {
    return new NetworkSettings(input, layers, output, value);
  }
}
