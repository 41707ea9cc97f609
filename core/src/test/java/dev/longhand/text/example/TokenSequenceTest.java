package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenSequenceTest {
  private final TokenSequence part = TokenSequence.of(new int[] {5, 6, 7, 8, 9}).part(1, 4);

  @Test
  void aPartIsAView() {
    assertThat(part.length()).isEqualTo(3);
    assertThat(part.at(0)).isEqualTo(6);
    assertThat(part.part(1, 3).toArray()).containsExactly(7, 8);
  }

  @Test
  void nothingBeyondThePartCanBeSeen() {
    assertThatThrownBy(() -> part.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> part.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> part.part(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> part.scatter(1, 3, new int[9], 0, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /// The ids 0, 1, 2 and so on.
  static TokenSequence counting(int length) {
    return TokenSequence.of(IntStream.range(0, length).toArray());
  }
}
