package dev.longhand.generate;

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

class DecoderTest {
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
        catchThrowableOfType(LonghandException.class, () -> new Decoder(model, kernels));

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
      var chunked = new Decoder(model, kernels);
      chunked.accept(ids);
      var single = new Decoder(model, kernels);
      for (int id : ids) {
        single.accept(id);
      }
      assertThat(chunked.logits()).as("%d tokens", length).isEqualTo(single.logits());
      chunked.accept(3);
      single.accept(3);
      assertThat(chunked.logits()).as("one after %d", length).isEqualTo(single.logits());
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
    var decoder = new Decoder(model, kernels);
    decoder.accept(ids);
    assertThat(decoder.logits()).isEqualTo(pass.logits().toRowMajor());
  }

  @ParameterizedTest
  @EnumSource
  void vectorKernelsGiveTheSameBits(SmallModels kind) {
    LanguageModel model = kind.model(VOCABULARY, LossPositions.EVERY);
    var scalar = new Decoder(model, kernels);
    scalar.accept(ids(100));
    var vector = new Decoder(model, new VectorKernels());
    vector.accept(ids(100));
    assertThat(vector.logits()).isEqualTo(scalar.logits());
  }

  @Test
  void whatWasReadLongAgoStillCounts() {
    LanguageModel model = SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.LAST);
    int[] ids = ids(30);
    var decoder = new Decoder(model, kernels);
    decoder.accept(ids);
    float[] whole = decoder.logits().clone();
    decoder.clear();
    decoder.accept(Arrays.copyOfRange(ids, 10, 30));
    assertThat(decoder.logits()).isNotEqualTo(whole);
  }

  @Test
  void aClearedDecoderIsLikeANewOne() {
    LanguageModel model = SmallModels.EMBEDDING.model(VOCABULARY, LossPositions.EVERY);
    var decoder = new Decoder(model, kernels);
    decoder.accept(ids(70));
    decoder.clear();
    assertThatThrownBy(decoder::logits).isInstanceOf(IllegalStateException.class);
    decoder.accept(5);
    var fresh = new Decoder(model, kernels);
    fresh.accept(5);
    assertThat(decoder.logits()).isEqualTo(fresh.logits());
  }

  @Test
  void thereAreNoLogitsBeforeTheFirstToken() {
    var decoder = new Decoder(SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.EVERY), kernels);
    assertThatThrownBy(decoder::logits).isInstanceOf(IllegalStateException.class);
    decoder.accept(new int[0]);
    assertThatThrownBy(decoder::logits).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, VOCABULARY})
  void anIdOutsideTheVocabularyIsRefusedBeforeAnythingIsRead(int id) {
    var decoder = new Decoder(SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.EVERY), kernels);
    assertThatThrownBy(() -> decoder.accept(id)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> decoder.accept(new int[] {1, id}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(decoder::logits).isInstanceOf(IllegalStateException.class);
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
    var decoder = new Decoder(model, kernels);
    decoder.accept(new int[] {0, 1});
    assertThatThrownBy(decoder::logits)
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
    var decoder = new Decoder(model, kernels);
    decoder.accept(ids(50));
    assertThatThrownBy(decoder::logits)
        .isInstanceOfSatisfying(
            LonghandException.class,
            thrown -> assertThat(thrown.problems().getFirst().where()).isEqualTo("layer dense"));
  }

  private static int[] ids(int length) {
    return KeyedRandom.of(3, Purpose.SAMPLE, 0, 0).ints(length, 0, VOCABULARY).toArray();
  }
}
