package dev.longhand.nn;

import dev.longhand.kernel.Matrix;
import dev.longhand.nn.ModelMemory.Use;
import dev.longhand.nn.layer.BatchRows;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Bidirectional;
import dev.longhand.nn.layer.BidirectionalPass;
import dev.longhand.nn.layer.Dense;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DensePass;
import dev.longhand.nn.layer.Dropout;
import dev.longhand.nn.layer.DropoutPass;
import dev.longhand.nn.layer.Embedding;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.EmbeddingPass;
import dev.longhand.nn.layer.GradientArrives;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.LayerNorm;
import dev.longhand.nn.layer.LayerNormPass;
import dev.longhand.nn.layer.OneHot;
import dev.longhand.nn.layer.Pass;
import dev.longhand.nn.layer.RecurrentLayer;
import dev.longhand.nn.layer.RecurrentPass;
import dev.longhand.nn.layer.ScaledId;
import dev.longhand.nn.layer.ScaledIdPass;
import dev.longhand.nn.layer.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides how the layers of a model run over one shape of batch: which tokens are looked up in a
/// table, which rows the layers behind the last recurrent one see.
final class PassPlan {
  /// A table costs V products of the embedding, the plain way one for every row of the batch and
  /// two more on the way back; below this share of the rows the table is cheaper.
  private static final int ROWS_PER_TABLE_ROW = 4;

  /// In lines of dialogue, of verse or of an article about a tenth of the padded steps has a token.
  private static final int PADDED_ROWS_PER_TOKEN = 10;

  /// Outside training a table is filled once for many runs, so only its size counts.
  private static final long MOST_TABLE_VALUES = 1 << 24;

  /// What is run.
  private enum Purpose {
    BATCH,
    /// The layers up to the last recurrent one, to lend their states to a batch.
    PADDING
  }

  private final LanguageModel model;
  private final BatchRows batch;
  private final BatchRows lastRows;
  private final int[] tokens;
  private final Optional<Gradients> training;
  private final Purpose purpose;
  private final Optional<PaddingChain> padding;
  private final int lastRecurrent;
  private final List<Pass> passes = new ArrayList<>();
  private int recurrent; // passes so far
  private Optional<Matrix> features = Optional.empty();

  private PassPlan(
      LanguageModel model,
      BatchRows batch,
      int[] tokens,
      Optional<Gradients> training,
      Purpose purpose,
      Optional<PaddingChain> padding) {
    this.model = model;
    this.batch = batch;
    this.tokens = tokens;
    this.training = training;
    this.purpose = purpose;
    this.padding = padding;
    lastRows = new BatchRows(new BatchShape(batch.sequences(), 1));
    lastRecurrent = model.config().lastRecurrent();
  }

  /// A plan for the whole model.
  ///
  /// @param padding what late sequences begin with; absent for zeros
  static PassPlan ofBatch(
      LanguageModel model,
      BatchRows batch,
      int[] tokens,
      Optional<Gradients> training,
      Optional<PaddingChain> padding) {
    return new PassPlan(model, batch, tokens, training, Purpose.BATCH, padding);
  }

  /// A plan for what a batch begins with.
  static PassPlan ofPadding(
      LanguageModel model, BatchRows batch, int[] tokens, Optional<Gradients> training) {
    return new PassPlan(model, batch, tokens, training, Purpose.PADDING, Optional.empty());
  }

  /// The rows where a loss is taken.
  BatchRows lossRows() {
    return rows(model.layers().size() - 1);
  }

  /// What the last layer reads; after {@link #passes}, for a plan of the whole model.
  Matrix features() {
    return features.orElseThrow();
  }

  List<Pass> passes() {
    List<Layer> layers = model.layers();
    int end =
        switch (purpose) {
          case BATCH -> layers.size();
          case PADDING -> lastRecurrent + 1;
        };
    Source source = first(layers.getFirst(), layers.get(1));
    for (int i = 1; i < end; i++) {
      source = add(i, source);
    }
    return List.copyOf(passes);
  }

  private Source first(Layer tokenLayer, Layer next) {
    return switch (tokenLayer) {
      case OneHot oneHot -> new Source.Tokens(tokens, oneHot);
      case Embedding embedding
          when next instanceof RecurrentLayer recurrent && looksUp(embedding, recurrent) ->
          new Source.Tokens(tokens, embedding);
      case Embedding embedding ->
          addPass(
              new EmbeddingPass(embedding, tokens, batch, training, formedBy()),
              training.isPresent());
      case ScaledId scaledId -> addPass(new ScaledIdPass(scaledId, tokens, batch), false);
      case RecurrentLayer recurrent -> throw notFirst(recurrent);
      case Bidirectional bidirectional -> throw notFirst(bidirectional);
      case LayerNorm layerNorm -> throw notFirst(layerNorm);
      case Dense dense -> throw notFirst(dense);
      case Dropout dropout -> throw notFirst(dropout);
    };
  }

  private static IllegalStateException notFirst(Layer layer) {
    return new IllegalStateException(layer.name() + " does not read tokens");
  }

  private boolean looksUp(Embedding embedding, RecurrentLayer next) {
    int columns = next.kernel().value().columns();
    Use use = training.isPresent() ? Use.LEARNING : Use.MEASURING;
    return switch (purpose) {
      case BATCH -> looksUp(model.config(), embedding.config(), columns, batch.shape(), use);
      case PADDING -> false; // one token has no use for a table of all
    };
  }

