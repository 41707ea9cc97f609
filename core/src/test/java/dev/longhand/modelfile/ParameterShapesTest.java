package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterShapesTest {
  static List<ModelConfig> architectures() {
    return SmallModels.architectures();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void namesAndShapesAreThoseOfTheModel(ModelConfig config) {
    List<Tensor> tensors =
        LanguageModel.blank(config).parameters().stream().map(Tensor::of).toList();

    var shapes = ParameterShapes.of(config);

    assertThat(new ArrayList<>(shapes.keySet()))
        .isEqualTo(tensors.stream().map(Tensor::name).toList());
    assertThat(tensors)
        .allSatisfy(tensor ->
            assertThat(shapes.get(tensor.name()))
                .isEqualTo(tensor.shape().stream().map(Integer::longValue).toList()));
  }
}
