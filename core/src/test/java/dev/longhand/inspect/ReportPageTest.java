package dev.longhand.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.inspect.CheckedText.Note;
import dev.longhand.inspect.Ending.State;
import dev.longhand.inspect.RunReport.Plan;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.EpochFigures.Training;
import dev.longhand.modelfile.EpochFigures.Validation;
import dev.longhand.modelfile.Provenance.TrainingText;
import dev.longhand.text.survey.TextFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final String EVIL =
      "<script>alert(1)</script>\"'&\u001B[31m\u0000\uD800\u202E<img src=x onerror=y>";
  private static final TextFacts FACTS = new TextFacts(900, 1, 20, 60, 40, 180, 90, 50, false);

  private static EpochFigures epoch(int number, double validation) {
    return new EpochFigures(
        number,
        new Training(
            validation - 0.2,
            OptionalDouble.of(0.4),
            OptionalDouble.of(1.5),
            OptionalDouble.of(0.003),
            2,
            5000),
        Optional.of(
            new Validation(
                validation,
                OptionalDouble.of(0.5),
                OptionalDouble.of(0.75),
                OptionalDouble.of(validation / StrictMath.log(2)))),
        "abc");
  }

  /// A run in which every name and text from outside is these words.
  static RunReport report(String words, State state) {
    var note = new Note(new Problem(ErrorCode.DATA_TABS, words, words, words), words);
    var seen =
        new Observations(
            Optional.of(new CheckedText(FACTS, List.of(note))),
            Optional.of(new Machine(words, words, 2, 2, words, 1 << 30)),
            List.of(new Place(1, 1, 10, 2), new Place(2, 3, 20, 7)),
            List.of(words),
            Optional.of(new Ending(state, Instant.parse("2026-11-21T03:30:00Z"))));
    return new RunReport(
        words,
        new Plan(
            words,
            words,
            "character",
            4,
            List.of(new SettingGroup(words, List.of(new SettingGroup.Entry(words, words)))),
            words),
        new TrainingText(words, words, 900),
        List.of(epoch(1, 2.5), epoch(2, 2.0), epoch(3, 2.1)),
        List.of(new Yardstick(words, 2.2, OptionalDouble.of(3.2))),
        Optional.of(new Yardstick("test part", 2.05, OptionalDouble.empty())),
        List.of(new Sample(1, 0.7, words, words), new Sample(2, 1, words, words)),
        Optional.empty(),
        seen);
  }

  @Test
  void nothingFromOutsideBecomesMarkup() {
    String page = ReportPage.of(report(EVIL, State.FINISHED));

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\u001B[31m")
        .doesNotContain("<script", "<img", "\u001B", "\u0000", "\u202E");
  }

  @Test
  void thePageNeedsNothingButItself() {
    String page = ReportPage.of(report("alice", State.FINISHED));

    assertThat(Pattern.compile("(?i)(src|href)=\"(?!#)").matcher(page).find()).isFalse();
    assertThat(page)
        .contains("default-src 'none'; style-src 'unsafe-inline'")
        .doesNotContain("@import", "url(", "<link", "<script");
  }

  @Test
  void everyLinkOfThePageLeadsSomewhere() {
    String page = ReportPage.of(report("alice", State.FINISHED));

    assertThat(Pattern.compile("href=\"#([a-z]+)\"").matcher(page).results().toList())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(page).contains("id=\"" + link.group(1) + "\""));
  }

  @Test
  void theFiguresOfTheBestEpochComeFirst() {
    String page = ReportPage.of(report("alice", State.FINISHED));

    assertThat(page)
        .contains(">2.885</dd>") // 2.0 nats in bits
        .contains("on text kept back, epoch 2", ">75.0 %</dd>", ">2.050</dd>")
        .contains("The network needs 9.8 % less than alice.");
    assertThat(page.indexOf(">2.885</dd>")).isLessThan(page.indexOf("<section"));
  }

  @Test
  void everyStateOfARunIsSaid() {
    assertThat(ReportPage.of(report("a", State.FINISHED))).contains("Finished after 3 epochs");
    assertThat(ReportPage.of(report("a", State.EARLY))).contains("Ended early, after 3 of 4");
    assertThat(ReportPage.of(report("a", State.STOPPED))).contains("Stopped after 3 of 4");
    assertThat(ReportPage.of(report("a", State.DIVERGED))).contains("Diverged after 3 epochs");
    assertThat(ReportPage.of(report("a", State.RUNNING))).contains("Still running");
  }

  @Test
  void aRunWithoutAnEpochHasAPageToo() {
    RunReport full = report("alice", State.STOPPED);
    var empty =
        new RunReport(
            full.name(),
            full.plan(),
            full.text(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Observations.NONE);

    assertThat(ReportPage.of(empty)).contains("No epoch is over yet").endsWith("</html>\n");
  }

  @Test
  void whatWasSeenComesBackFromItsFile() {
    Observations seen = report(EVIL.replace("\uD800", ""), State.EARLY).seen();

    assertThat(Observations.parse(seen.toJson())).isEqualTo(seen);
  }

  @Test
  void whatOfTheFileIsDamagedWasNotSeen() {
    Observations seen = report("alice", State.EARLY).seen();
    String damaged = seen.toJson().replace("\"cores\"", "\"kores\"");

    assertThat(Observations.parse(damaged).machine()).isEmpty();
    assertThat(Observations.parse(damaged).ending()).isEqualTo(seen.ending());
    assertThat(Observations.parse("{ half")).isEqualTo(Observations.NONE);
    assertThat(Observations.parse("")).isEqualTo(Observations.NONE);
  }

  @Test
  void aSlideHasHeadlineCurveAndSample() {
    String marks = Slide.drawing(report("alice", State.FINISHED)).marks().toString();

    assertThat(marks).contains("2.885", "Bits a character", "What it wrote", "Loss");
    assertThat(Slide.drawing(report("alice", State.FINISHED)).size().width()).isEqualTo(800);
  }
}
