package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalPageTest {
  @Test
  void paragraphsAreWrappedAnew() {
    String word = "twelveletter ";

    assertThat(lines(word.repeat(4) + "\n" + word.repeat(4)))
        .containsExactly(word.repeat(6).strip(), word.repeat(2).strip());
  }

  @Test
  void whatBelongsToAnItemIsIndentedLikeIt() {
    String words = "nine hues ".repeat(8).strip();

    assertThat(lines("- " + words + "\n  and more\n- short\n10. ten"))
        .containsExactly(
            "- " + words.substring(0, words.lastIndexOf(' ')),
            "  hues and more",
            "- short",
            "10. ten");
  }

  @Test
  void marksWithinALineAreLeftOut() {
    assertThat(
            lines(
                "**Why.** See [the paper](https://x.org/a): the *corrected* `g*c` is a*b and i * j"
                    + " * k."))
        .containsExactly("Why. See the paper: the corrected g*c is a*b and i * j * k.");
  }

  @Test
  void aLinkToAPageIsTheCommandThatPrintsIt() {
    assertThat(lines("See [adam.md](adam.md).")).containsExactly("See ./longhand explain adam.");
  }

  @Test
  void tablesAreLaidOutInColumns() {
    assertThat(lines("| name | shape |\n|---|---|\n| `kernel` | `[F, 4H]` |\n| b | |"))
        .containsExactly("name    shape", "------  -------", "kernel  [F, 4H]", "b");
  }

  @Test
  void aTableThatIsTooWideIsWrappedInItsWidestColumn() {
    String words = "seven w ".repeat(12).strip();

    assertThat(lines("| a | b |\n|---|---|\n| one | " + words + " |"))
        .containsExactly(
            "a    b",
            "---  " + "-".repeat(75),
            "one  " + "seven w ".repeat(9).strip(),
            "     " + "seven w ".repeat(3).strip());
  }

  @Test
  void formulasAreNotTouched() {
    String formula = "    c = f*c_prev  +  i*g          [B, H]";

    assertThat(lines("Then\n\n" + formula + "\n\nand"))
        .containsExactly("Then", "", formula, "", "and");
  }

  @Test
  void aCommandIsTheOneThatWasCalled() {
    assertThat(new TerminalPage(Console.Screen.LOG, "writer").lines("    ./longhand explain adam"))
        .containsExactly("    writer explain adam");
  }

  private static List<String> lines(String markdown) {
    return new TerminalPage(Console.Screen.LOG, "./longhand").lines(markdown);
  }
}
