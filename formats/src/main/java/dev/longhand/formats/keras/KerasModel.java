package dev.longhand.formats.keras;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.formats.keras.NetworkMap.Mapped;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.Provenance;
import dev.longhand.modelfile.Provenance.Software;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.recipe.Recipe;
import dev.longhand.text.token.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A model that Keras wrote, as a network of ours.
///
/// @param network with its weights
/// @param rows what became of each layer
/// @param notices what was left out
/// @param steps how many tokens it reads, where the file says so
/// @param masked whether id 0 is padding that is skipped
public record KerasModel(
    LanguageModel network,
    List<Row> rows,
    List<String> notices,
    OptionalInt steps,
    boolean masked) {
  public KerasModel {
    rows = List.copyOf(rows);
    notices = List.copyOf(notices);
  }

  /// A layer of the model by both of its names.
  ///
  /// @param kind its class in Keras
  /// @param ours what it is here
  /// @param shapes of its parameters, such as `64 x 1024`
  /// @param parameters how many numbers it has
  public record Row(String name, String kind, String ours, String shapes, long parameters) {}

  /// Reads a `.keras` file, or an HDF5 file with a whole model or with weights alone.
  ///
  /// @throws LonghandException `MODEL_MISSING`, `DISK_IO`, `MODEL_KERAS`, `MODEL_KERAS_LAYER`,
  ///   `MODEL_KERAS_WEIGHTS` or `MODEL_CODE`
  public static KerasModel read(KerasSource source) {
    KerasFile file = KerasFile.read(source);
    try (WeightFile weights = file.weights()) {
      List<KerasLayer> layers = new LayerChain(source.name()).of(file.model());
      var map = new NetworkMap(file.version());
      for (int place = 0; place < layers.size(); place++) {
        map.add(layers.get(place), place);
      }
      List<List<Weights>> arrays = file.places().of(layers, weights);
      return of(map, arrays, source.input(), source.name());
    }
  }

  /// The model with tokens, as a file of ours.
  ///
  /// @param source the file that it comes from
  /// @throws LonghandException `MODEL_IMPORT` when the tokens are not as many as the model's
  public ModelFile withTokens(Tokenizer tokenizer, Path source) {
    Recipe recipe = new ImportedRecipe(this, tokenizer.config()).recipe();
    String name = String.valueOf(source.getFileName());
    var text = new Provenance.TrainingText(name, "", 0);
    return new ModelFile(
        network,
        tokenizer,
        recipe.text().cleaning(),
        new Provenance(
            recipe.toYaml(), text, recipe.seed(), 0, OptionalDouble.empty(), Software.CURRENT),
        List.of());
  }

  private static KerasModel of(
      NetworkMap map, List<List<Weights>> arrays, Optional<InputKind> input, String name) {
    List<Mapped> mapped = map.mapped();
    requireNextToken(mapped, name);
    var configs = new ArrayList<LayerConfig>();
    boolean embedded = mapped.getFirst().layer().readsTokens();
    if (!embedded) {
      configs.add(first(map, input, ((DenseConfig) mapped.getLast().layer()).units(), name));
    }
    mapped.forEach(layer -> configs.add(layer.layer()));
    LanguageModel network = LanguageModel.blank(config(configs, map, name));
    var rows = new ArrayList<Row>();
    int offset = embedded ? 0 : 1;
    for (int i = 0; i < mapped.size(); i++) {
      Layer layer = network.layers().get(i + offset);
      Mapped source = mapped.get(i);
      boolean dropped = layer.parameters().isEmpty();
      new LayerWeights(source, dropped ? List.of() : arrays.get(source.place())).fill(layer);
      rows.add(row(source, layer));
    }
    OptionalInt steps = map.input().map(NetworkMap.InputShape::steps).orElse(OptionalInt.empty());
    return new KerasModel(network, rows, map.notices(), steps, map.masked());
  }

  private static void requireNextToken(List<Mapped> mapped, String name) {
    if (mapped.isEmpty()
        || !(mapped.getLast().layer() instanceof DenseConfig last)
        || last.activation() != DenseConfig.Activation.SOFTMAX) {
      throw new LonghandException(
          ErrorCode.MODEL_KERAS_LAYER,
          "the model does not end with a softmax over its tokens, so it foretells no next token",
          Refusal.shown(name),
          "end it with Dense(vocabulary, activation=\"softmax\")");
    }
  }

  private static LayerConfig first(
      NetworkMap map, Optional<InputKind> asked, int vocabulary, String name) {
    OptionalInt width = map.input().map(NetworkMap.InputShape::width).orElse(OptionalInt.empty());
    boolean one = width.isPresent() && width.getAsInt() == vocabulary;
    boolean scaled = width.isPresent() && width.getAsInt() == 1;
    InputKind kind =
        asked
            .or(() -> one ? Optional.of(InputKind.ONE_HOT) : Optional.empty())
            .or(() -> scaled ? Optional.of(InputKind.SCALED) : Optional.empty())
            .orElseThrow(() ->
                new LonghandException(
                    ErrorCode.MODEL_KERAS_LAYER,
                    "the file does not tell how the model reads tokens: it has no embedding, and"
                        + " its input is as wide as neither one number nor the vocabulary",
                    Refusal.shown(name),
                    "--input one-hot or --input scaled says so"));
    return switch (kind) {
      case ONE_HOT -> new OneHotConfig(vocabulary);
      case SCALED -> new ScaledIdConfig(vocabulary);
    };
  }

  private static ModelConfig config(List<LayerConfig> layers, NetworkMap map, String name) {
    if (map.readsBack() && map.sequences()) {
      throw new LonghandException(
          ErrorCode.MODEL_KERAS_LAYER,
          "the last recurrent layer reads from both ends and gives every step, so its last step has"
              + " read one token alone from behind",
          Refusal.shown(name),
          "return_sequences=False for the last Bidirectional layer");
    }
    try {
      return new ModelConfig(layers, map.sequences() ? positions(layers) : LossPositions.LAST);
    } catch (IllegalArgumentException impossible) {
      throw new LonghandException(
              ErrorCode.MODEL_KERAS_LAYER,
              "its layers are no language model: " + impossible.getMessage(),
              Refusal.shown(name),
              "")
          .causedBy(impossible);
    }
  }

  private static LossPositions positions(List<LayerConfig> layers) {
    boolean causal = layers.stream().noneMatch(BidirectionalConfig.class::isInstance);
    return causal ? LossPositions.EVERY : LossPositions.LAST;
  }

  private static Row row(Mapped source, Layer layer) {
    String shapes =
        layer.parameters().stream()
            .map(parameter ->
                parameter.axes().stream().map(String::valueOf).collect(Collectors.joining(" x ")))
            .collect(Collectors.joining(", "));
    long count = layer.parameters().stream().mapToLong(Parameter::size).sum();
    return new Row(
        source.source().name(), source.source().kind(), source.layer().kind(), shapes, count);
  }
}
