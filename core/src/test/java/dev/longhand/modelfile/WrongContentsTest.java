package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files whose hashes are right and whose contents are not: somebody made them, or a fault of ours.
class WrongContentsTest {
  @TempDir Path folder;
  private Path path;
  private Map<String, String> documents;
  private List<Tensor> tensors;

  @BeforeEach
  void takeApart() {
    path = folder.resolve("model.safetensors");
    SmallModels.tiny().write(path);
    SealedFile file = SealedFile.read(path, SealedFile.Kind.MODEL);
    documents = new LinkedHashMap<>(file.documents());
    tensors = new ArrayList<>(file.tensors());
  }

  private String messageOfRead() {
    new SealedFile(SealedFile.Kind.MODEL, "0.1.0", documents, tensors)
        .write(AtomicFile.of(path), FilePlace.of(path));
    return Refusals.messageOf(() -> ModelFile.read(path));
  }

  private void change(String document, UnaryOperator<String> change) {
    String before = documents.getOrDefault(document, "");
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    documents.put(document, after);
  }

  @Test
  void tensorsThatDoNotFitAreListedBesideWhatWasExpected() {
    Tensor kernel = tensors.get(1);
    tensors.set(1, new Tensor(kernel.name(), List.of(4, 1), kernel.values()));
    tensors.removeLast();
    tensors.add(new Tensor("gru.kernel", List.of(1), new float[1]));

    assertThat(messageOfRead())
        .startsWith(
            """
            error[MODEL-011]: 3 tensors do not fit the architecture:
                tensor                           expected         found
                lstm.recurrent_kernel            [1, 4]           [4, 1] (transposed)
                dense.bias                       [7]              nothing
                gru.kernel                       nothing          [1]
              in:  \
            """);
  }

  @Test
  void aNetworkFarLargerThanTheFileIsRefusedBeforeMemoryIsTaken() {
    change("architecture", text -> text.replace("\"units\":1,", "\"units\":2000000000,"));

    assertThat(messageOfRead()).startsWith("error[MODEL-011]: 4 tensors do not fit");
  }

  @Test
  void aLayerThatNobodyKnowsYetIsOfANewerVersion() {
    change("architecture", text -> text.replace("\"lstm\"", "\"mamba\""));

    assertThat(messageOfRead())
        .startsWith(
            "error[MODEL-010]: /layers/1/kind is 'mamba', a layer that this Longhand does not know")
        .contains("in:  " + path + ", metadata 'architecture'");
  }

  @Test
  void aSettingThatNobodyKnowsYetIsOfANewerVersion() {
    change("architecture", text -> text.replace("\"one\"", "\"two\""));

    assertThat(messageOfRead())
        .startsWith(
            "error[MODEL-010]: /layers/1/forget_bias is 'two'; this Longhand knows one, zero");
  }

  @Test
  void aSettingMoreThanAnybodyKnowsIsNotPassedOver() {
    change("architecture", text -> text.replace("\"units\":1,", "\"units\":1,\"ladders\":true,"));

    assertThat(messageOfRead())
        .startsWith("error[MODEL-010]: /layers say more of the network than this Longhand knows");
  }

  @Test
  void anImpossibleArchitectureSaysWhy() {
    change("architecture", text -> text.replace("\"softmax\"", "\"relu\""));

    assertThat(messageOfRead())
        .startsWith("error[MODEL-034]: the description is impossible: a model ends with a dense");
  }

  @Test
  void aLayerWithoutUnitsSaysWhere() {
    change("architecture", text -> text.replace("\"units\":1,", "\"units\":0,"));

    assertThat(messageOfRead())
        .startsWith("error[MODEL-034]: /layers/1 is impossible: units is 0; at least 1 is needed");
  }

  @Test
  void aNumberTooLargeForItsPlaceSaysWhere() {
    change("architecture", text -> text.replace("\"units\":1,", "\"units\":2147483648,"));

    assertThat(messageOfRead()).startsWith("error[MODEL-034]: /layers/1/units is 2147483648");
  }

  @Test
  void aDoubleKeyInADescriptionIsRefused() {
    change("cleaning", text -> text.replace("{", "{\"newlines\":\"keep\","));

    assertThat(messageOfRead())
        .startsWith("error[MODEL-034]: this description is not valid JSON")
        .contains("metadata 'cleaning'");
  }

  @Test
  void aMissingDescriptionIsNamed() {
    documents.remove("provenance");

    assertThat(messageOfRead())
        .startsWith("error[MODEL-034]: this description is missing")
        .contains("metadata 'provenance'");
  }

  @Test
  void aVocabularyOfAnotherSizeShowsBothNumbers() {
    change("tokenizer", text -> text.replace(",\"b\"", ""));

    assertThat(messageOfRead())
        .startsWith("error[MODEL-015]: the vocabulary has 6 tokens, the network is made for 7");
  }

  @Test
  void aTokenThatIsThereTwiceIsNamed() {
    change("tokenizer", text -> text.replace(",\"b\"", ",\"a\""));

    assertThat(messageOfRead())
        .startsWith("error[MODEL-015]: the vocabulary is impossible: tokens 3 and 4 are the same");
  }

  @Test
  void aTokenizerThatNobodyKnowsYetIsOfANewerVersion() {
    change("tokenizer", text -> text.replace("\"characters\"", "\"syllables\""));

    assertThat(messageOfRead()).startsWith("error[MODEL-010]: /kind is 'syllables', a tokenizer");
  }

  @Test
  void aHistoryThatIsNoListIsRefused() {
    documents.put("history", "{\"epochs\":3}");

    assertThat(messageOfRead()).startsWith("error[MODEL-034]: /epochs is not an array");
  }
}
