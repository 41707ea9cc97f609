package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The options of `generate` about copies, on one small model.
class CopyOptionsTest {
  @TempDir private static Path temporary;
  private static TrainingFolder folder;
  private static Path run;

  @BeforeAll
  static void aSmallModel() {
    folder = new TrainingFolder(temporary);
    run = folder.run("run");
    Object[] words = folder.train(folder.text(), run, "--epochs", 1, "--quiet");
    assertThat(Shell.usual().run(words).status()).isZero();
  }

  @Test
  void copiesAreListedBelowTheText() {
    var result = Shell.usual().run("generate", run, "--tokens", 40, "--originality");
    assertThat(result.out()).contains("copied: ", " of 40 tokens, in spans of 8 tokens or more");
  }

  @Test
  void noCopyIsLongerThanAllowed() throws Exception {
    var result =
        Shell.usual().run("generate", run, "The ", "--tokens", 400, "--max-copy", 4, "-t", 0);
    String text = Files.readString(folder.text());
    String written = "The " + result.out().stripTrailing();
    for (int from = 0; from + 5 <= written.length(); from++) {
      assertThat(text.substring(0, (int) (text.length() * 0.9)))
          .doesNotContain(written.substring(from, from + 5));
    }
  }

  @Test
  void whatSaysWhichCopiesAreShownIsRefusedWhereNoneAre() {
    var result = Shell.usual().run("generate", run, "--copy-span", 5);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("USAGE-003", "add --originality");
  }
}
