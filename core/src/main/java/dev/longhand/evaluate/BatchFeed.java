package dev.longhand.evaluate;

import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BatchShape.Start;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Padding;

/// How a batch of examples gets into a pass of a model.
public final class BatchFeed {
  private BatchFeed() {}

  /// The shape that a pass for a batch is planned for.
  public static BatchShape shape(Batch batch) {
    return new BatchShape(batch.sequences(), batch.steps(), start(batch.padding()));
  }

  /// The shape that a pass for a batch of some examples is planned for, if the batch has that size.
  public static BatchShape shape(Examples examples, int sequences, int steps) {
    return new BatchShape(sequences, steps, start(examples.padding()));
  }

  /// Whether a pass of that shape is one for a batch.
  static boolean fits(BatchShape shape, Batch batch) {
    return shape.sequences() == batch.sequences()
        && shape.steps() == batch.steps()
        && shape.start() == start(batch.padding());
  }

  private static Start start(Padding padding) {
    return switch (padding) {
      case Padding.None none -> Start.ZEROS;
      case Padding.Masked masked -> Start.ZEROS;
      case Padding.Shared shared -> Start.PADDING;
    };
  }

  /// Writes ids, targets and lengths into a pass of that shape.
  public static void fill(ModelPass pass, Batch batch) {
    batch.copyTo(pass.tokens(), pass.targets());
    switch (batch.padding()) {
      case Padding.None none -> pass.setFull();
      case Padding.Masked masked -> pass.setLengths(batch.lengths());
      case Padding.Shared shared -> {
        if (shared.steps() != batch.steps()) {
          throw new IllegalArgumentException(
              "sequences are padded to " + shared.steps() + " steps of " + batch.steps());
        }
        pass.setLengths(batch.lengths(), shared.id());
      }
    }
  }
}
