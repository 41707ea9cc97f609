package dev.longhand.generate.decoder;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Runs the last window of each text again for every token, from a state of zeros, as networks that
/// were trained on windows see a text.
///
/// A shorter text begins behind padding where there is some, else where its tokens do. A model that
/// reads from both ends may be read this way too.
public final class WindowDecoder implements Decoder {
  private static final Comparator<BatchShape> BY_SIZE =
      Comparator.comparingInt(BatchShape::steps).thenComparingInt(BatchShape::sequences);

  private final LanguageModel model;
  private final Reading.Window window;
  private final Kernels kernels;
  private final int capacity;
  private final NextLogits next;
  private final Map<BatchShape, ModelPass> passes = new TreeMap<>(BY_SIZE);
  private final Matrix logits; // [capacity, V]
  private int[][] texts; // of each its last tokens, at most L
  private int sequences;
  private float[][] features; // of each text, as long as nothing was kept since

  /// A decoder that has read nothing.
  ///
  /// @param capacity how many texts there may be side by side
  public WindowDecoder(LanguageModel model, Reading.Window window, Kernels kernels, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(capacity + " texts");
    }
    this.model = model;
    this.window = window;
    this.kernels = kernels;
    this.capacity = capacity;
    next = new NextLogits(model);
    logits = Matrix.zeros(capacity, model.config().vocabulary());
    texts = new int[capacity][];
    features = new float[0][];
  }

  @Override
  public int vocabulary() {
    return model.config().vocabulary();
  }

  @Override
  public int sequences() {
    return sequences;
  }

  @Override
  public void begin(int[] ids) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("no token was read");
    }
    Places.requireKnown(ids, ids.length, vocabulary());
    texts[0] = Arrays.copyOfRange(ids, Math.max(0, ids.length - window.tokens()), ids.length);
    sequences = 1;
    run();
  }

  @Override
  public void accept(int[] ids) {
    Places.requireKnown(ids, sequences, vocabulary());
    for (int i = 0; i < sequences; i++) {
      texts[i] = slid(texts[i], ids[i]);
    }
    run();
  }

  /// The window one token further.
  private int[] slid(int[] text, int id) {
    boolean full = text.length == window.tokens();
    int[] moved = full ? new int[text.length] : Arrays.copyOf(text, text.length + 1);
    if (full) {
      System.arraycopy(text, 1, moved, 0, text.length - 1);
    }
    moved[moved.length - 1] = id;
    return moved;
  }

  @Override
  public void keep(int[] from) {
    Places.require(from, sequences, capacity);
    int[][] kept = new int[capacity][];
    Matrix was = Matrix.zeros(capacity, logits.columns());
    was.copyRows(logits, 0, capacity, 0);
    for (int i = 0; i < from.length; i++) {
      kept[i] = texts[from[i]];
      logits.copyRows(was, from[i], 1, i);
    }
    texts = kept;
    features = new float[0][];
    sequences = from.length;
  }

  /// Runs all windows: those of one length together.
  private void run() {
    features = new float[sequences][];
    int[] places =
        IntStream.range(0, sequences)
            .boxed()
            .sorted(Comparator.comparingInt(place -> -texts[place].length))
            .mapToInt(Integer::intValue)
            .toArray();
    int from = 0;
    while (from < places.length) {
      int length = texts[places[from]].length;
      int to = from + 1;
      while (to < places.length && texts[places[to]].length == length) {
        to++;
      }
      run(Arrays.copyOfRange(places, from, to), length);
      from = to;
    }
  }

  private void run(int[] places, int length) {
    ModelPass pass = pass(places.length, length);
    int steps = pass.shape().steps();
    int rows = pass.shape().sequences();
    for (int b = 0; b < places.length; b++) {
      int[] text = texts[places[b]];
      for (int t = 0; t < length; t++) {
        pass.tokens()[(steps - length + t) * rows + b] = text[t];
      }
    }
    pass.load(model.zeroState(rows));
    if (window.padding().isPresent()) {
      int[] lengths = new int[rows];
      Arrays.fill(lengths, length);
      pass.setLengths(lengths, window.padding().getAsInt());
      pass.forwardPadding(kernels);
    }
    pass.forward(kernels, 0, places.length);
    int first = pass.logits().rows() - rows;
    for (int b = 0; b < places.length; b++) {
      logits.copyRows(pass.logits(), first + b, 1, places[b]);
      features[places[b]] = pass.features().rows(first + b, 1).toRowMajor();
    }
  }

  /// A pass for so many windows of one length: the whole window where padding fills it up.
  private ModelPass pass(int count, int length) {
    boolean padded = window.padding().isPresent();
    var shape = new BatchShape(roomFor(count), padded ? window.tokens() : length);
    return passes.computeIfAbsent(
        padded ? shape.withPadding() : shape,
        planned -> StateDecoder.planned(model, planned, kernels));
  }

  /// A power of two, so that few sizes are planned for.
  private int roomFor(int count) {
    return Math.min(capacity, Math.max(1, Integer.highestOneBit(2 * count - 1)));
  }

  @Override
  public float[] logits(int sequence) {
    Places.requireText(sequence, sequences);
    return next.row(logits, sequence, Optional.empty());
  }

  @Override
  public float[] features(int sequence) {
    Places.requireText(sequence, sequences);
    if (features.length == 0) {
      throw Places.moved();
    }
    return features[sequence].clone();
  }
}
