package dev.longhand.generate.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowDecoderTest {
  private static final int VOCABULARY = 37;
  private static final int WINDOW = 12;

  private final Kernels kernels = new ScalarKernels();

  /// A carried state over the last tokens alone is the plain definition of a window.
  @ParameterizedTest
  @EnumSource
  void seesTheLastTokensAlone(SmallModels kind) {
    LanguageModel model = kind.model(VOCABULARY, LossPositions.LAST);
    int[] text = ids(40);
    var decoder = new WindowDecoder(model, Reading.Window.of(WINDOW), kernels, 1);
    decoder.begin(Arrays.copyOf(text, 3));
    for (int length = 3; length < text.length; length++) {
      var plain = new StateDecoder(model, kernels, 1);
      plain.begin(Arrays.copyOfRange(text, Math.max(0, length - WINDOW), length));
      assertThat(decoder.logits(0)).as("%d tokens", length).isEqualTo(plain.logits(0));
      decoder.accept(new int[] {text[length]});
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShortTextStandsBehindPadding(SmallModels kind) {
    LanguageModel model = kind.model(VOCABULARY, LossPositions.LAST);
    var window = new Reading.Window(WINDOW, OptionalInt.of(0));
    var decoder = new WindowDecoder(model, window, kernels, 1);
    int[] text = ids(5);
    decoder.begin(text);
    int[] padded = new int[WINDOW];
    System.arraycopy(text, 0, padded, WINDOW - text.length, text.length);
    var plain = new StateDecoder(model, kernels, 1);
    plain.begin(padded);
    assertThat(decoder.logits(0)).isEqualTo(plain.logits(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void textsSideBySideHaveTheBitsOfTextsReadAlone(int padding) {
    LanguageModel model = SmallModels.EMBEDDING.model(VOCABULARY, LossPositions.LAST);
    var window =
        new Reading.Window(WINDOW, padding < 0 ? OptionalInt.empty() : OptionalInt.of(padding));
    var decoder = new WindowDecoder(model, window, kernels, 5);
    decoder.begin(ids(9));
    decoder.keep(new int[5]);
    decoder.accept(new int[] {1, 2, 3, 4, 5});
    decoder.keep(new int[] {4, 1, 1});
    decoder.accept(new int[] {6, 7, 8});
    int[][] texts = {{5, 6}, {2, 7}, {2, 8}};
    for (int place = 0; place < texts.length; place++) {
      var alone = new WindowDecoder(model, window, kernels, 1);
      alone.begin(ids(9));
      alone.accept(new int[] {texts[place][0]});
      alone.accept(new int[] {texts[place][1]});
      assertThat(decoder.logits(place)).as("text %d", place).isEqualTo(alone.logits(0));
    }
  }

  /// What a window is told that is read from both ends depends on no token in front of it.
  @Test
  void aModelThatReadsFromBothEndsCanBeReadByWindows() {
    LanguageModel model =
        LanguageModel.initialise(
            new ModelConfig(
                List.of(
                    new OneHotConfig(VOCABULARY),
                    new BidirectionalConfig(new GruConfig(7)),
                    new DenseConfig(VOCABULARY, Activation.SOFTMAX)),
                LossPositions.LAST),
            1);
    int[] text = ids(30);
    var slid = new WindowDecoder(model, Reading.Window.of(WINDOW), kernels, 1);
    slid.begin(Arrays.copyOf(text, 4));
    for (int at = 4; at < text.length; at++) {
      slid.accept(new int[] {text[at]});
    }
    var last = new WindowDecoder(model, Reading.Window.of(WINDOW), kernels, 1);
    last.begin(Arrays.copyOfRange(text, text.length - WINDOW, text.length));
    assertThat(slid.logits(0)).isEqualTo(last.logits(0));
  }

  private static int[] ids(int length) {
    return KeyedRandom.of(3, Purpose.SAMPLE, 0, 0).ints(length, 0, VOCABULARY).toArray();
  }
}
