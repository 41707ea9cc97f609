package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// A source with its steps in reverse, for the cell that reads backward. Mutable buffers; threads
/// work on different sequences.
sealed interface ReversedSource {
  /// What that cell reads.
  Source source();

  /// Turns some sequences round, once the pass below has written them.
  void read(int from, int to);

  /// Adds the gradient that has come back to that of the source, which the cell that reads forward
  /// has written.
  void addGradient(int from, int to);

  /// A source in reverse.
  static ReversedSource of(Source source, BatchShape shape) {
    return switch (source) {
      case Source.Tokens tokens -> new Ids(tokens, shape);
      case Source.Activations activations -> new Numbers(activations, shape);
    };
  }

  /// Tokens, whose ids are turned round.
  final class Ids implements ReversedSource {
    private final int[] ids;
    private final int[] reversed;
    private final BatchShape shape;
    private final Layer layer;

    Ids(Source.Tokens tokens, BatchShape shape) {
      this.ids = tokens.ids();
      this.shape = shape;
      layer = tokens.layer();
      reversed = new int[shape.rows()];
    }

    @Override
    public Source source() {
      return new Source.Tokens(reversed, layer);
    }

    @Override
    public void read(int from, int to) {
      for (int t = 0; t < shape.steps(); t++) {
        int row = t * shape.sequences() + from;
        int opposite = (shape.steps() - 1 - t) * shape.sequences() + from;
        System.arraycopy(ids, row, reversed, opposite, to - from);
      }
    }

    /// Nothing: tokens have no gradient.
    @Override
    public void addGradient(int from, int to) {}
  }

  /// Numbers, whose rows are turned round.
  final class Numbers implements ReversedSource {
    private final Source.Activations original;
    private final BatchShape shape;
    private final Source.Activations reversed;

    Numbers(Source.Activations original, BatchShape shape) {
      this.original = original;
      this.shape = shape;
      int width = original.values().columns();
      reversed =
          new Source.Activations(
              Matrix.zeros(shape.rows(), width),
              original.gradient().map(gradient -> Matrix.zeros(shape.rows(), width)));
    }

    @Override
    public Source source() {
      return reversed;
    }

    @Override
    public void read(int from, int to) {
      for (int t = 0; t < shape.steps(); t++) {
        int row = t * shape.sequences() + from;
        reversed.values().copyRows(original.values(), row, to - from, opposite(t, from));
      }
    }

    /// The row of a sequence in the matrix that runs the other way.
    private int opposite(int t, int sequence) {
      return (shape.steps() - 1 - t) * shape.sequences() + sequence;
    }

    @Override
    public void addGradient(int from, int to) {
      Optional<Matrix> gradient = original.gradient();
      if (gradient.isEmpty()) {
        return;
      }
      Matrix added = reversed.gradient().orElseThrow();
      for (int t = 0; t < shape.steps(); t++) {
        int row = t * shape.sequences() + from;
        gradient.get().addRows(added, opposite(t, from), to - from, row);
      }
    }
  }
}
