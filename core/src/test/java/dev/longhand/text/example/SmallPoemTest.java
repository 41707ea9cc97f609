package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every way to cut a text that is small enough to count by hand.
class SmallPoemTest {
  // 36, 35 and 24 characters; 9, 9 and 4 words.
  private static final List<String> LINES =
      List.of(
          "The owl is up, the moon is up, we're",
          "the two of us, and the moon is low;",
          "sleep well, sleep, moon!");

  private final Corpus lines =
      Corpus.ofDocuments(LINES.stream().map(Document::of).toList(), TextCleaning.NONE);
  private final Tokenizer keras = TokenizerConfig.Keras.DEFAULTS.fit(lines);

  @Test
  void itHas97CharactersWithItsLineEnds() {
    assertThat(LINES.stream().map(String::length)).containsExactly(36, 35, 24);
    assertThat(characters(Marks.NONE, DocumentEnds.LINE_END).tokens().length()).isEqualTo(97);
  }

  @Test
  void windowsOf50Leave47() {
    var windows =
        Windows.of(
            characters(Marks.NONE, DocumentEnds.LINE_END).tokens(),
            new WindowOptions(50, 1, 16, Shuffle.EACH_EPOCH, 42));
    assertThat(windows.count()).isEqualTo(47);
    assertThat(windows.batchesPerEpoch()).isEqualTo(3);
  }

  @Test
  void fourStreamsForetell24CharactersEach() {
    var streams = Streams.of(characters(Marks.NONE, DocumentEnds.LINE_END).tokens(), 10, 4);
    assertThat(streams.targetsPerEpoch()).isEqualTo(96);
    assertThat(streams.batchesPerEpoch()).isEqualTo(3);
  }

  @Test
  void wordsAreRankedAsKerasRanksThem() {
    // the: 4; is, moon: 3; up, sleep: 2; all others once.
    assertThat(keras.vocabulary().tokens())
        .containsExactly(
            "<pad>", "the", "is", "moon", "up", "sleep", "owl", "we're", "two", "of", "us", "and",
            "low", "well");
  }

  @Test
  void prefixesAreOneFewerThanTheWordsOfEachLine() {
    EncodedDocuments words = EncodedCorpusTest.encode(lines, keras, DocumentEnds.NONE).training();
    assertThat(words.longest()).isEqualTo(9);
    assertThat(words.document(0).part(0, 2).toArray()).containsExactly(1, 6);
    var options = new RaggedOptions(8, 64, 1, Shuffle.EACH_EPOCH, 1);
    var prefixes = Prefixes.of(words, options, new Padding.Shared(0, 8));
    assertThat(prefixes.count()).isEqualTo(8 + 8 + 3);
    // Real tokens are 1 + ... + 8 twice and 1 + ... + 3, of 19 rows of 8.
    assertThat(prefixes.tokensPerEpoch()).isEqualTo(36 + 36 + 6);
  }

  @Test
  void wholeLinesWithMarksHaveATargetForEveryCharacterAndTheEnd() {
    var wholes =
        Wholes.of(
            characters(Marks.START_END, DocumentEnds.NONE),
            new RaggedOptions(100, 2, 1, Shuffle.NONE, 1));
    assertThat(wholes.targetsPerEpoch()).isEqualTo(37 + 36 + 25);
    assertThat(wholes.steps()).isEqualTo(37);
  }

  private EncodedDocuments characters(Marks marks, DocumentEnds ends) {
    Tokenizer tokenizer = EncodedCorpusTest.characters(marks).fit(lines);
    return EncodedCorpusTest.encode(lines, tokenizer, ends).training();
  }
}
