package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PieceCutterPropertyTest {
  private static final TextCleaning ALL =
      new TextCleaning(Newlines.UNIFORM, LetterCase.LOWER, Normalization.NFC);

  @Test
  void piecesTogetherAreTheText() {
    for (int round = 0; round < 500; round++) {
      var random = KeyedRandom.of(2, Purpose.SAMPLE, 0, round);
      String text = RandomTexts.text(random, random.nextInt(400));
      List<String> pieces = cut(text, random, 1 + random.nextInt(20), 30);
      assertThat(String.join("", pieces)).as("round %d", round).isEqualTo(text);
      assertThat(pieces).as("round %d", round).doesNotContain("");
    }
  }

  @Test
  void cleaningPiecesIsCleaningTheText() {
    for (int round = 0; round < 500; round++) {
      var random = KeyedRandom.of(3, Purpose.SAMPLE, 0, round);
      String text = RandomTexts.text(random, 200);
      List<String> pieces = cut(text, random, 1 + random.nextInt(20), 1 << 20);
      String clean = pieces.stream().map(ALL::apply).collect(Collectors.joining());
      assertThat(clean).as("round %d", round).isEqualTo(ALL.apply(text));
    }
  }

  @Test
  void noPieceBeginsInsideOfACharacter() {
    for (int round = 0; round < 500; round++) {
      var random = KeyedRandom.of(4, Purpose.SAMPLE, 0, round);
      String text = RandomTexts.text(random, 400).replace(' ', 'x');
      List<String> pieces = cut(text, random, 10, 40);
      String composed =
          pieces.stream()
              .map(piece -> Normalizer.normalize(piece, Normalizer.Form.NFC))
              .collect(Collectors.joining());
      assertThat(composed)
          .as("round %d", round)
          .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
      for (int index = 1; index < pieces.size(); index++) {
        assertThat(pieces.get(index - 1) + "|" + pieces.get(index)).doesNotContain("\r|\n");
      }
    }
  }

  @Test
  void aPieceEndsInFrontOfWhiteSpaceBehindALetter() {
    String text = "One lamp, two lamps; 3 ships. ".repeat(20);
    for (String piece : cut(text, KeyedRandom.of(5, Purpose.SAMPLE, 0, 0), 16, 1000)) {
      assertThat(piece)
          .satisfiesAnyOf(
              found -> assertThat(found).matches("(?s).*[a-z]"),
              found -> assertThat(text).endsWith(found));
    }
  }

  @Test
  void piecesOfProseHaveTheUsualLength() {
    var pieces = new ArrayList<String>();
    var cutter = new PieceCutter(pieces::add);
    cutter.accept("The lamp burns low. ".repeat(100_000));
    cutter.finish();
    assertThat(pieces.subList(0, pieces.size() - 1))
        .allSatisfy(piece -> assertThat(piece.length()).isBetween(65_000, 65_600));
  }

  @Test
  void aTextWithoutWhiteSpaceIsCutAtTheLongestLength() {
    var pieces = new ArrayList<String>();
    var cutter = new PieceCutter(pieces::add);
    String block = "abcde".repeat(20_000);
    for (int i = 0; i < 30; i++) {
      cutter.accept(block);
    }
    cutter.finish();
    assertThat(String.join("", pieces)).isEqualTo(block.repeat(30));
    assertThat(pieces).hasSizeBetween(2, 4);
    assertThat(pieces)
        .allSatisfy(piece -> assertThat(piece).hasSizeLessThan((1 << 20) + (1 << 16)));
  }

  private static List<String> cut(String text, RandomGenerator random, int usual, int longest) {
    var pieces = new ArrayList<String>();
    var cutter = new PieceCutter(pieces::add, usual, longest);
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(12));
      cutter.accept(text.substring(from, to));
      from = to;
    }
    cutter.finish();
    return pieces;
  }
}