  /// Whether a table of what the first recurrent layer makes of every token is worth its price.
  /// Where some of the vectors are dropped, and where the output learns from them too, they have to
  /// be written out.
  ///
  /// @param columns of the table, padding included
  static boolean looksUp(
      ModelConfig config, EmbeddingConfig embedding, long columns, BatchShape shape, Use use) {
    long vocabulary = embedding.vocabulary();
    return switch (use) {
      case LEARNING ->
          embedding.dropout() == 0
              && !config.tied()
              && vocabulary * ROWS_PER_TABLE_ROW < realRows(shape);
      case MEASURING -> vocabulary * columns <= MOST_TABLE_VALUES;
    };
  }

  /// About how many rows of a batch read a token: where padding is shared, most of them read none.
  private static int realRows(BatchShape shape) {
    return switch (shape.start()) {
      case ZEROS -> shape.rows();
      case PADDING -> shape.rows() / PADDED_ROWS_PER_TOKEN;
    };
  }

  /// The rows that a layer runs over: behind the last recurrent one only those with a loss.
  static BatchShape rows(ModelConfig config, int layer, BatchShape shape) {
    boolean onlyLast =
        config.lossPositions() == LossPositions.LAST && layer > config.lastRecurrent();
    return onlyLast ? new BatchShape(shape.sequences(), 1) : shape;
  }

  private BatchRows rows(int layer) {
    return rows(model.config(), layer, batch.shape()).steps() < batch.steps() ? lastRows : batch;
  }

  private Source add(int index, Source source) {
    BatchRows rows = rows(index);
    return switch (model.layers().get(index)) {
      case RecurrentLayer layer -> {
        GradientArrives arrives = arrivesAt(index);
        Source.Activations output =
            addPass(recurrentPass(layer, source, arrives), training.isPresent());
        yield switch (arrives) {
          case AT_EVERY_STEP, IN_EVERY_STATE -> output;
          case AT_LAST_STEP -> lastRows(output);
        };
      }
      case Bidirectional both ->
          addPass(
              new BidirectionalPass(both, source, batch.shape(), arrivesAt(index), training),
              training.isPresent());
      case LayerNorm norm ->
          addPass(
              new LayerNormPass(norm, activations(source), rows, training), training.isPresent());
      case Dense dense -> {
        Source.Activations read = activations(source);
        features = Optional.of(read.values());
        yield addPass(dense(dense, read, rows), training.isPresent());
      }
      case Dropout dropout when training.isPresent() ->
          addPass(new DropoutPass(dropout, activations(source), rows), true);
      case Dropout dropout -> source;
      case Embedding embedding -> throw notInside(embedding);
      case OneHot oneHot -> throw notInside(oneHot);
      case ScaledId scaledId -> throw notInside(scaledId);
    };
  }

  private RecurrentPass recurrentPass(
      RecurrentLayer layer, Source source, GradientArrives arrives) {
    Optional<RecurrentPass> lender =
        padding.isPresent() ? Optional.of(padding.get().recurrent(recurrent)) : Optional.empty();
    recurrent++;
    return RecurrentPass.of(
        layer, source, new RecurrentPass.Plan(batch, arrives, training, lender));
  }

  private EmbeddingPass.FormedBy formedBy() {
    return purpose == Purpose.BATCH && model.config().tied()
        ? EmbeddingPass.FormedBy.TIED_OUTPUT
        : EmbeddingPass.FormedBy.THIS_PASS;
  }

  private Pass dense(Dense dense, Source.Activations source, BatchRows rows) {
    if (dense.config().kernel() == Kernel.OWN) {
      return new DensePass(dense, source, rows, training);
    }
    if (training.isEmpty()) {
      return DensePass.tied(dense, (Embedding) model.layers().getFirst(), source, rows);
    }
    var reading = (EmbeddingPass) passes.getFirst(); // tied vectors are never looked up in training
    return DensePass.tied(dense, reading, source, rows, training.get());
  }

  /// Where the layer behind a recurrent one reads it.
  private GradientArrives arrivesAt(int index) {
    boolean atLast = model.config().lossPositions() == LossPositions.LAST && index == lastRecurrent;
    return switch (purpose) {
      case BATCH -> atLast ? GradientArrives.AT_LAST_STEP : GradientArrives.AT_EVERY_STEP;
      case PADDING -> GradientArrives.IN_EVERY_STATE;
    };
  }

  private static IllegalStateException notInside(Layer layer) {
    return new IllegalStateException(layer.name() + " reads tokens");
  }

  private Source.Activations addPass(Pass pass, boolean learns) {
    passes.add(pass);
    return new Source.Activations(
        pass.output(), learns ? Optional.of(pass.outputGradient()) : Optional.empty());
  }

  private Source.Activations lastRows(Source.Activations all) {
    int first = batch.row(batch.steps() - 1, 0);
    return new Source.Activations(
        all.values().rows(first, batch.sequences()),
        all.gradient().map(gradient -> gradient.rows(first, batch.sequences())));
  }

  private static Source.Activations activations(Source source) {
    return switch (source) {
      case Source.Activations activations -> activations;
      case Source.Tokens tokens ->
          throw new IllegalStateException(tokens.layer().name() + " needs a recurrent layer");
    };
  }
}
