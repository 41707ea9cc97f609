package dev.longhand.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.Boundary;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Ending;
import dev.longhand.generate.Method;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.StopReason;
import dev.longhand.generate.WritingEnd;
import dev.longhand.generate.sampling.Dry;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.search.BeamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
  private static final Prompt PROMPT = Prompt.of("a \u2028b", new int[] {4, 5}, OptionalInt.of(1));

  private static final Ending ENDING =
      Ending.after(70).at(Boundary.SENTENCE).before(List.of("END", "\n\n")).notBefore(3);

  private static final Passage PASSAGE =
      new Passage("text", List.of(), new WritingEnd(2, StopReason.TOKENS, 0), 7);

  @TempDir private Path temporary;

  @Test
  void isReadAsItWasWritten() {
    Sampling sampling = Sampling.at(0.7).withTopK(40).with(new Dry(0.8, 1.75, 2, 0, List.of(1, 2)));
    var sampled = new Continuation(ENDING, sampling, Long.MIN_VALUE, 7);
    var searched = new Continuation(ENDING, Sampling.GREEDY, 0, 7);
    Method beams = new Method.Beams(new BeamSettings(6, 3, 0.5, 1));
    Receipt receipt =
        receipt(
            ReceiptText.of(PROMPT, new Method.Sampled(sampling), sampled, Optional.of(12), PASSAGE),
            ReceiptText.of(PROMPT, beams, searched, Optional.empty(), PASSAGE));
    Path file = temporary.resolve("receipt.json");

    receipt.write(file);

    assertThat(Receipt.read(file)).isEqualTo(receipt);
    ReceiptText first = Receipt.read(file).texts().getFirst();
    assertThat(first.continuation()).isEqualTo(sampled);
    assertThat(first.readPrompt().read()).containsExactly(1, 4, 5);
    assertThat(Receipt.read(file).texts().getLast().method()).isEqualTo(beams);
  }

  /// Every cut of a receipt, and every line of it left out, is refused in words.
  @Test
  void aDamagedReceiptIsRefused() throws IOException {
    var continuation = new Continuation(9, Sampling.at(1), 3);
    var method = new Method.Sampled(Sampling.at(1));
    String whole =
        receipt(ReceiptText.of(PROMPT, method, continuation, Optional.empty(), PASSAGE)).toJson();
    Path file = temporary.resolve("receipt.json");
    for (int length = 0; length < whole.stripTrailing().length(); length += 7) {
      Files.writeString(file, whole.substring(0, length));
      assertRefused(file);
    }
    List<String> lines = whole.lines().toList();
    for (int left = 0; left < lines.size(); left++) {
      var others = new ArrayList<>(lines);
      others.remove(left);
      Files.write(file, others);
      assertRefused(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "{}", "{\"longhand\":1}", "\u0000", "{\"a\":{\"a\":{}}}"})
  void whatIsNoReceiptIsRefused(String text) throws IOException {
    Path file = temporary.resolve("receipt.json");
    Files.writeString(file, text);
    assertRefused(file);
  }

  @Test
  void aMissingReceiptIsNamed() {
    assertThatThrownBy(() -> Receipt.read(temporary.resolve("none.json")))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DATA_MISSING));
  }

  private static void assertRefused(Path file) {
    assertThatThrownBy(() -> Receipt.read(file))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RECEIPT_DAMAGED));
  }

  private static Receipt receipt(ReceiptText... texts) {
    var source = new Receipt.Source("runs/a", "00", "11", 0.7, "window 50 padding 0");
    return new Receipt("0.1.0", 3, List.of(source), List.of(texts));
  }
}
