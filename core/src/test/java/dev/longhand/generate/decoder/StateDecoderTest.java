package dev.longhand.generate.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDecoderTest {
  private static final int VOCABULARY = 37;

  private final Kernels kernels = new ScalarKernels();

  @Test
  void aModelThatReadsFromBothEndsIsRefused() {
    LanguageModel model =
        LanguageModel.initialise(
            new ModelConfig(
                List.of(
                    new OneHotConfig(3),
                    new BidirectionalConfig(new GruConfig(2)),
                    new DenseConfig(3, Activation.SOFTMAX)),
                LossPositions.LAST),
            1);

    LonghandException refusal =
        catchThrowableOfType(LonghandException.class, () -> new StateDecoder(model, kernels, 1));

    assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_BIDIRECTIONAL);
    assertThat(refusal.problems().getFirst().where()).isEqualTo("layer bidirectional");
  }

  @ParameterizedTest
  @CsvSource({
    "EMBEDDING, EVERY",
    "EMBEDDING, LAST",
    "ONE_HOT, EVERY",
    "ONE_HOT, LAST",
    "SCALED_ID, LAST"
  })
  void aPromptInChunksHasTheBitsOfOneReadTokenByToken(SmallModels kind, LossPositions positions) {
    LanguageModel model = kind.model(VOCABULARY, positions);
    for (int length : new int[] {1, 2, 63, 64, 65, 200}) {
      int[] ids = ids(length);
      var chunked = new StateDecoder(model, kernels, 1);
      chunked.begin(ids);
      var single = new StateDecoder(model, kernels, 1);
      single.begin(new int[] {ids[0]});
      for (int i = 1; i < length; i++) {
        single.accept(new int[] {ids[i]});
      }
      assertThat(chunked.logits(0)).as("%d tokens", length).isEqualTo(single.logits(0));
      chunked.accept(new int[] {3});
      single.accept(new int[] {3});
      assertThat(chunked.logits(0)).as("one after %d", length).isEqualTo(single.logits(0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsATextAsOneLongPassDoes(SmallModels kind) {
    LanguageModel model = kind.model(VOCABULARY, LossPositions.LAST);
    int[] ids = ids(150);
    ModelPass pass = ModelPass.evaluation(model, new BatchShape(1, ids.length));
    System.arraycopy(ids, 0, pass.tokens(), 0, ids.length);
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    pass.load(model.zeroState(1));
    pass.forward(kernels, 0, 1);
    var decoder = new StateDecoder(model, kernels, 1);
    decoder.begin(ids);
    assertThat(decoder.logits(0)).isEqualTo(pass.logits().toRowMajor());
  }

  @ParameterizedTest
  @EnumSource
  void vectorKernelsGiveTheSameBits(SmallModels kind) {
    LanguageModel model = kind.model(VOCABULARY, LossPositions.EVERY);
    var scalar = new StateDecoder(model, kernels, 1);
    scalar.begin(ids(100));
    var vector = new StateDecoder(model, new VectorKernels(), 1);
    vector.begin(ids(100));
    assertThat(vector.logits(0)).isEqualTo(scalar.logits(0));
  }

  @Test
  void whatWasReadLongAgoStillCounts() {
    LanguageModel model = SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.LAST);
    int[] ids = ids(30);
    var decoder = new StateDecoder(model, kernels, 1);
    decoder.begin(ids);
    float[] whole = decoder.logits(0).clone();

    decoder.begin(Arrays.copyOfRange(ids, 10, 30));
    assertThat(decoder.logits(0)).isNotEqualTo(whole);
  }

  @Test
  void aDecoderThatBeginsAnewIsLikeANewOne() {
    LanguageModel model = SmallModels.EMBEDDING.model(VOCABULARY, LossPositions.EVERY);
    var decoder = new StateDecoder(model, kernels, 3);
    decoder.begin(ids(70));
    decoder.keep(new int[3]);
    decoder.accept(new int[] {1, 2, 3});
    decoder.begin(new int[] {5});
    var fresh = new StateDecoder(model, kernels, 1);
    fresh.begin(new int[] {5});
    assertThat(decoder.sequences()).isEqualTo(1);
    assertThat(decoder.logits(0)).isEqualTo(fresh.logits(0));
  }

  @Test
  void thereAreNoLogitsBeforeTheFirstToken() {
    var decoder =
        new StateDecoder(SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.EVERY), kernels, 1);
    assertThatThrownBy(() -> decoder.logits(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> decoder.begin(new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> decoder.logits(0)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, VOCABULARY})
  void anIdOutsideTheVocabularyIsRefusedBeforeAnythingIsRead(int id) {
    LanguageModel model = SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.EVERY);
    var decoder = new StateDecoder(model, kernels, 1);
    assertThatThrownBy(() -> decoder.begin(new int[] {1, id}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> decoder.logits(0)).isInstanceOf(IllegalStateException.class);
    decoder.begin(new int[] {1});
    float[] before = decoder.logits(0).clone();
    assertThatThrownBy(() -> decoder.accept(new int[] {id}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(decoder.logits(0)).isEqualTo(before);
  }

  /// Texts that part ways after one beginning, are put in another order and left out, each against
  /// one that was read alone.
  @ParameterizedTest
  @EnumSource
  void textsSideBySideHaveTheBitsOfTextsReadAlone(SmallModels kind) {
    LanguageModel model = kind.model(VOCABULARY, LossPositions.EVERY);
    var decoder = new StateDecoder(model, kernels, 40);
    decoder.begin(ids(70));
    decoder.keep(new int[40]);
    int[] second = new int[40];
    int[] third = new int[40];
    for (int i = 0; i < 40; i++) {
      second[i] = i % VOCABULARY;
      third[i] = (7 * i + 3) % VOCABULARY;
    }
    decoder.accept(second);
    decoder.keep(new int[] {5, 39, 5, 0});
    decoder.accept(new int[] {third[5], third[39], 1, third[0]});
    int[][] texts = {{5, third[5]}, {39 % VOCABULARY, third[39]}, {5, 1}, {0, third[0]}};
    for (int place = 0; place < texts.length; place++) {
      var alone = new StateDecoder(model, kernels, 1);
      alone.begin(ids(70));
      alone.accept(new int[] {texts[place][0]});
      alone.accept(new int[] {texts[place][1]});
      assertThat(decoder.logits(place)).as("text %d", place).isEqualTo(alone.logits(0));
    }
  }

  @Test
  void morePlacesThanThereAreAreRefused() {
    LanguageModel model = SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.EVERY);
    var decoder = new StateDecoder(model, kernels, 2);
    decoder.begin(ids(3));
    assertThatThrownBy(() -> decoder.keep(new int[3])).hasMessageContaining("at most 2");
    assertThatThrownBy(() -> decoder.keep(new int[] {1})).hasMessageContaining("text 1 of 1");
  }

  @ParameterizedTest
  @CsvSource({
    "embedding.embeddings, NaN, embedding",
    "lstm_1.recurrent_kernel, NaN, lstm_1",
    "lstm_2.bias, Infinity, lstm_2",
    "dense_2.bias, -Infinity, dense_2"
  })
  void aModelThatComputesNoNumberIsStoppedWithTheLayerAtFault(
      String parameter, float value, String layer) {
    LanguageModel model = SmallModels.EMBEDDING.model(VOCABULARY, LossPositions.EVERY);
    SmallModels.spoil(model, parameter, 0, value);
    SmallModels.spoil(model, "dense_2.bias", 7, Float.NaN);
    var decoder = new StateDecoder(model, kernels, 1);
    decoder.begin(new int[] {0, 1});
    assertThatThrownBy(() -> decoder.logits(0))
        .isInstanceOfSatisfying(
            LonghandException.class,
            thrown -> {
              assertThat(thrown.code()).isEqualTo(ErrorCode.MODEL_NAN);
              assertThat(thrown.problems().getFirst().where()).isEqualTo("layer " + layer);
            });
  }

  @Test
  void sumsThatOverflowAreBlamedOnTheirLayer() {
    LanguageModel model = SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.EVERY);
    SmallModels.spoil(model, "dense.bias", 3, Float.MAX_VALUE);
    for (int row = 0; row < 17; row++) {
      SmallModels.spoil(model, "dense.kernel", row * VOCABULARY + 3, Float.MAX_VALUE);
    }
    var decoder = new StateDecoder(model, kernels, 1);
    decoder.begin(ids(50));
    assertThatThrownBy(() -> decoder.logits(0))
        .isInstanceOfSatisfying(
            LonghandException.class,
            thrown -> assertThat(thrown.problems().getFirst().where()).isEqualTo("layer dense"));
  }

  private static int[] ids(int length) {
    return KeyedRandom.of(3, Purpose.SAMPLE, 0, 0).ints(length, 0, VOCABULARY).toArray();
  }
}
