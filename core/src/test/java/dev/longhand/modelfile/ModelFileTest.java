package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.text.corpus.LetterCase;
import dev.longhand.text.corpus.Newlines;
import dev.longhand.text.corpus.Normalization;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.CharacterTokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void nameFile() {
    path = folder.resolve("model.safetensors");
  }

  static List<ModelConfig> architectures() {
    return SmallModels.architectures();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everythingComesBack(ModelConfig config) {
    LanguageModel model = LanguageModel.initialise(config, 3);
    var cleaning = new TextCleaning(Newlines.KEEP, LetterCase.LOWER, Normalization.NFC);
    ModelFile written =
        new ModelFile(
            model,
            SmallModels.TOKENIZER,
            cleaning,
            SmallModels.provenance(),
            SmallModels.history());

    written.write(path);
    ModelFile read = ModelFile.read(path);

    assertThat(read.model().config()).isEqualTo(config);
    assertThat(ModelHash.of(read.model())).isEqualTo(ModelHash.of(model));
    assertThat(read.tokenizer().vocabulary()).isEqualTo(SmallModels.TOKENIZER.vocabulary());
    assertThat(read.cleaning()).isEqualTo(cleaning);
    assertThat(read.provenance()).isEqualTo(SmallModels.provenance());
    assertThat(read.history()).isEqualTo(SmallModels.history());
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    SmallModels.tiny().write(path);
    byte[] first = Files.readAllBytes(path);

    ModelFile.read(path).write(path);

    assertThat(Files.readAllBytes(path)).isEqualTo(first);
  }

  @Test
  void numbersBeginAtAMultipleOf64Bytes() throws IOException {
    SmallModels.tiny().write(path);
    byte[] bytes = Files.readAllBytes(path);

    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();

    assertThat((8 + header) % 64).isZero();
    assertThat(bytes.length - 8 - header)
        .isEqualTo(4 * SmallModels.tiny().model().parameterCount());
  }

  @Test
  void aWeightThatIsNotFiniteIsNeverWritten() throws IOException {
    SmallModels.tiny().write(path);
    byte[] before = Files.readAllBytes(path);
    LanguageModel broken = LanguageModel.initialise(SmallModels.architectures().get(2), 7);
    Parameter bias = broken.parameters().getLast();
    float[] values = bias.toRowMajor();
    values[5] = Float.NaN;
    bias.setRowMajor(values);

    assertThat(Refusals.messageOf(() -> SmallModels.around(broken).write(path)))
        .startsWith("error[MODEL-013]: tensor 'dense.bias' holds NaN at index 5\n  in:  " + folder);
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void aVocabularyOfAnotherSizeIsTheCallersMistake() {
    LanguageModel model = LanguageModel.blank(SmallModels.architectures().getFirst());

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new ModelFile(
                model,
                CharacterTokenizer.fit("ab"),
                TextCleaning.NONE,
                SmallModels.provenance(),
                List.of()))
        .withMessage("a vocabulary of 2 tokens and a model of 7");
  }

  @Test
  void aChangedWeightNamesItsTensor() throws IOException {
    SmallModels.tiny().write(path);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);

    assertThat(Refusals.messageOf(() -> ModelFile.read(path)))
        .startsWith("error[MODEL-012]: tensor 'dense.bias' is damaged: its SHA-256 is ");
  }

  @Test
  void aChangedHeaderIsSaidToBeDamaged() throws IOException {
    SmallModels.tiny().write(path);
    byte[] bytes = Files.readAllBytes(path);
    bytes[200] ^= 1;
    Files.write(path, bytes);

    assertThat(Refusals.messageOf(() -> ModelFile.read(path)))
        .startsWith("error[MODEL-012]: the header is damaged: its SHA-256 is ");
  }
}
