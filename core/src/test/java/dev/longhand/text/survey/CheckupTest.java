package dev.longhand.text.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.corpus.TextCleaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckupTest {
  @Test
  void theNumbersOfATextAreCounted() {
    var facts = checkup("the lamp\nthe ink's dry\n\nso \uD83D\uDE00 it is").facts();

    assertThat(facts).isEqualTo(new TextFacts(34, 1, 4, 13, 19, 8, 7, 6, false));
  }

  @Test
  void aTextWithoutFaultHasNoFindings() {
    assertThat(checkup(prose(200)).findings()).isEmpty();
  }

  @Test
  void documentsAreCountedAndTheirLinesAreNumberedAnew() {
    Checkup checkup =
        Checkup.of(
            Corpus.ofDocuments(
                List.of(Document.of("one\ntwo\n"), Document.of("three\nfo\u0007ur")),
                TextCleaning.NONE));

    assertThat(checkup.facts().documents()).isEqualTo(2);
    assertThat(checkup.facts().lines()).isEqualTo(4);
    assertThat(only(checkup).example()).contains(new Passage(2, 2, "fo\u0007ur"));
    assertThat(only(checkup).problem().where()).isEqualTo("document 2, line 2");
  }

  @Test
  void repeatedLinesAreCountedAndTheMostFrequentIsShown() {
    String refrain = "And the lamp burns low again\n";
    Finding finding =
        only(checkup("One line of four words\n" + refrain + "Go\nGo\nGo\n" + refrain + refrain));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_REPEATED);
    assertThat(finding.count()).hasValue(2);
    assertThat(finding.problem().what())
        .isEqualTo(
            "2 lines (50.0 %) repeat an earlier one; the most frequent stands there 3 times");
    assertThat(finding.example()).contains(new Passage(1, 7, refrain.strip()));
    assertThat(finding.problem().fix())
        .isEqualTo(
            "awk 'NF < 4 || /^[[:space:][:punct:]]*$/ || !seen[$0]++' text.txt > unique.txt");
  }

  @Test
  void aShortDocumentRepeatsAnotherLikeAnyLine() {
    var documents = List.of(Document.of("emma"), Document.of("ava"), Document.of("emma"));
    Finding finding = only(Checkup.of(Corpus.ofDocuments(documents, TextCleaning.NONE)));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_REPEATED);
    assertThat(finding.count()).hasValue(1);
    assertThat(finding.problem().where()).isEqualTo("document 3");
  }

  @Test
  void rowsOfStarsAreNoRepeatedLines() {
    assertThat(checkup("a b c d\n* * * * *\ne f g h\n* * * * *\n").findings()).isEmpty();
  }

  @Test
  void linesOfTheValidationPartThatStandInTheTrainingPartAreCounted() {
    String text = prose(200) + prose(30);
    Finding finding = atEnd(text, 0.12).findings().getFirst();

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_LEAK);
    assertThat(finding.problem().what())
        .matches("2\\d lines of the validation part \\(100.0 %\\) also stand in the training part");
    assertThat(Checkup.of(Corpus.of(text)).findings())
        .extracting(Finding::kind)
        .doesNotContain(ErrorCode.DATA_LEAK);
  }

  @Test
  void documentsThatTheSeedDrawsAreLookedForInAllOthers() {
    var documents = new ArrayList<Document>();
    for (int copy = 0; copy < 3; copy++) {
      prose(100).lines().map(Document::of).forEach(documents::add);
    }
    Corpus corpus = Corpus.ofDocuments(documents, TextCleaning.NONE);
    CorpusParts parts = CorpusParts.drawn(corpus, new HeldOutShares(0.1, 0.1), 1);
    Finding finding = Checkup.of(parts).findings().getFirst();

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_LEAK);
    assertThat(finding.problem().what())
        .matches("\\d+ lines of the validation and test parts .* also stand in the training part");
    Passage example = finding.example().orElseThrow();
    assertThat(documents.get((int) example.document() - 1).text()).isEqualTo(example.text());
  }

  @Test
  void linesOfADocumentThatIsCutAreNumberedFromItsBeginning() {
    String text = prose(200) + prose(30);
    Passage example = atEnd(text, 0.12).findings().getFirst().example().orElseThrow();

    assertThat(text.lines().toList().get((int) example.line() - 1)).isEqualTo(example.text());
  }

  @Test
  void stretchesOfWordsGiveALeakAwayWhereLinesAreBrokenInAnotherWay() {
    String training = prose(200);
    String copied = prose(40).replace('\n', ' ').replace("burns ", "burns\n");
    Finding finding = atEnd(training + copied, 0.15).findings().getFirst();

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_LEAK);
    assertThat(finding.problem().what())
        .matches(
            "\\d+\\.\\d % of the validation part, in stretches of 8 words, also stands in the"
                + " training part");
    assertThat(finding.example()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see www.example.org for more",
        "http://example.org",
        "Advertisement",
        "You might also like",
        "Subscribe to our newsletter",
        "12Embed",
        "and the lamp burns low4Embed",
        "Embed"
      })
  void linesOfWebPagesAreFound(String line) {
    Finding finding = only(checkup(prose(20) + line + "\n" + prose(100, 120)));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_WEB_LINE);
    assertThat(finding.count()).hasValue(1);
    assertThat(finding.example()).contains(new Passage(1, 21, line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subscribers came and went",
        "Read more slowly, he said, and you will see the lamp",
        "They were Embedded",
        "an advertisement stood in the paper"
      })
  void whatOnlyBeginsLikeALineOfAWebPageIsNone(String line) {
    assertThat(checkup(prose(20) + line + "\n").findings()).isEmpty();
  }

  @Test
  void creditsOfATranscriptionAreFound() {
    Finding finding =
        only(checkup("Produced by the Online Distributed Proofreading Team\n" + prose(20)));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_CREDITS);
    assertThat(finding.problem().fix()).startsWith("grep ").endsWith(" shows what to take out");
  }

  @Test
  void aHeaderThatWasKeptIsLeftOutWithoutTheOption() {
    String book =
        "*** START OF THE PROJECT GUTENBERG EBOOK LAMPS ***\n"
            + prose(20)
            + "*** END OF THE PROJECT GUTENBERG EBOOK LAMPS ***\n";

    assertThat(only(checkup(book)).problem().fix()).isEqualTo("leave out --keep-boilerplate");
  }

  @Test
  void headersOfPagesAreFoundWithAnyNumber() {
    String pages =
        IntStream.range(0, 12)
            .mapToObj(page -> "The Lamp  " + (page + 7) + "\n" + prose(page * 30, page * 30 + 30))
            .collect(Collectors.joining());
    Finding finding = only(checkup(pages));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_PAGE_HEADER);
    assertThat(finding.count()).hasValue(12);
    assertThat(finding.problem().what())
        .isEqualTo("'The Lamp 7' returns 12 times, every 31 lines or so, as a page header does");
    assertThat(finding.problem().fix())
        .isEqualTo(
            "grep -a -v -E '^[[:space:]]*The[[:space:]]+Lamp[[:space:]]+[0-9]+[[:space:]]*$'"
                + " text.txt > clean.txt");
  }

  @Test
  void aLineThatReturnsNowAndThenIsNoPageHeader() {
    String play =
        IntStream.range(0, 20)
            .mapToObj(i -> "LAMP:\n" + prose(i * i * 2, i * i * 2 + i * i % 90))
            .collect(Collectors.joining());

    assertThat(checkup(play).findings())
        .extracting(Finding::kind)
        .doesNotContain(ErrorCode.DATA_PAGE_HEADER);
  }

  @Test
  void wordsOfMixedLettersAreFound() {
    Finding finding = only(checkup("the l\u0430mp burns, \u043B\u0430\u043C\u043F\u0430 too\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_HOMOGLYPH);
    assertThat(finding.count()).hasValue(1);
    assertThat(finding.problem().what())
        .isEqualTo(
            "1 word mixes Latin with Greek or Cyrillic letters that look like them, such as"
                + " 'l\u0430mp'");
  }

  @Test
  void controlCharactersAreNamedAndCounted() {
    Finding finding = only(checkup("a lamp\nring\u0007 ring\u0007\u0000\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_CONTROL);
    assertThat(finding.count()).hasValue(3);
    assertThat(finding.problem().what())
        .isEqualTo("3 control characters: U+0000 1 time, U+0007 2 times");
    assertThat(finding.example().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void invisibleCharactersAreNamedAndCounted() {
    Finding finding = only(checkup("a\u200B lamp\u202E\n\uFEFFb\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_INVISIBLE);
    assertThat(finding.problem().what())
        .isEqualTo("3 invisible characters: U+200B 1 time, U+202E 1 time, U+FEFF 1 time");
  }

  @Test
  void accentsThatStandApartAreCounted() {
    Finding finding = only(checkup("a cafe\u0301 and \u0915\u093F\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_DECOMPOSED);
    assertThat(finding.count()).hasValue(1);
    assertThat(finding.problem().fix()).isEqualTo("--normalize nfc");
  }

  @Test
  void tagsAndEntitiesAreHtml() {
    Finding finding = only(checkup("<p>a lamp &amp; ink</p>\nif a < b and c > d & e; then\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_HTML);
    assertThat(finding.count()).hasValue(3);
  }

  @Test
  void headingsLinksAndBoldWordsAreMarkdown() {
    Finding finding =
        only(checkup("# Lamps\n\nsee [ink](ink.md)\n**dry** paper\n- a\n* * *\n####### no\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_MARKDOWN);
    assertThat(finding.count()).hasValue(3);
  }

  @Test
  void underscoresAroundWordsAreCounted() {
    Finding finding = only(checkup("a _lamp_ and _dry ink_, snake_case_name\n_so_\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_UNDERSCORES);
    assertThat(finding.count()).hasValue(3);
  }

  @Test
  void linesWithTabsAreCounted() {
    Finding finding = only(checkup("a\tlamp\t\nb\n\tc\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_TABS);
    assertThat(finding.count()).hasValue(2);
    assertThat(finding.problem().what()).isEqualTo("2 lines hold tabs");
  }

  @Test
  void aVeryLongLineIsMeasuredAndNeverShownWhole() {
    Finding finding = only(checkup("short\n" + "lamp ".repeat(30_000) + "\n"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_LONG_LINE);
    assertThat(finding.count()).hasValue(150_000);
    assertThat(finding.example().orElseThrow().text()).hasSizeLessThanOrEqualTo(160);
  }

  @Test
  void wordsThatNeverReturnAreAShareOfTheVocabulary() {
    String ids =
        IntStream.range(0, 6000).mapToObj(i -> "id" + i + " ").collect(Collectors.joining());
    Finding finding = only(checkup(ids.replace("0 ", "0\n")));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_RARE_WORDS);
    assertThat(finding.count()).hasValue(6000);
    assertThat(finding.problem().what())
        .isEqualTo("100 % of the different words occur once, such as 'id5690'");
  }

  @Test
  void oneSymbolIsNothingToLearn() {
    Finding finding = only(checkup("aaaa"));

    assertThat(finding.kind()).isEqualTo(ErrorCode.DATA_ONE_SYMBOL);
    assertThat(finding.problem().what())
        .isEqualTo("every character is 'a' U+0061; there is nothing to learn");
  }

  @Test
  void theWorstComesFirst() {
    String text = "a\tlamp\n<p>ink</p><br>\n_so_ _so_ _so_\nbell\u0007\n";

    assertThat(checkup(text).findings())
        .extracting(Finding::kind)
        .containsExactly(
            ErrorCode.DATA_HTML,
            ErrorCode.DATA_CONTROL,
            ErrorCode.DATA_UNDERSCORES,
            ErrorCode.DATA_TABS);
  }

  private static Checkup atEnd(String text, double validation) {
    return Checkup.of(CorpusParts.atEnd(Corpus.of(text), HeldOutShares.validation(validation), 1));
  }

  private static Checkup checkup(String text) {
    return Checkup.of(Corpus.of(text));
  }

  private static Finding only(Checkup checkup) {
    assertThat(checkup.findings()).hasSize(1);
    return checkup.findings().getFirst();
  }

  private static String prose(int lines) {
    return prose(0, lines);
  }

  /// Lines that are all different and share their words.
  private static String prose(int from, int to) {
    var things = List.of("lamp", "ink", "paper", "door", "letter", "night", "window", "pen", "sea");
    int count = things.size();
    return IntStream.range(from, to)
        .mapToObj(i ->
            String.format(
                Locale.ROOT,
                "The %s of the %s burns for the %s and the %s%n",
                things.get(i % count),
                things.get(i / count % count),
                things.get(i / count / count % count),
                things.get(i / count / count / count % count)))
        .collect(Collectors.joining());
  }
}
