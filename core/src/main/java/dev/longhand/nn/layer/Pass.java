package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;

/// One run of a layer over a batch: its buffers, its output and the way back.
///
/// The work comes in jobs that whoever calls may share among threads: forward and backward by range
/// of sequences, gradients by range of output panels. No job sums across ranges, so the cut never
/// changes a bit. Buffers are planned once and reused: running a pass allocates nothing.
public sealed interface Pass
    permits EmbeddingPass,
        ScaledIdPass,
        RecurrentPass,
        BidirectionalPass,
        LayerNormPass,
        DensePass,
        DropoutPass {

  /// [rows, width], filled by forward.
  Matrix output();

  /// The gradient of the output, which whoever reads the output writes.
  Matrix outputGradient();

  /// Takes keys for whatever it drops in the next run.
  default void draw(DropoutKeys keys) {}

  /// Panels of tables that have to be worked out anew whenever parameters have changed.
  default int tablePanels() {
    return 0;
  }

  /// Works out some panels of the tables.
  default void fillTables(Kernels kernels, int fromPanel, int toPanel) {}

  /// Runs forward for some sequences.
  void forward(Kernels kernels, int from, int to);

  /// Runs backward for some sequences; leaves the gradient of the input where the pass below reads
  /// it.
  void backward(Kernels kernels, int from, int to);

  /// Panels of output columns over which the gradients of the parameters can be shared out.
  default int gradientPanels() {
    return 0;
  }

  /// Forms the gradients of all parameters for some panels of output columns.
  default void formGradients(Kernels kernels, int fromPanel, int toPanel) {}

  /// Forms what needs all the gradients of {@link #formGradients}: that of an embedding behind a
  /// table.
  default void formTableGradients(Kernels kernels) {}
}
