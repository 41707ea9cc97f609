package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.experiment.Values.Between;
import dev.longhand.experiment.Values.Listed;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariationTest {
  @Test
  void aListIsCutAtItsCommas() {
    assertThat(listed("model.layers[0].units=128, 256,512")).containsExactly("128", "256", "512");
  }

  @Test
  void aValueMayBeAListItself() {
    assertThat(listed("sample.temperatures=[0.5,1.0],[0.7]")).containsExactly("[0.5,1.0]", "[0.7]");
  }

  @Test
  void namesOfFilesAndSettingsWithColonsAreNoRanges() {
    assertThat(listed("tokens.file=../a.json,../b.json")).containsExactly("../a.json", "../b.json");
    assertThat(listed("model.initialisers=uniform:0.08,orthogonal")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "units=32..256, LINEAR, WHOLE, 32, 256",
    "units=int:32..256, LINEAR, WHOLE, 32, 256",
    "units=log:32..256, LOGARITHMIC, WHOLE, 32, 256",
    "rate=0.1..0.5, LINEAR, REAL, 0.1, 0.5",
    "rate=linear:1..5, LINEAR, REAL, 1, 5",
    "rate=log:1e-4..1e-2, LOGARITHMIC, REAL, 0.0001, 0.01",
    "rate=-1.5..2, LINEAR, REAL, -1.5, 2"
  })
  void rangesSayTheirScaleAndNumbers(
      String words, Values.Scale scale, Values.Numbers numbers, double least, double most) {
    assertThat(Variation.parse(words).values()).isEqualTo(new Between(scale, numbers, least, most));
  }

  @Test
  void pointsOfARangeAreEvenOnItsScale() {
    assertThat(listed("rate=log:1e-4..1e-2/5"))
        .containsExactly("0.0001", "0.0003162", "0.001", "0.003162", "0.01");
    assertThat(listed("units=64..256/4")).containsExactly("64", "128", "192", "256");
    assertThat(listed("units=1..3/9")).containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "units",
        "=128",
        "units=",
        "units=1,,2",
        "units=1,1",
        "units=5..2",
        "rate=log:0..1",
        "rate=log:a..b",
        "units=int:0.5..2",
        "units=1..2/1",
        "units=1...b"
      })
  void whatCannotBeMeantIsRefusedWithAnExample(String words) {
    var refusal = SmallTrials.refusal(ErrorCode.USAGE_VALUE, () -> Variation.parse(words));

    assertThat(refusal.problems().getFirst().what()).contains("'" + words + "'");
    assertThat(refusal.problems().getFirst().fix()).startsWith("--vary ");
  }

  @Test
  void everyDrawLiesInItsRangeAndEachWholeNumberIsAsLikely() {
    Values dice = Variation.parse("x=1..6").values();
    int[] seen = new int[7];
    IntStream.range(0, 6000).forEach(i -> seen[Integer.parseInt(draw(dice, i))]++);

    // 6000 draws of 1/6: 1000 each, standard deviation sqrt(6000 * 1/6 * 5/6) = 28.9; 5 of them
    assertThat(IntStream.rangeClosed(1, 6).map(i -> seen[i])).allMatch(n -> n > 855 && n < 1145);
  }

  @Test
  void aLogarithmicRangeIsHalfBelowItsGeometricMiddle() {
    Values rates = Variation.parse("x=log:1e-4..1e-2").values();
    long below =
        IntStream.range(0, 4000).filter(i -> Double.parseDouble(draw(rates, i)) < 1e-3).count();

    // 4000 draws of 1/2: standard deviation 31.6; 5 of them
    assertThat(below).isBetween(1842L, 2158L);
  }

  @Test
  void aVariationReadsBackAsItIsWritten() {
    for (String words : List.of("a.b[0]=1,2", "a=log:0.0001..0.01", "a=1..5", "a=0.5..2.0")) {
      assertThat(Variation.parse(words)).hasToString(words);
      assertThat(Variation.parse(Variation.parse(words).toString()))
          .isEqualTo(Variation.parse(words));
    }
  }

  private static String draw(Values values, int index) {
    return values.draw(KeyedRandom.of(7, Purpose.SEARCH, index, 0));
  }

  private static List<String> listed(String words) {
    return ((Listed) Variation.parse(words).values()).values();
  }
}
