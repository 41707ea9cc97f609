package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any bytes give a model or an error of ours, never another exception; the seal is mended in half
/// of the cases, so that what lies behind it is reached.
class ModelFileFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "0", "-1", "9223372036854775808", "1e9", "null", "[]", "{", "}", "\"", ",", "\\u0000");

  @TempDir Path folder;
  private Path path;
  private byte[] good;

  @BeforeEach
  void writeModel() throws IOException {
    path = folder.resolve("model.safetensors");
    SmallModels.tiny().write(path);
    good = Files.readAllBytes(path);
  }

  @Test
  void mangledFilesAreRefusedOrRead() throws IOException {
    mangle(500);
  }

  @Test
  @Tag("campaign")
  void manyMangledFilesAreRefusedOrRead() throws IOException {
    mangle(200_000);
  }

  @Test
  @Tag("campaign")
  void everyFlippedBitIsFound() throws IOException {
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bytes = good.clone();
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(path, bytes);

      assertThat(Refusals.refusalOf(() -> ModelFile.read(path)).code().exit())
          .as("bit %d", bit)
          .isEqualTo(ExitStatus.MODEL_FILE);
    }
  }

  private void mangle(int cases) throws IOException {
    int accepted = 0;
    for (int number = 0; number < cases; number++) {
      var chance = new SplittableRandom(number);
      byte[] bytes = good;
      for (int change = chance.nextInt(1, 4); change > 0; change--) {
        bytes = mangled(bytes, chance);
      }
      if (chance.nextBoolean()) {
        seal(bytes);
      }
      Files.write(path, bytes);
      accepted += accepted(number) ? 1 : 0;
    }
    assertThat(accepted).isLessThan(cases / 2);
  }

  private boolean accepted(int number) {
    try {
      ModelFile.read(path);
      return true;
    } catch (LonghandException refusal) {
      assertThat(refusal.code().exit()).as("case %d", number).isEqualTo(ExitStatus.MODEL_FILE);
      return false;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError other) {
      throw new AssertionError("case " + number, other);
    }
  }

  private static byte[] mangled(byte[] bytes, RandomGenerator chance) {
    if (bytes.length < 16) {
      return bytes;
    }
    byte[] changed = bytes.clone();
    int at = chance.nextInt(bytes.length);
    return switch (chance.nextInt(6)) {
      case 0 -> {
        changed[at] ^= (byte) (1 << chance.nextInt(8));
        yield changed;
      }
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> {
        changed[chance.nextInt(8)] = (byte) chance.nextInt(256);
        yield changed;
      }
      case 3 -> replaced(bytes, at, 0, WORDS.get(chance.nextInt(WORDS.size())));
      case 4 -> {
        int length = Math.min(chance.nextInt(1, 40), bytes.length - at);
        yield replaced(bytes, at, length, "");
      }
      default -> replaced(bytes, at, 1, WORDS.get(chance.nextInt(WORDS.size())));
    };
  }

  /// Replaces some bytes by a text, and corrects the header's length when they are in the header.
  private static byte[] replaced(byte[] bytes, int at, int length, String text) {
    byte[] words = text.getBytes(StandardCharsets.US_ASCII);
    byte[] changed = new byte[bytes.length - length + words.length];
    System.arraycopy(bytes, 0, changed, 0, at);
    System.arraycopy(words, 0, changed, at, words.length);
    System.arraycopy(bytes, at + length, changed, at + words.length, bytes.length - at - length);
    ByteBuffer first = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    if (at >= 8 && changed.length >= 8 && at < 8 + first.getLong(0)) {
      first.putLong(0, first.getLong(0) - length + words.length);
    }
    return changed;
  }

  /// Gives the header the hash that fits it, where it has a place for one.
  private static void seal(byte[] bytes) {
    if (bytes.length < 8) {
      return;
    }
    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (header < 100 || header > bytes.length - 8) {
      return;
    }
    byte[] first = Arrays.copyOf(bytes, 8 + (int) header);
    if (Seal.isOn(first)) {
      Seal.blank(first);
      Seal.close(first);
      System.arraycopy(first, 0, bytes, 0, first.length);
    }
  }
}
