package dev.longhand.kernel;

/// One number for all bits that the kernels compute in a few small shapes, printed for the scalar
/// and for the vector kernels, to be compared between JVMs of different vector widths and tiers.
final class KernelHash {
  private static final int[] SIZES = {1, 2, 5, 6, 7, 11, 12, 13, 25, 31, 32};
  private static final int[] INNERS = {1, 31, 33, 64};

  private long hash = 0xcbf29ce484222325L;

  private KernelHash() {}

  /// Prints the two numbers after some rounds; the last ones show what the compiler has made of it.
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    for (Kernels kernels : new Kernels[] {new ScalarKernels(), new VectorKernels()}) {
      String hash = of(kernels);
      for (int round = 1; round < rounds; round++) {
        if (!hash.equals(of(kernels))) {
          throw new IllegalStateException(kernels + " changed its bits in round " + round);
        }
      }
      System.out.println(hash);
    }
  }

  static String of(Kernels kernels) {
    var runs = new KernelRuns(kernels, Noise.finite(5));
    var cells = new CellRuns(Noise.finite(5));
    var sum = new KernelHash();
    for (int size : SIZES) {
      for (int inner : INNERS) {
        sum.add(runs.multiply(size, inner, KernelRuns.Start.ITSELF));
        sum.add(runs.accumulate(inner, size));
      }
      sum.add(runs.sumRows(size));
      sum.add(cells.lstmForward(kernels, size % 2, size));
      sum.add(cells.lstmBackward(kernels, size % 2, size));
      sum.add(runs.softmaxCrossEntropy(3 * size, size, 2f));
      sum.add(runs.tanh(Matrix.PANEL * size));
      sum.add(runs.sumOfSquares(Matrix.PANEL * size));
      sum.add(runs.adam(Matrix.PANEL * size, 0.5f));
      sum.addElements(runs, size);
      sum.add(runs.normalise(size, 5 * size, size % 3));
    }
    sum.addCells(kernels, cells, 13);
    sum.addCells(kernels, new CellRuns(Noise.extreme(6)), 5);
    return Long.toHexString(sum.hash);
  }

  private void addElements(KernelRuns runs, int size) {
    add(runs.scaleColumns(size, Matrix.PANEL, KernelRuns.Start.BIAS));
    add(runs.scaleColumns(size, Matrix.PANEL / 2, KernelRuns.Start.ITSELF));
    add(runs.sumProducts(size, Matrix.PANEL));
    add(runs.sumProducts(size, Matrix.PANEL / 2));
    add(runs.multiplyElements(Matrix.PANEL * size));
    add(runs.relu(Matrix.PANEL * size));
    add(runs.tanhBackward(Matrix.PANEL * size));
    add(runs.reluBackward(Matrix.PANEL * size));
  }

  private void addCells(Kernels kernels, CellRuns cells, int rows) {
    for (CellRuns.LstmKind kind : CellRuns.LstmKind.all()) {
      for (CellRuns.LstmKernel kernel : CellRuns.LstmKernel.values()) {
        add(cells.lstm(kernels, kernel, kind, 1, rows));
      }
    }
    for (CellRuns.GruKind kind : CellRuns.GruKind.all()) {
      for (CellRuns.GruKernel kernel : CellRuns.GruKernel.values()) {
        add(cells.gru(kernels, kernel, kind, 1, rows));
      }
    }
  }

  /// What is not a number counts as such alone: its sign and payload carry no meaning.
  private void add(float[] values) {
    for (float value : values) {
      hash = (hash ^ Float.floatToIntBits(value)) * 0x100000001b3L;
    }
  }
}
