package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.text.copy.Copies;
import dev.longhand.text.copy.CopyFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyIndexTest {
  private static final long MEMORY = 1L << 30;

  @TempDir private Path folder;
  private Path text;
  private Path run;
  private Path file;

  @BeforeEach
  void train() throws IOException {
    text = Files.writeString(folder.resolve("ferry.txt"), SmallRuns.FERRY);
    run = folder.resolve("run");
    file = run.resolve(RunFolder.SUFFIXES);
    TrainingRun.start(
        SmallRuns.streams(),
        new TextInput.Files(List.of(text)),
        run,
        SmallRuns.options(1),
        event -> {});
  }

  private CopyIndex index() {
    return CopyIndex.of(TrainedModel.read(run), MEMORY);
  }

  private Copies copies(CopyIndex index, String written) {
    int[] ids = index.model().file().tokenizer().encode(written).ids();
    return new CopyFinder(index.learnt().suffixes(), 8).find(ids);
  }

  @Test
  void whatWasLearntIsFoundWithItsPlace() {
    CopyIndex index = index();
    Copies copies = copies(index, "no, And no one rows it hums");
    assertThat(copies.spans()).hasSize(1);
    int place = copies.spans().getFirst().place();
    assertThat(index.places(List.of(place)).values())
        .extracting(CopyPlace::words)
        .containsExactly("ferry.txt, line 2");
  }

  @Test
  void whatWasHeldOutIsNoCopy() {
    assertThat(copies(index(), "like frost upon the bread").spans()).isEmpty();
  }

  @Test
  void theFileIsUsedAgain() throws IOException {
    index();
    Files.delete(text); // so that nothing could be made of it
    assertThat(copies(index(), "And no one rows it").spans()).hasSize(1);
  }

  @Test
  void withoutTheTextPlacesAreUnknown() throws IOException {
    index();
    Files.delete(text);
    assertThat(index().places(List.of(0))).isEmpty();
  }

  @Test
  void withoutTextAndFileNothingCanBeSaid() throws IOException {
    Files.delete(text);
    assertThatThrownBy(this::index)
        .isInstanceOfSatisfying(
            LonghandException.class,
            away -> assertThat(away.code()).isEqualTo(ErrorCode.RUN_TEXT_AWAY));
  }

  @Test
  void aModelOutsideOfARunHasNoText() throws IOException {
    Path alone = Files.createDirectory(folder.resolve("alone")).resolve("model.safetensors");
    Files.copy(run.resolve(RunFolder.MODEL), alone);
    TrainedModel model = TrainedModel.read(alone);
    assertThatThrownBy(() -> CopyIndex.of(model, MEMORY))
        .isInstanceOfSatisfying(
            LonghandException.class,
            away -> assertThat(away.code()).isEqualTo(ErrorCode.RUN_TEXT_AWAY));
  }

  @Test
  void anyFlippedBitIsNoticedAndMended() throws IOException {
    index();
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 13) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      assertThat(codes(index())).as("byte %d", at).containsExactly(ErrorCode.RUN_SUFFIXES);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 140, 600})
  void aFileThatWasCutIsNoticedAndMended(int length) throws IOException {
    index();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, length));
    assertThat(codes(index())).containsExactly(ErrorCode.RUN_SUFFIXES);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void theFileOfAnotherRunIsReplacedInSilence() throws IOException {
    index();
    byte[] own = Files.readAllBytes(file);
    Path other = folder.resolve("other");
    TrainingRun.start(
        SmallRuns.windows(),
        new TextInput.Files(List.of(text)),
        other,
        SmallRuns.options(1),
        event -> {});
    Files.copy(file, other.resolve(RunFolder.SUFFIXES));
    CopyIndex index = CopyIndex.of(TrainedModel.read(other), MEMORY);
    assertThat(index.notices()).isEmpty();
    assertThat(Files.readAllBytes(other.resolve(RunFolder.SUFFIXES))).isNotEqualTo(own);
  }

  @Test
  void aFileThatCannotBeKeptIsANotice() throws IOException {
    Files.createDirectory(file); // in the way of the file
    Files.writeString(file.resolve("in the way"), "");
    CopyIndex index = index();
    assertThat(codes(index)).contains(ErrorCode.RUN_SUFFIXES);
    assertThat(copies(index, "And no one rows it").spans()).hasSize(1);
  }

  @Test
  void aTextThatIsTooLongForTheMemoryIsRefused() {
    TrainedModel model = TrainedModel.read(run);
    assertThatThrownBy(() -> CopyIndex.of(model, 100))
        .hasMessageContaining("too long for the memory");
  }

  private static List<ErrorCode> codes(CopyIndex index) {
    return index.notices().stream().map(Problem::code).toList();
  }
}
