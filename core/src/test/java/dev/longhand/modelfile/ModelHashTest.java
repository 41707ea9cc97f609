package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.LanguageModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelHashTest {
  private static final Tensor TENSOR = new Tensor("é", List.of(2, 1), new float[] {1.5f, -2});

  /// By Python: `sha256(pack("<Q", 2) + "é".encode() + pack("<QQQ", 2, 2, 1) + pack("<2f", 1.5,
  /// -2))`.
  @Test
  void theHashIsTheOneThatIsDescribed() {
    assertThat(ModelHash.of(List.of(TENSOR)))
        .isEqualTo("63bf41705116f7247441cb535c7955e02faf3951ced46bba413436e8fac1b447");
  }

  @Test
  void nameShapeOrderAndEveryBitCount() {
    Tensor other = new Tensor("b", List.of(1), new float[] {0});
    Stream<List<Tensor>> all =
        Stream.of(
            List.of(TENSOR),
            List.of(new Tensor("f", List.of(2, 1), new float[] {1.5f, -2})),
            List.of(new Tensor("é", List.of(1, 2), new float[] {1.5f, -2})),
            List.of(new Tensor("é", List.of(2), new float[] {1.5f, -2})),
            List.of(new Tensor("é", List.of(2, 1), new float[] {1.5f, Math.nextUp(-2f)})),
            List.of(TENSOR, other),
            List.of(other, TENSOR),
            List.of(TENSOR, new Tensor("b", List.of(1), new float[] {-0f})));

    assertThat(all.map(ModelHash::of)).doesNotHaveDuplicates();
  }

  @Test
  void aModelHasTheHashOfItsTensors() {
    LanguageModel model = LanguageModel.initialise(SmallModels.architectures().getFirst(), 1);

    assertThat(ModelHash.of(model))
        .isEqualTo(ModelHash.of(model.parameters().stream().map(Tensor::of).toList()));
  }
}
