package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path temporary;

  @Test
  void aFolderHasOneWriter() {
    Path folder = temporary.resolve("run");
    try (RunFolder first = RunFolder.create(folder)) {
      first.write(SmallRuns.streams());

      LonghandException refusal =
          SmallRuns.refusal(ErrorCode.RUN_IN_USE, () -> RunFolder.open(folder));
      SmallRuns.refusal(ErrorCode.RUN_IN_USE, () -> RunFolder.create(folder));

      assertThat(refusal)
          .hasMessageContaining("process " + ProcessHandle.current().pid() + ", started ");
    }
    RunFolder.open(folder).close();
  }

  /// Whether another process holds the lock shows only to another process; this one is refused by
  /// its own name or by the lock, whichever comes first.
  @Test
  void theLockHoldsWithoutTheNameOfItsOwner() throws IOException {
    Path folder = temporary.resolve("run");
    RunFolder.create(folder).close();
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();

      SmallRuns.refusal(ErrorCode.RUN_IN_USE, () -> RunFolder.create(folder));
    }
  }

  @Test
  void aLockThatCannotBeSignedIsGivenBack() throws IOException {
    Path folder = temporary.resolve("run");
    Path inTheWay = folder.resolve("run.owner").resolve("inside");
    Files.createDirectories(inTheWay);
    SmallRuns.refusal(ErrorCode.DISK_IO, () -> RunFolder.create(folder));
    Files.delete(inTheWay);
    Files.delete(folder.resolve("run.owner"));

    RunFolder.create(folder).close();

    assertThat(folder.resolve("run.lock")).doesNotExist();
  }

  @Test
  void aKilledOwnersNameDoesNotLock() throws IOException {
    Path folder = temporary.resolve("run");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("run.owner"), "process 1, started 1970-01-01T00:00:00Z");

    RunFolder.create(folder).close();

    assertThat(folder.resolve("run.owner")).doesNotExist();
  }

  @Test
  void aFolderWithARunIsNotOverwritten() {
    Path folder = temporary.resolve("my run");
    try (RunFolder first = RunFolder.create(folder)) {
      first.write(SmallRuns.streams());
    }

    LonghandException refusal =
        SmallRuns.refusal(ErrorCode.RUN_EXISTS, () -> RunFolder.create(folder));

    assertThat(refusal.problems().getFirst().fix())
        .startsWith("longhand resume '" + folder + "' goes on with it");
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Files.writeString(temporary.resolve("letter.txt"), "dear");

    LonghandException refusal =
        SmallRuns.refusal(ErrorCode.RUN_UNUSABLE, () -> RunFolder.create(temporary));

    assertThat(refusal).hasMessage("the folder holds other files: letter.txt");
    assertThat(temporary.resolve("run.lock")).doesNotExist();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = temporary.resolve("run");
    Files.writeString(file, "text");

    SmallRuns.refusal(ErrorCode.RUN_UNUSABLE, () -> RunFolder.create(file));
    SmallRuns.refusal(ErrorCode.RUN_UNUSABLE, () -> RunFolder.create(file.resolve("inside")));
    SmallRuns.refusal(ErrorCode.RUN_MISSING, () -> RunFolder.open(file));
  }

  @Test
  void aLinkThatLeadsNowhereIsRefused() throws IOException {
    Path loop = temporary.resolve("loop");
    Files.createSymbolicLink(loop, loop);

    SmallRuns.refusal(ErrorCode.RUN_UNUSABLE, () -> RunFolder.create(loop));
  }

  @Test
  void aNameOfTwoThousandCharactersIsRefused() {
    SmallRuns.refusal(
        ErrorCode.RUN_UNUSABLE, () -> RunFolder.create(temporary.resolve("x".repeat(2000))));
  }

  @Test
  void spacesAndOtherScriptsAreFine() {
    Path folder = temporary.resolve("mein Lauf 中 é");

    try (RunFolder run = RunFolder.create(folder)) {
      run.write(SmallRuns.streams());
      assertThat(run.readRecipe()).isEqualTo(SmallRuns.streams());
    }
  }

  @Test
  void anEmptyFolderIsTakenAndStaysWhenNoRunBegins() throws IOException {
    Path folder = temporary.resolve("empty");
    Files.createDirectories(folder);

    RunFolder.create(folder).close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whereThereIsNoRunTheCommandThatBeginsOneIsNamed() {
    LonghandException refusal =
        SmallRuns.refusal(ErrorCode.RUN_MISSING, () -> RunFolder.open(temporary.resolve("none")));

    assertThat(refusal.problems().getFirst().fix()).startsWith("longhand train TEXT --out ");
  }

  @Test
  void theModelOfARunIsFoundAndAFileStays() throws IOException {
    Path folder = temporary.resolve("run");
    Path file = temporary.resolve("copy.safetensors");
    TrainingRun.start(
        SmallRuns.streams(),
        SmallRuns.ferry(),
        folder,
        SmallRuns.options(1),
        Recorder.stoppingAfterStep(1));

    assertThat(RunFolder.model(folder)).isEqualTo(folder.resolve("model.safetensors"));
    assertThat(RunFolder.model(file)).isEqualTo(file);
    Files.delete(folder.resolve("model.safetensors"));
    SmallRuns.refusal(ErrorCode.RUN_MISSING, () -> RunFolder.model(folder));
    SmallRuns.refusal(ErrorCode.RUN_MISSING, () -> RunFolder.model(temporary));
  }

  @Test
  void aFolderOfOtherThingsIsNotAdvisedForARun() {
    LonghandException refusal =
        SmallRuns.refusal(ErrorCode.RUN_MISSING, () -> RunFolder.model(temporary));

    assertThat(refusal.problems().getFirst().fix()).doesNotContain("begins one");
  }
}
