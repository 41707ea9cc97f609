package dev.longhand.nn.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Sees to it that golden files hold what the tests rely on, and that none lies about unread.
class GoldenFilesTest {
  static final List<String> CASES = Golden.CASES;
  static final List<String> TRAINED = Golden.TRAINED;
  static final List<String> FORWARD = Golden.FORWARD;

  /// Model files, which have tests of their own.
  private static final List<String> READ_ELSEWHERE =
      List.of("model_format_1.safetensors", "python.safetensors");

  @Test
  void everyFileIsRead() throws IOException, URISyntaxException {
    var folder = Objects.requireNonNull(getClass().getResource("/dev/longhand/golden"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(CASES.stream().map(name -> name + ".json"), READ_ELSEWHERE.stream())
                  .toList());
    }
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void theReadmeTellsOfEveryCase(String name) throws IOException {
    String readme = Files.readString(Path.of("..", "tools", "golden", "README.md"));
    int library = name.indexOf('_');
    int section = readme.indexOf("| file `" + name.substring(0, library + 1) + "…` |");
    assertThat(section).as("a table of the library").isPositive();
    int end = readme.indexOf("\n\n", section);
    assertThat(readme.substring(section, end)).contains('`' + name.substring(library + 1) + '`');
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void weightsAreThoseOfTheStack(String name) {
    Golden golden = Golden.read(name);
    assertThat(golden.tensors().under("initial/").names())
        .containsExactlyElementsOf(golden.stack().parameterShapes().names());
  }

  @ParameterizedTest
  @FieldSource("TRAINED")
  void trainedNetworksHaveEveryGradientAndFinalState(String name) {
    Golden golden = Golden.read(name);
    Set<String> weights = golden.stack().parameterShapes().names();
    Set<String> states = golden.stack().stateShapes(1).names();
    Set<String> started = golden.tensors().under("initial_state/").names();
    assertThat(started).isIn(Set.of(), states);
    Set<String> expected = results(states);
    weights.forEach(weight -> expected.add("gradient/" + weight));
    started.forEach(state -> expected.add("state_gradient/" + state));
    expected.add("probabilities");
    assertThat(golden.results().names()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(golden.tensors().under("after/").names()).containsExactlyElementsOf(weights);
    assertThat(golden.tensors().get("losses").shape()).containsExactly(11);
  }

  @ParameterizedTest
  @FieldSource("FORWARD")
  void operatorsHaveEveryFinalState(String name) {
    Golden golden = Golden.read(name);
    Set<String> states = golden.stack().stateShapes(1).names();
    assertThat(golden.tensors().under("initial_state/").names()).isEqualTo(states);
    assertThat(golden.results().names()).containsExactlyInAnyOrderElementsOf(results(states));
  }

  private static Set<String> results(Set<String> states) {
    Set<String> names = new LinkedHashSet<>();
    names.add("logits");
    states.forEach(state -> names.add("final_state/" + state));
    return names;
  }

  @Test
  void onlyOneCaseStartsWithoutForgetBias() {
    assertThat(TRAINED.stream().filter(name -> !Golden.read(name).unitForgetBias()))
        .containsExactly("keras_no_forget_bias");
  }
}
