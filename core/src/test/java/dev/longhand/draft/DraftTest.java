package dev.longhand.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DraftTest {
  private static final Stretch TWENTY = new Stretch.Tokens(20);

  private static boolean always() {
    return true;
  }

  // ---- the same to the bit

  @ParameterizedTest
  @EnumSource
  void undoThenRedoIsAsIfNothingHadBeenUndone(Drafts kind) {
    Draft plain = kind.draft();
    Draft undone = kind.draft();
    for (Draft draft : List.of(plain, undone)) {
      draft.type("the sea ");
      draft.write(TWENTY, DraftTest::always);
      draft.type("and ");
    }
    while (undone.undo()) {
      undone.suggestions(3);
    }
    while (undone.redo()) {
      undone.suggestions(3);
    }

    assertSame(undone, plain);
  }

  @ParameterizedTest
  @EnumSource
  void afterUndoingTheModelWritesTheSameAgain(Drafts kind) {
    Draft draft = kind.draft();
    draft.type("the sea ");
    draft.write(TWENTY, DraftTest::always);
    String once = draft.text();
    List<DraftToken> tokens = draft.tokens();

    draft.undo();
    draft.write(TWENTY, DraftTest::always);

    assertThat(draft.text()).isEqualTo(once);
    assertThat(draft.tokens()).isEqualTo(tokens);
  }

  @ParameterizedTest
  @EnumSource
  void aBranchThatWasLeftIsAsItWas(Drafts kind) {
    Draft plain = kind.draft();
    Draft branched = kind.draft();
    for (Draft draft : List.of(plain, branched)) {
      draft.type("the sea ");
      draft.write(TWENTY, DraftTest::always);
    }
    branched.begin("other");
    branched.undo();
    branched.type("xyz");
    branched.write(new Stretch.Tokens(70), DraftTest::always);
    branched.switchTo(Draft.FIRST_BRANCH);

    assertSame(branched, plain);
  }

  @ParameterizedTest
  @EnumSource
  void oneStretchOrManyAreTheSame(Drafts kind) {
    Draft once = kind.draft();
    Draft inParts = kind.draft();
    once.write(TWENTY, DraftTest::always);
    for (int i = 0; i < 10; i++) {
      inParts.write(new Stretch.Tokens(2), DraftTest::always);
    }

    assertSame(inParts, once);
  }

  @ParameterizedTest
  @EnumSource
  void aTextIsTheSameTypedOrOpened(Drafts kind) {
    Draft typed = kind.draft();
    Draft opened = kind.draft();
    String text = "the sea was calm that day. ".repeat(9);
    typed.type(text);
    opened.open(text);

    assertThat(opened.suggestions(10)).isEqualTo(typed.suggestions(10));
  }

  @ParameterizedTest
  @EnumSource
  void itWritesWhatWouldBeGenerated(Drafts kind) {
    TextGenerator generator = kind.generator(Drafts.characters());
    for (String prompt : new String[] {"", "the sea "}) {
      var draft = new Draft(generator, 0.8, 3);
      draft.open(prompt);
      draft.write(TWENTY, DraftTest::always);

      assertThat(draft.text())
          .isEqualTo(
              prompt
                  + generator.generate(
                      generator.prompt(prompt), new Continuation(20, Sampling.at(0.8), 3)));
    }
  }

  /// Typing on begins without the line end that the model reads before it begins a text of its own.
  @Test
  void typingIntoAnEmptyDraftForgetsWhatTheModelHadReadFirst() {
    Draft asked = Drafts.CARRIED.draft();
    Draft typed = Drafts.CARRIED.draft();
    asked.suggestions(5);
    asked.type("t");
    typed.open("t");

    assertThat(asked.suggestions(5)).isEqualTo(typed.suggestions(5));
  }

  private static void assertSame(Draft draft, Draft expected) {
    assertThat(draft.tokens()).isEqualTo(expected.tokens());
    assertThat(draft.suggestions(10)).isEqualTo(expected.suggestions(10));
    draft.write(new Stretch.Tokens(50), DraftTest::always);
    expected.write(new Stretch.Tokens(50), DraftTest::always);
    assertThat(draft.text()).isEqualTo(expected.text());
    assertThat(draft.tokens()).isEqualTo(expected.tokens());
  }

  // ---- who wrote what

  @Test
  void everyTokenHasAnAuthor() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("ab");
    draft.take(draft.suggestions(1).getFirst());
    draft.type("c");

    assertThat(draft.spans())
        .extracting(Span::author)
        .containsExactly(Author.PERSON, Author.MODEL, Author.PERSON);
    assertThat(draft.text()).startsWith("ab").endsWith("c").hasSize(4);
  }

  @Test
  void onlyWhatIsTypedCountsForThePerplexity() {
    Draft draft = Drafts.CARRIED.draft();
    draft.open("the sea ");
    draft.write(TWENTY, DraftTest::always);
    assertThat(draft.perplexity()).isEmpty();

    draft.type("q");

    double logProbability = draft.tokens().getLast().logProbability().orElseThrow();
    assertThat(draft.perplexity()).hasValue(StrictMath.exp(-logProbability));
  }

  @Test
  void whatTheVocabularyLacksIsTold() {
    Draft draft = Drafts.CARRIED.draft();

    List<Problem> notices = draft.type("a\u03A9b");

    assertThat(notices).extracting(Problem::code).containsExactly(ErrorCode.PROMPT_UNKNOWN);
    assertThat(notices.getFirst().what()).contains("U+03A9");
    assertThat(draft.length()).isEqualTo(2);
  }

  @Test
  void whatAPersonTypesStandsAsTheyTypedIt() {
    Draft letters = Drafts.CARRIED.draft();
    Draft words = Drafts.CARRIED.draft(Drafts.words());
    for (Draft draft : List.of(letters, words)) {
      draft.type("A \u03A9  zebra,");
      draft.type(" the\n");

      assertThat(draft.text()).isEqualTo("A \u03A9  zebra, the\n");
    }
  }

  @Test
  void anyLengthMayBeTyped() {
    Draft draft = Drafts.CARRIED.draft();
    String text = "the sea. ".repeat(500);
    draft.type(text);

    assertThat(draft.text()).isEqualTo(text);
    assertThat(draft.length()).isEqualTo(text.length());
  }

  @Test
  void halfASurrogatePairIsTheCallersMistake() {
    Draft draft = Drafts.CARRIED.draft();

    assertThatThrownBy(() -> draft.type("\uD83C")).isInstanceOf(IllegalArgumentException.class);
    assertThat(draft.text()).isEmpty();
  }

  // ---- suggestions

  @Test
  void suggestionsStandByProbability() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("the s");
    List<Suggestion> all = draft.suggestions(1000);

    assertThat(all).hasSize(30);
    assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
    assertThat(all.stream().mapToDouble(Suggestion::probability).sum()).isCloseTo(1, within(1e-9));
    assertThat(draft.suggestions(3)).isEqualTo(all.subList(0, 3));
  }

  @Test
  void aLowTemperatureMakesTheLikelyLikelier() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("the s");
    double warm = draft.suggestions(1).getFirst().probability();
    draft.setTemperature(0.2);

    assertThat(draft.suggestions(1).getFirst().probability()).isGreaterThan(warm);
    assertThat(draft.text()).isEqualTo("the s");
  }

  @Test
  void atTemperatureZeroOneTokenIsLeft() {
    Draft draft = Drafts.CARRIED.draft();
    draft.setTemperature(0);

    assertThat(draft.suggestions(9)).extracting(Suggestion::probability).containsExactly(1.0);
  }

  @Test
  void aTemperatureOutOfRangeIsRefusedAndChangesNothing() {
    Draft draft = Drafts.CARRIED.draft();

    assertThatThrownBy(() -> draft.setTemperature(11)).isInstanceOf(LonghandException.class);
    assertThat(draft.temperature()).isEqualTo(1);
  }

  @Test
  void whiteSpaceIsShownAsSigns() {
    assertThat(new Suggestion(0, " a\n\t\u001B", 1).label()).isEqualTo("␣a⏎⇥\\u001B");
  }

  // ---- words

  @Test
  void aWordStopsInFrontOfTheSpaceBehindIt() {
    Draft draft = Drafts.CARRIED.draft();
    for (int word = 0; word < 20; word++) {
      int before = draft.text().length();
      draft.write(Stretch.WORD, DraftTest::always);
      assertThat(draft.text().substring(before)).matches("\\s*[^\\s]+");
    }
  }

  @Test
  void aLineEndsWithItsLineEnd() {
    Draft draft = Drafts.CARRIED.draft();

    Written written = draft.write(Stretch.LINE, DraftTest::always);

    assertThat(written.pause()).isEqualTo(Written.Pause.DONE);
    assertThat(draft.text()).matches("[^\\n]*\\n").hasSize(draft.length());
  }

  @Test
  void whoeverWantsNoMoreKeepsWhatIsWritten() {
    Draft draft = Drafts.CARRIED.draft();
    var asked = new int[1];

    Written written = draft.write(TWENTY, () -> asked[0]++ < 5);

    assertThat(written).isEqualTo(new Written(5, Written.Pause.CANCELLED));
    assertThat(draft.length()).isEqualTo(5);
  }

  @Test
  void anotherTakeIsAnotherTextAndUndoingLeadsBackToTheFirst() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("the ");
    draft.write(TWENTY, DraftTest::always);
    String first = draft.text();

    draft.again(DraftTest::always);
    assertThat(draft.text()).isNotEqualTo(first).startsWith("the ").hasSize(first.length());
    draft.undo();
    assertThat(draft.text()).isEqualTo(first);
    draft.undo();
    assertThat(draft.text()).isEqualTo("the ");
  }

  @Test
  void onlyWhatTheModelWroteLastCanBeWrittenAgain() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("the ");

    assertThat(draft.again(DraftTest::always)).isEmpty();
    assertThat(draft.text()).isEqualTo("the ");
  }

  @Test
  void aWordThatIsBegunChoosesAmongThoseThatBeginSo() {
    Draft draft = Drafts.CARRIED.draft(Drafts.words());
    draft.type("the ca");

    assertThat(draft.suggestions(9))
        .extracting(Suggestion::text)
        .containsExactlyInAnyOrder("cat", "cattle");
    assertThat(draft.text()).isEqualTo("the ca");
  }

  @Test
  void aTakenWordStandsForItsBeginning() {
    Draft draft = Drafts.CARRIED.draft(Drafts.words());
    draft.type("the catt");
    draft.take(draft.suggestions(1).getFirst());

    assertThat(draft.text()).isEqualTo("the cattle");
    assertThat(draft.spans().getLast()).isEqualTo(new Span(" cattle", Author.MODEL));
  }

  @Test
  void aWordThatTheModelLacksIsReadAsUnknownOnceItIsWhole() {
    Draft draft = Drafts.CARRIED.draft(Drafts.words());

    assertThat(draft.type("the zebra")).isEmpty();
    assertThat(draft.suggestions(9)).isEmpty();
    assertThat(draft.type(" ")).extracting(Problem::code).containsExactly(ErrorCode.PROMPT_UNKNOWN);
    assertThat(draft.suggestions(9)).isNotEmpty();
  }

  @Test
  void lettersAndWholeWordsAreReadAlike() {
    Draft letters = Drafts.CARRIED.draft(Drafts.words());
    Draft whole = Drafts.CARRIED.draft(Drafts.words());
    String text = "the cat sat on the mat,\nThe dog sang. ";
    text.codePoints().forEach(letter -> letters.type(Character.toString(letter)));
    whole.type(text);

    assertThat(letters.tokens()).isEqualTo(whole.tokens());
    assertThat(letters.text()).isEqualTo(whole.text()).isEqualTo(text);
  }

  @Test
  void theModelCompletesTheWordItIsAskedFor() {
    Draft draft = Drafts.CARRIED.draft(Drafts.words());
    draft.type("the catt");
    draft.write(Stretch.WORD, DraftTest::always);

    assertThat(draft.text()).startsWith("the cattle");
  }

  // ---- going back

  @Test
  void typingIsUndoneWordByWord() {
    Draft draft = Drafts.CARRIED.draft();
    "one two  three".codePoints().forEach(letter -> draft.type(Character.toString(letter)));
    var texts = new ArrayList<String>();
    while (draft.undo()) {
      texts.add(draft.text());
    }

    assertThat(texts).containsExactly("one two  ", "one ", "");
  }

  @Test
  void erasingTakesOneCharacter() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("a🌊");
    draft.erase();
    assertThat(draft.text()).isEqualTo("a");
    draft.undo();
    assertThat(draft.text()).isEqualTo("a🌊");
  }

  @Test
  void anErasedCharacterIsAsIfItHadNeverBeenTyped() {
    for (var tokenizer : List.of(Drafts.characters(), Drafts.words(), Drafts.bytes())) {
      Draft plain = Drafts.CARRIED.draft(tokenizer);
      Draft erased = Drafts.CARRIED.draft(tokenizer);
      plain.type("the cat on");
      erased.type("the cat on the\n");
      for (int i = 0; i < 5; i++) {
        erased.erase();
      }

      assertThat(erased.text()).isEqualTo(plain.text());
      assertThat(erased.tokens()).isEqualTo(plain.tokens());
      assertThat(erased.suggestions(9)).isEqualTo(plain.suggestions(9));
    }
  }

  @Test
  void wordsOfTwoAuthorsStandApart() {
    Draft draft = Drafts.CARRIED.draft(Drafts.words());
    draft.type("the cat ");
    draft.take(new Suggestion(draft.suggestions(1).getFirst().id(), "", 1));
    draft.type("dog");

    assertThat(draft.text()).matches("the cat ?\\S+ dog|the cat\\s+dog");
  }

  @Test
  void erasingNeverLeavesHalfACharacter() {
    Draft draft = Drafts.CARRIED.draft(Drafts.bytes());
    draft.type("aé🌊");
    draft.erase();
    assertThat(draft.text()).isEqualTo("aé");
    draft.erase();
    assertThat(draft.text()).isEqualTo("a");
  }

  @Test
  void nothingIsErasedOfNothing() {
    Draft draft = Drafts.CARRIED.draft();

    assertThat(draft.erase()).isFalse();
    assertThat(draft.undo()).isFalse();
    assertThat(draft.redo()).isFalse();
  }

  @Test
  void aNewStepForgetsWhatWasUndone() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("one two");
    draft.undo();
    draft.type("three");

    assertThat(draft.redo()).isFalse();
    assertThat(draft.text()).isEqualTo("three");
  }

  // ---- branches

  @Test
  void aBranchHasThePastOfTheOtherAndAFutureOfItsOwn() {
    Draft draft = Drafts.CARRIED.draft();
    draft.type("one ");
    draft.begin("other");
    draft.type("two");
    draft.switchTo(Draft.FIRST_BRANCH);
    assertThat(draft.text()).isEqualTo("one ");

    draft.switchTo("other");
    draft.undo();
    draft.undo();

    assertThat(draft.text()).isEmpty();
    assertThat(draft.branches()).containsExactly("main", "other");
  }

  @Test
  void namesThatAreTakenOrNoNamesAreRefused() {
    Draft draft = Drafts.CARRIED.draft();
    for (String name : new String[] {"main", "", " ", " a", "a\nb", "\u001B[2J", "x".repeat(41)}) {
      assertThatThrownBy(() -> draft.begin(name)).isInstanceOf(LonghandException.class);
    }
    assertThat(draft.branches()).containsExactly("main");
  }

  @Test
  void aWrongNameIsToldWithTheNearest() {
    Draft draft = Drafts.CARRIED.draft();

    assertThatThrownBy(() -> draft.switchTo("mian"))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> assertThat(refusal.problems().getFirst().fix()).contains("main"));
  }
}
