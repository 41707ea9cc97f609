package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusPartsTest {
  @Test
  void theEndOfATextIsKeptFirstForValidationThenForATest() {
    CorpusParts parts = CorpusParts.atEnd(lines(100), new HeldOutShares(0.1, 0.05), 1);
    assertThat(parts.training().text()).startsWith("line 000\n").endsWith("line 084\n");
    assertThat(parts.validation().orElseThrow().text())
        .startsWith("line 085\n")
        .endsWith("line 094\n");
    assertThat(parts.test().orElseThrow().text()).startsWith("line 095\n").endsWith("line 099\n");
    assertThat(parts.notices()).isEmpty();
  }

  @Test
  void aPartBeginsWithALineWhereOneBeginsNearEnough() {
    CorpusParts parts = CorpusParts.atEnd(lines(100), HeldOutShares.validation(0.103), 1);
    assertThat(parts.validation().orElseThrow().text()).startsWith("line 090\n");
  }

  @Test
  void elseAPartBeginsInFrontOfWhiteSpace() {
    Corpus corpus = Corpus.of("word ".repeat(50));
    CorpusParts parts = CorpusParts.atEnd(corpus, HeldOutShares.validation(0.2), 1);
    assertThat(parts.training().text()).endsWith("word");
    assertThat(parts.validation().orElseThrow().text()).isEqualTo(" word".repeat(9) + " ");
  }

  @Test
  void aPartNeverBeginsWithAMarkOfTheCharacterBefore() {
    Corpus corpus = Corpus.of("e\u0301".repeat(50));
    CorpusParts parts = CorpusParts.atEnd(corpus, HeldOutShares.validation(0.11), 1);
    assertThat(parts.validation().orElseThrow().text()).isEqualTo("e\u0301".repeat(5));
  }

  @Test
  void thePartsTogetherAreTheTextAndShareNothing() {
    for (int round = 0; round < 300; round++) {
      var random = KeyedRandom.of(11, Purpose.SAMPLE, 0, round);
      Corpus corpus = drawn(random, 1 + random.nextInt(9), round < 290 ? 60 : 90_000);
      var shares = new HeldOutShares(0.4 * random.nextDouble(), 0.4 * random.nextDouble());
      CorpusParts parts = CorpusParts.atEnd(corpus, shares, 1 + random.nextInt(5));
      var all = new StringBuilder();
      for (TextPart part : TextPart.values()) {
        parts.of(part).ifPresent(found -> all.append(String.join("", texts(found))));
      }
      assertThat(all.toString()).as("round %d", round).isEqualTo(String.join("", texts(corpus)));
    }
  }

  /// Whoever has a part has a corpus: as if its documents had been read alone.
  @Test
  void aPartTellsOfItselfWhatACorpusOfItsDocumentsTells() {
    for (int round = 0; round < 200; round++) {
      var random = KeyedRandom.of(12, Purpose.SAMPLE, 0, round);
      Corpus corpus = drawn(random, 3 + random.nextInt(9), 40);
      var shares = new HeldOutShares(0.3, 0.2);
      CorpusParts parts =
          round % 2 == 0
              ? CorpusParts.atEnd(corpus, shares, 1)
              : CorpusParts.drawn(corpus, shares, round);
      for (TextPart part : TextPart.values()) {
        Corpus found = parts.of(part).orElseThrow();
        Corpus alone = Corpus.ofDocuments(documents(found), TextCleaning.NONE);
        assertThat(found.text()).as("round %d", round).isEqualTo(alone.text());
        assertThat(found.characters()).isEqualTo(alone.characters());
        assertThat(found.documents()).isEqualTo(alone.documents());
        assertThat(found.labels()).isEqualTo(alone.labels());
        assertThat(found.sha256()).isEqualTo(alone.sha256());
      }
    }
  }

  @Test
  void aPartKnowsWhereADocumentWasCut() {
    CorpusParts inside = CorpusParts.atEnd(lines(40), HeldOutShares.validation(0.25), 1);
    assertThat(inside.training().beginsInsideADocument()).isFalse();
    assertThat(inside.training().endsInsideADocument()).isTrue();
    assertThat(inside.validation().orElseThrow().beginsInsideADocument()).isTrue();
    assertThat(inside.validation().orElseThrow().endsInsideADocument()).isFalse();
    CorpusParts between = CorpusParts.atEnd(numbered(40), HeldOutShares.validation(0.25), 1);
    assertThat(between.training().endsInsideADocument()).isFalse();
    assertThat(between.validation().orElseThrow().beginsInsideADocument()).isFalse();
  }

  @Test
  void labelsAreThoseOfThePartAlone() {
    Corpus corpus =
        Corpus.ofDocuments(
            List.of(
                new Document("one two three four five six\n", Optional.of("joy")),
                new Document("seven\n", Optional.of("rage"))),
            TextCleaning.NONE);
    CorpusParts parts = CorpusParts.atEnd(corpus, HeldOutShares.validation(0.2), 1);
    assertThat(parts.training().labels()).containsExactly("joy");
  }

  @Test
  void documentsAreDrawnAndEachIsInOnePart() {
    Corpus corpus = numbered(100);
    CorpusParts parts = CorpusParts.drawn(corpus, new HeldOutShares(0.055, 0.1), 3);
    assertThat(parts.training().documents()).isEqualTo(85);
    assertThat(parts.validation().orElseThrow().documents()).isEqualTo(5);
    assertThat(parts.test().orElseThrow().documents()).isEqualTo(10);
    var all = new ArrayList<String>();
    for (TextPart part : TextPart.values()) {
      List<String> texts = texts(parts.of(part).orElseThrow());
      assertThat(texts).isSorted();
      all.addAll(texts);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(texts(corpus));
  }

  @Test
  void aTestPartLeavesTheValidationDocumentsWhatTheyAre() {
    Corpus corpus = numbered(60);
    List<String> without =
        texts(
            CorpusParts.drawn(corpus, HeldOutShares.validation(0.1), 5).validation().orElseThrow());
    CorpusParts with = CorpusParts.drawn(corpus, new HeldOutShares(0.1, 0.2), 5);
    assertThat(texts(with.validation().orElseThrow())).isEqualTo(without);
    assertThat(
            texts(CorpusParts.drawn(corpus, new HeldOutShares(0.1, 0.2), 6).test().orElseThrow()))
        .isNotEqualTo(texts(with.test().orElseThrow()));
  }

  @Test
  void aPartThatWouldBeTooShortIsNotKeptAndThatIsSaid() {
    CorpusParts parts =
        CorpusParts.atEnd(Corpus.of("a".repeat(100)), new HeldOutShares(0.05, 0.2), 6);
    assertThat(parts.validation()).isEmpty();
    assertThat(parts.test().orElseThrow().characters()).isEqualTo(20);
    assertThat(parts.training().characters()).isEqualTo(80);
    assertThat(parts.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-024]: no validation part: 5.0 % of 100 characters are 5, \
            and at least 6 are needed
              fix: give a longer text, or a validation part of another size\
            """);
  }

  @Test
  void aTrainingPartThatWouldBeTooShortCountsAsWell() {
    Corpus corpus = Corpus.of("a".repeat(100));
    CorpusParts parts = CorpusParts.atEnd(corpus, HeldOutShares.validation(0.95), 6);
    assertThat(parts.validation()).isEmpty();
    assertThat(parts.training()).isSameAs(corpus);
    assertThat(parts.notices()).hasSize(1);
    assertThat(CorpusParts.atEnd(corpus, HeldOutShares.validation(0.94), 6).validation())
        .isPresent();
  }

  @Test
  void tooFewDocumentsCanSpareNoneAndThatIsSaid() {
    CorpusParts one = CorpusParts.drawn(Corpus.of("only"), HeldOutShares.validation(0.1), 1);
    assertThat(one.validation()).isEmpty();
    assertThat(one.notices())
        .extracting(Problem::code)
        .containsExactly(ErrorCode.DATA_NO_VALIDATION);
    assertThat(one.notices().getFirst().what())
        .isEqualTo(
            "no validation part: 10.0 % of 1 document were to be kept, and at least 2 are needed");
    CorpusParts two = CorpusParts.drawn(numbered(2), new HeldOutShares(0.1, 0.1), 1);
    assertThat(two.notices()).hasSize(2);
    CorpusParts three = CorpusParts.drawn(numbered(3), new HeldOutShares(0.1, 0.1), 1);
    assertThat(three.training().documents()).isEqualTo(1);
  }

  @Test
  void everyShareOfAnyFewDocumentsLeavesSomethingToLearn() {
    for (int documents = 3; documents < 12; documents++) {
      for (double share : new double[] {0.01, 0.3, 0.49}) {
        CorpusParts parts =
            CorpusParts.drawn(numbered(documents), new HeldOutShares(share, share), 2);
        assertThat(parts.training().documents()).isPositive();
        assertThat(parts.validation().orElseThrow().documents()).isPositive();
        assertThat(parts.test().orElseThrow().documents()).isPositive();
      }
    }
  }

  @Test
  void withoutSharesTheTrainingPartIsTheCorpus() {
    Corpus corpus = lines(5);
    assertThat(CorpusParts.atEnd(corpus, HeldOutShares.NONE, 9).training()).isSameAs(corpus);
    assertThat(CorpusParts.drawn(corpus, HeldOutShares.NONE, 9).training()).isSameAs(corpus);
  }

  @Test
  void sharesThatLeaveNothingAreAMistakeOfTheCaller() {
    for (double share : new double[] {-0.1, 0.5, Double.NaN}) {
      assertThatThrownBy(() -> new HeldOutShares(0.5, share))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /// One document of lines that begin with their number, in three digits.
  private static Corpus lines(int count) {
    var text = new StringBuilder();
    IntStream.range(0, count).forEach(n -> text.append("line %03d%n".formatted(n)));
    return Corpus.of(text.toString());
  }

  private static Corpus numbered(int count) {
    return Corpus.ofDocuments(
        IntStream.range(100, 100 + count).mapToObj(n -> Document.of(n + " bottles")).toList(),
        TextCleaning.NONE);
  }

  private static Corpus drawn(KeyedRandom random, int documents, int longest) {
    var texts = new ArrayList<Document>();
    for (int document = 0; document < documents; document++) {
      var text = new StringBuilder();
      int length = 3 + random.nextInt(longest);
      for (int index = 0; index < length; index++) {
        text.appendCodePoint("ab c\ndé\uD83D\uDE00".codePoints().toArray()[random.nextInt(8)]);
      }
      String label = "mood " + random.nextInt(3);
      texts.add(new Document(text.toString(), Optional.of(label).filter(word -> documents > 6)));
    }
    return Corpus.ofDocuments(texts, TextCleaning.NONE);
  }

  private static List<String> texts(Corpus corpus) {
    return documents(corpus).stream().map(Document::text).toList();
  }

  private static List<Document> documents(Corpus corpus) {
    var documents = new ArrayList<Document>();
    corpus.forEach(
        new DocumentConsumer() {
          private Optional<String> label = Optional.empty();
          private final StringBuilder text = new StringBuilder();

          @Override
          public void begin(Optional<String> ofDocument) {
            label = ofDocument;
            text.setLength(0);
          }

          @Override
          public void accept(String piece) {
            text.append(piece);
          }

          @Override
          public void end() {
            documents.add(new Document(text.toString(), label));
          }
        });
    return documents;
  }
}
