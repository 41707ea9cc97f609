package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.oracle.Golden;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleRun;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds batches of sequences of different lengths to Keras, which reads the padding in front of
/// them or masks it.
class PaddingGoldenTest {
  static final List<String> CASES =
      List.of(
          "shared_lstm",
          "shared_gru_after",
          "shared_gru_before",
          "shared_rnn",
          "shared_stack",
          "masked_lstm",
          "masked_gru_after",
          "masked_gru_before",
          "masked_rnn",
          "masked_stack",
          "masked_every");

  @ParameterizedTest
  @FieldSource("CASES")
  void lossAndEveryGradientAreThoseOfKeras(String name) {
    Golden golden = Golden.readFrom("/dev/longhand/nn/golden/keras_" + name + ".json");
    RaggedNetwork network = network(golden);
    BatchShape shape = network.shape();
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      OracleRun run =
          network.run(kernels, 2, name.startsWith("shared") ? shape.withPadding() : shape);
      golden
          .results()
          .forEach((result, tensor) ->
              GoldenTolerance.assertMeets(result, tensor, run.matrices().get(result)));
      double[][] loss = {{run.loss()}};
      GoldenTolerance.assertMeets("loss", golden.tensors().get("losses"), loss);
    }
  }

  /// No token of a sequence has the id of the padding.
  private static RaggedNetwork network(Golden golden) {
    List<int[]> ids = golden.ids().stream().map(PaddingGoldenTest::withoutPadding).toList();
    assertThat(ids).extracting(sequence -> sequence.length).containsExactly(6, 4, 2, 1);
    var full =
        new RandomNetwork(
            golden.stack(),
            golden.matricesUnder("initial/"),
            Named.none(),
            golden.ids(),
            golden.targets());
    int[] lengths = ids.stream().mapToInt(sequence -> sequence.length).toArray();
    return RaggedNetwork.cut(full, lengths);
  }

  private static int[] withoutPadding(int[] ids) {
    return Arrays.stream(ids).filter(id -> id != 0).toArray();
  }
}
