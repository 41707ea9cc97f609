package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.draft.Author;
import dev.longhand.draft.Span;
import dev.longhand.draft.Suggestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageLayoutTest {
  private static final List<Suggestion> SUGGESTIONS =
      List.of(
          new Suggestion(0, " ", 0.5), new Suggestion(1, "\n", 0.25), new Suggestion(2, "s", 0.1));

  private static WritingPage page(Span... text) {
    return page("", Optional.empty(), text);
  }

  private static WritingPage page(
      String message, Optional<WritingPage.Question> question, Span... text) {
    return new WritingPage(
        List.of(text),
        SUGGESTIONS,
        3,
        1,
        List.of("temperature 0.7", "main", "21 tokens"),
        message,
        question,
        0,
        WritingPage.Help.HIDDEN);
  }

  private static Span typed(String text) {
    return new Span(text, Author.PERSON);
  }

  private static Span written(String text) {
    return new Span(text, Author.MODEL);
  }

  private static List<String> lines(int width, int height, WritingPage page) {
    return new PageLayout(width, height).of(page).lines().stream().map(InkedLine::text).toList();
  }

  @Test
  void aTerminalOfUsualWidth() {
    assertThat(lines(60, 9, page(typed("It was a dark and stormy night; "), written("the rain"))))
        .containsExactly(
            "It was a dark and stormy night; the rain",
            "",
            "",
            "",
            "-- temperature 0.7 | main | 21 tokens ----------------------",
            "  ␣                    50.0 % ###############",
            "> ⏎                    25.0 % ########",
            "  s                    10.0 % ###",
            "^D leave  ^G help  Tab take  ^W word  ^L line  ^E go on");
  }

  @Test
  void aTinyTerminalShowsWhatIsNearest() {
    assertThat(lines(20, 5, page(typed("It was a dark and stormy night; the rain"))))
        .containsExactly(
            "stormy night; the ",
            "rain",
            "-- temperature 0.7 -",
            "> ⏎           25.0 %",
            "^D leave  ^G help");
  }

  @Test
  void noTerminalIsTooSmall() {
    for (int width = 1; width < 30; width++) {
      for (int height = 1; height < 12; height++) {
        var question =
            Optional.of(new WritingPage.Question(WritingPage.Question.Subject.FILE, "世界.json"));
        for (WritingPage page :
            List.of(
                page(typed("世界 \u0301 a\tb\u001B[2J\n"), written("x".repeat(70))),
                page(),
                page("something was done", Optional.empty(), typed("a")),
                page("", question, typed("a")))) {
          PageLayout.Picture picture = new PageLayout(width, height).of(page);

          assertThat(picture.lines()).hasSize(height);
          assertThat(picture.row()).isBetween(0, height - 1);
          assertThat(picture.column()).isBetween(0, width - 1);
          for (InkedLine line : picture.lines()) {
            assertThat(Glyph.columns(line.text())).isLessThanOrEqualTo(width);
          }
        }
      }
    }
  }

  @Test
  void linesBreakBetweenWords() {
    assertThat(lines(10, 20, page(typed("one two three\n\nfour fivesixseveneight"))))
        .startsWith("one two ", "three", "", "four ", "fivesixsev", "eneight");
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertThat(lines(7, 20, page(typed("世界世界世界")))).startsWith("世界世", "界世界");
  }

  @Test
  void marksStandOverTheirLetters() {
    PageLayout.Picture picture = new PageLayout(10, 6).of(page(typed("e\u0301e\u0301")));

    assertThat(picture.lines().getFirst().text()).isEqualTo("e\u0301e\u0301");
    assertThat(picture.column()).isEqualTo(2);
  }

  @Test
  void nothingInATextMovesTheCursor() {
    assertThat(lines(40, 6, page(typed("a\u001B[2Jb\u200Bc"))).getFirst())
        .isEqualTo("a\\u001B[2Jb\\u200Bc");
  }

  @Test
  void theCursorStandsBehindTheText() {
    PageLayout.Picture picture = new PageLayout(10, 20).of(page(typed("one two three")));

    assertThat(picture.row()).isEqualTo(1);
    assertThat(picture.column()).isEqualTo(5);
  }

  @Test
  void aFullLineLeavesTheCursorOnTheNext() {
    PageLayout.Picture picture = new PageLayout(10, 20).of(page(typed("0123456789")));

    assertThat(picture.row()).isEqualTo(1);
    assertThat(picture.column()).isZero();
  }

  @Test
  void onlyAColourTerminalGetsColours() {
    InkedLine line = new PageLayout(40, 6).of(page(typed("I "), written("am"))).lines().getFirst();

    assertThat(line.sent(Console.Screen.COLOUR)).isEqualTo("I \u001B[36mam\u001B[0m");
    assertThat(line.sent(Console.Screen.TERMINAL)).isEqualTo("I am");
  }

  @Test
  void aQuestionHasTheCursor() {
    var question = new WritingPage.Question(WritingPage.Question.Subject.BRANCH, "two");
    PageLayout.Picture picture =
        new PageLayout(60, 9).of(page("", Optional.of(question), typed("a")));

    assertThat(picture.lines().getLast().text()).isEqualTo("name of the new branch: two");
    assertThat(picture.row()).isEqualTo(8);
    assertThat(picture.column()).isEqualTo(27);
  }

  @Test
  void aMessageTakesThePlaceOfTheKeys() {
    assertThat(lines(60, 9, page("nothing to undo", Optional.empty())).getLast())
        .isEqualTo("nothing to undo");
  }

  @Test
  void onlyLinesThatChangedAreSent() {
    assertThat(RawTerminal.changes(List.of("a", "b", "c"), List.of("a", "x", "c")))
        .isEqualTo("\u001B[2;1H\u001B[Kx");
    assertThat(RawTerminal.changes(List.of(), List.of("a"))).isEqualTo("\u001B[1;1H\u001B[Ka");
  }
}
