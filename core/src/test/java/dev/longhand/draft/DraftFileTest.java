package dev.longhand.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.TextGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftFileTest {
  private static final String MODEL = "ab12";

  @TempDir private Path folder;

  private final TextGenerator generator = Drafts.CARRIED.generator(Drafts.characters());

  private DraftFile file() {
    return new DraftFile(folder.resolve("draft.json"), MODEL);
  }

  @ParameterizedTest
  @EnumSource
  void aDraftComesBackToTheBit(Drafts kind) {
    TextGenerator its = kind.generator(Drafts.words());
    Draft draft = new Draft(its, 0.9, 8);
    draft.open("the cat ");
    draft.write(new Stretch.Tokens(9), () -> true);
    draft.again(() -> true);
    draft.begin("other");
    draft.type("the do");
    file().write(draft, its);

    Draft read = file().read(its);

    assertThat(read.branches()).isEqualTo(draft.branches());
    assertThat(read.branch()).isEqualTo("other");
    assertThat(read.temperature()).isEqualTo(0.9);
    assertThat(read.perplexity()).isEqualTo(draft.perplexity());
    assertThat(read.suggestions(9)).isEqualTo(draft.suggestions(9));
    for (String branch : draft.branches()) {
      read.switchTo(branch);
      draft.switchTo(branch);
      read.write(new Stretch.Tokens(30), () -> true);
      draft.write(new Stretch.Tokens(30), () -> true);
      assertThat(read.tokens()).isEqualTo(draft.tokens());
      assertThat(read.text()).isEqualTo(draft.text());
    }
  }

  @Test
  void aPersonCanReadIt() throws IOException {
    Draft draft = new Draft(generator, 1, 1);
    draft.type("the sea");
    file().write(draft, generator);

    assertThat(Files.readString(file().path()))
        .contains(
            "\"model_sha256\" : \"ab12\"", "\"author\" : \"person\"", "\"text\" : \"the sea\"");
  }

  @Test
  void anotherModelIsRefused() {
    file().write(new Draft(generator, 1, 1), generator);

    assertThatThrownBy(() -> new DraftFile(file().path(), "cd34").read(generator))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DRAFT_MODEL));
  }

  @Test
  void aMissingFileIsTold() {
    assertThatThrownBy(() -> file().read(generator))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DATA_MISSING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "hello",
        "{\"format\":\"longhand-draft\"}",
        "{\"format\":\"longhand-draft\",\"version\":2,\"model_sha256\":\"ab12\"}",
      })
  void whatIsNoDraftIsRefused(String text) throws IOException {
    Files.writeString(file().path(), text);

    assertDamaged();
  }

  /// Each pair is something that stands in a sound file, and what takes its place.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ids\" : [ 22,→\"ids\" : [ 99,",
        "\"ids\" : [ 22,→\"ids\" : [ -1,",
        "\"ids\" : [ 22,→\"ids\" : [ 1e99,",
        "\"ids\" : [ 22,→\"ids\" : [ ",
        "\"author\" : \"person\"→\"author\" : \"nobody\"",
        "\"temperature\" : 1.0→\"temperature\" : 77",
        "\"branch\" : \"main\"→\"branch\" : \"none\"",
        "\"name\" : \"main\"→\"name\" : \"\\u001b\"",
        "\"typing\" : \"\"→\"typing\" : \"\\ud800\"",
        "\"take\" : 0→\"take\" : \"x\"",
        "\"seed\" : 1→\"seed\" : 1, \"seed\" : 2",
      })
  void aDamagedDraftIsRefused(String damage) throws IOException {
    Draft draft = new Draft(generator, 1, 1);
    draft.type("the sea");
    file().write(draft, generator);
    String[] sides = damage.split("→", -1);
    String sound = Files.readString(file().path());
    assertThat(sound).contains(sides[0]);
    Files.writeString(file().path(), sound.replace(sides[0], sides[1]));

    assertDamaged();
  }

  private void assertDamaged() {
    assertThatThrownBy(() -> file().read(generator))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DRAFT_DAMAGED));
  }
}
