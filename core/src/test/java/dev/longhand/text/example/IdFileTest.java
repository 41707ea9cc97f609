package dev.longhand.text.example;

import static dev.longhand.text.example.EncodedCorpusTest.characters;
import static dev.longhand.text.example.EncodedCorpusTest.numbered;
import static dev.longhand.text.example.EncodedCorpusTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdFileTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  private final Corpus corpus = numbered(200);
  private final Tokenizer tokenizer = characters(Marks.START_END).fit(corpus);
  private Path file = Path.of("");

  @BeforeEach
  void chooseFile(@TempDir Path folder) {
    file = folder.resolve("corpus.ids");
  }

  @Test
  void theFileHoldsWhatMemoryWould() {
    EncodedCorpus mapped = inFile(tokenizer, 0.1, 7);
    EncodedCorpus memory = EncodedCorpus.encode(parts(0.1, 7), tokenizer, options(Long.MAX_VALUE));
    assertThat(file).exists();
    assertThat(mapped.training().tokens().toArray())
        .isEqualTo(memory.training().tokens().toArray());
    assertThat(texts(mapped.validation().orElseThrow(), tokenizer))
        .isEqualTo(texts(memory.validation().orElseThrow(), tokenizer));
    assertThat(mapped.training().longest()).isEqualTo(memory.training().longest());
  }

  @Test
  void theFileKnowsWhatTheVocabularyDoesNotHave() {
    CorpusParts parts = CorpusParts.drawn(corpus, new HeldOutShares(0.1, 0.1), 7);
    Tokenizer digits = characters(Marks.START_END).fit(Corpus.of("0123456789"));
    EncodedCorpus memory = EncodedCorpus.encode(parts, digits, options(Long.MAX_VALUE));
    assertThat(memory.test().orElseThrow().unknown().texts()).containsEntry("o", 40L);
    for (int opened = 0; opened < 2; opened++) {
      EncodedCorpus mapped = EncodedCorpus.encode(parts, digits, options(0));
      assertThat(mapped.training().unknown()).isEqualTo(memory.training().unknown());
      assertThat(mapped.test().orElseThrow().unknown())
          .isEqualTo(memory.test().orElseThrow().unknown());
      assertThat(mapped.test().orElseThrow().characters())
          .isEqualTo(memory.test().orElseThrow().characters());
    }
  }

  @Test
  void aTextThatFitsIntoMemoryNeedsNoFile() {
    EncodedCorpus.encode(parts(0, 0), tokenizer, options(corpus.characters()));
    assertThat(file).doesNotExist();
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    inFile(tokenizer, 0.1, 7);
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatFitsIsUsedAgain() throws IOException {
    EncodedCorpus first = inFile(tokenizer, 0.1, 7);
    Files.setLastModifiedTime(file, LONG_AGO);
    EncodedCorpus second = inFile(tokenizer, 0.1, 7);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    assertThat(second.training().tokens().toArray()).isEqualTo(first.training().tokens().toArray());
  }

  @Test
  void anotherDrawOrTokenizerWritesItAnew() throws IOException {
    for (Runnable changed :
        new Runnable[] {
          () -> inFile(tokenizer, 0.1, 8),
          () -> inFile(tokenizer, 0.2, 7),
          () -> inFile(characters(Marks.NONE).fit(corpus), 0.1, 7)
        }) {
      inFile(tokenizer, 0.1, 7);
      Files.setLastModifiedTime(file, LONG_AGO);
      changed.run();
      assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(LONG_AGO);
    }
  }

  @Test
  void aFlippedBitAnywhereWritesItAnew() throws IOException {
    inFile(tokenizer, 0.1, 7);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += 1 + at / 3) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      Files.write(file, bad);
      inFile(tokenizer, 0.1, 7);
      assertThat(Files.readAllBytes(file)).as("byte %d", at).isEqualTo(good);
    }
  }

  @Test
  void aFileOfAnotherLengthIsWrittenAnew() throws IOException {
    inFile(tokenizer, 0.1, 7);
    byte[] good = Files.readAllBytes(file);
    for (int length : new int[] {0, 5, 127, 128, good.length - 1, good.length + 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      inFile(tokenizer, 0.1, 7);
      assertThat(Files.readAllBytes(file)).as("length %d", length).isEqualTo(good);
    }
  }

  @Test
  void aFileThatIsCutOffWhileItIsReadIsAMatterOfTheData() throws IOException {
    EncodedCorpus mapped = inFile(tokenizer, 0, 0);
    var ragged = new RaggedOptions(9, 4, 2, Shuffle.EACH_EPOCH, 1);
    for (Examples examples :
        List.of(
            Windows.of(
                mapped.training().tokens(), new WindowOptions(5, 1, 16, Shuffle.EACH_EPOCH, 3)),
            Streams.of(mapped.training().tokens(), 5, 16),
            Prefixes.of(mapped.training(), ragged, Padding.MASKED),
            Wholes.of(mapped.training(), ragged))) {
      assertThat(catchThrowable(() -> examples.fill(0, 0, examples.newBatch()))).isNull();
      changed(examples, length -> length - 2);
      changed(examples, length -> 0);
    }
  }

  private void changed(Examples examples, LongUnaryOperator length) throws IOException {
    byte[] good = Files.readAllBytes(file);
    FileTime before = Files.getLastModifiedTime(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length.applyAsLong(good.length));
    }
    LonghandException found =
        catchThrowableOfType(
            LonghandException.class, () -> examples.fill(0, 1, examples.newBatch()));
    assertThat(found.code()).isEqualTo(ErrorCode.DATA_CHANGED);
    assertThat(found.problems().getFirst().where()).isEqualTo(file.toString());
    Files.write(file, good);
    Files.setLastModifiedTime(file, before);
  }

  @Test
  void aFileThatIsWrittenToWhileItIsReadIsAMatterOfTheData() throws IOException {
    var streams = Streams.of(inFile(tokenizer, 0, 0).training().tokens(), 5, 16);
    byte[] bad = Files.readAllBytes(file);
    bad[bad.length - 1] ^= 1;
    Files.write(file, bad);
    Files.setLastModifiedTime(file, LONG_AGO);
    LonghandException found =
        catchThrowableOfType(LonghandException.class, () -> streams.fill(0, 0, streams.newBatch()));
    assertThat(found.code()).isEqualTo(ErrorCode.DATA_CHANGED);
  }

  @Test
  void aFileThatIsDeletedWhileItIsReadCanStillBeRead() throws IOException {
    var streams = Streams.of(inFile(tokenizer, 0, 0).training().tokens(), 5, 16);
    Batch batch = streams.newBatch();
    Files.delete(file);
    streams.fill(0, 0, batch);
    assertThat(batch.input(4, 15)).isPositive();
  }

  @Test
  void aFolderThatIsNotThereIsAMatterOfTheDisk() {
    file = file.resolve("nowhere").resolve("corpus.ids");
    LonghandException found =
        catchThrowableOfType(LonghandException.class, () -> inFile(tokenizer, 0, 0));
    assertThat(found.code()).isEqualTo(ErrorCode.DISK_IO);
  }

  @Test
  void aFolderWhoseNameHoldsTheWordSpaceIsNoFullDisk() {
    file = folder().resolve("workspace").resolve("corpus.ids");
    LonghandException found =
        catchThrowableOfType(LonghandException.class, () -> inFile(tokenizer, 0, 0));
    assertThat(found.code()).isEqualTo(ErrorCode.DISK_IO);
  }

  @Test
  void examplesReadFromTheFileAsFromMemory() {
    EncodedCorpus mapped = inFile(tokenizer, 0, 0);
    var windowOptions = new WindowOptions(5, 1, 16, Shuffle.EACH_EPOCH, 3);
    var fromFile = Windows.of(mapped.training().tokens(), windowOptions);
    var fromMemory =
        Windows.of(TokenSequence.of(mapped.training().tokens().toArray()), windowOptions);
    Batch left = fromFile.newBatch();
    Batch right = fromMemory.newBatch();
    for (int k = 0; k < fromFile.batchesPerEpoch(); k++) {
      fromFile.fill(1, k, left);
      fromMemory.fill(1, k, right);
      assertThat(left.inputs()).isEqualTo(right.inputs());
      assertThat(left.targets()).isEqualTo(right.targets());
    }
  }

  private Path folder() {
    return Objects.requireNonNull(file.getParent());
  }

  private EncodedCorpus inFile(Tokenizer by, double heldOut, long seed) {
    return EncodedCorpus.encode(parts(heldOut, seed), by, options(0));
  }

  private CorpusParts parts(double heldOut, long seed) {
    return CorpusParts.drawn(corpus, HeldOutShares.validation(heldOut), seed);
  }

  private EncodingOptions options(long inMemory) {
    return new EncodingOptions(DocumentEnds.NONE, inMemory, Optional.of(file));
  }
}
