package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The long vector loops have to stay longer than what the compiler inlines: several of them in one
/// graph, and their vectors become objects.
class InliningTest {
  /// FreqInlineSize: bytes of code up to which a hot method is inlined.
  private static final int MOST_INLINED = 325;

  private static Map<String, Integer> lengths(Class<?> type) throws IOException {
    try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      ClassModel model = ClassFile.of().parse(bytes.readAllBytes());
      return model.methods().stream()
          .filter(method -> method.code().isPresent())
          .collect(
              Collectors.toMap(
                  method -> method.methodName().stringValue(), InliningTest::length, Math::max));
    }
  }

  private static int length(MethodModel method) {
    return method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
  }

  @Test
  void theCompilerLeavesCallsToTheLongLoopsInPlace() throws IOException {
    Map<String, Integer> functions = lengths(VectorMath.class);
    assertThat(functions.get("sigmoid")).isGreaterThan(MOST_INLINED);
    assertThat(functions.get("tanh")).isGreaterThan(MOST_INLINED);
    assertThat(functions.get("lstmStates")).isGreaterThan(MOST_INLINED);
    Map<String, Integer> cells = lengths(VectorLstm.class);
    assertThat(cells.get("lstmBackward")).isGreaterThan(MOST_INLINED);
    assertThat(cells.get("separateBackward")).isGreaterThan(MOST_INLINED);
  }
}
