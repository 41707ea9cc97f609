package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncodedCorpusTest {
  @Test
  void examplesThatReachAcrossDocumentsReadTheWholeText() {
    for (int round = 0; round < 50; round++) {
      var random = KeyedRandom.of(1, Purpose.SAMPLE, 0, round);
      Corpus corpus = randomCorpus(random, 1 + random.nextInt(9), round < 45 ? 30 : 300_000);
      Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
      assertThat(encode(corpus, tokenizer, DocumentEnds.LINE_END).training().tokens().toArray())
          .as("round %d", round)
          .isEqualTo(tokenizer.encode(corpus.text()).ids());
    }
  }

  @Test
  void examplesWithinDocumentsReadEachByItself() {
    Corpus corpus = corpus("one", "two\n", "three");
    Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
    EncodedDocuments documents = encode(corpus, tokenizer, DocumentEnds.NONE).training();
    assertThat(texts(documents, tokenizer)).containsExactly("one", "two\n", "three");
  }

  @Test
  void aLineEndStandsBehindADocumentThatHasNoneAndIsNotTheLast() {
    Corpus corpus = corpus("one", "two\n", "three");
    Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
    EncodedDocuments documents = encode(corpus, tokenizer, DocumentEnds.LINE_END).training();
    assertThat(texts(documents, tokenizer)).containsExactly("one\n", "two\n", "three");
  }

  @Test
  void marksStandAroundEveryDocumentAndNoLineEndBetween() {
    Corpus corpus = corpus("ab", "ba");
    Tokenizer tokenizer = characters(Marks.START_END).fit(corpus);
    EncodedDocuments documents = encode(corpus, tokenizer, DocumentEnds.LINE_END).training();
    assertThat(names(documents.document(0), tokenizer)).containsExactly("<s>", "a", "b", "</s>");
    assertThat(names(documents.document(1), tokenizer)).containsExactly("<s>", "b", "a", "</s>");
  }

  @Test
  void aLabelStandsInPlaceOfTheFirstMark() {
    Corpus corpus =
        Corpus.ofDocuments(
            List.of(new Document("ab", Optional.of("joy")), Document.of("b")), TextCleaning.NONE);
    Tokenizer marked = characters(Marks.START_END).fit(corpus);
    EncodedDocuments documents = encode(corpus, marked, DocumentEnds.NONE).training();
    assertThat(names(documents.document(0), marked)).containsExactly("joy", "a", "b", "</s>");
    assertThat(names(documents.document(1), marked)).containsExactly("<s>", "b", "</s>");
    Tokenizer plain = characters(Marks.NONE).fit(corpus);
    EncodedDocuments unmarked = encode(corpus, plain, DocumentEnds.NONE).training();
    assertThat(names(unmarked.document(0), plain)).containsExactly("joy", "a", "b");
  }

  @Test
  void aLabelThatTheModelNeverSawCountsAsNone() {
    Tokenizer tokenizer = characters(Marks.START_END).fit(corpus("ab"));
    Corpus labelled =
        Corpus.ofDocuments(List.of(new Document("ab", Optional.of("rage"))), TextCleaning.NONE);
    EncodedDocuments documents = encode(labelled, tokenizer, DocumentEnds.NONE).training();
    assertThat(names(documents.document(0), tokenizer)).containsExactly("<s>", "a", "b", "</s>");
  }

  @Test
  void whatHasNoIdIsCounted() {
    Tokenizer tokenizer = characters(Marks.NONE).fit(corpus("ab"));
    EncodedCorpus encoded = encode(corpus("axbx", "xy"), tokenizer, DocumentEnds.NONE);
    assertThat(encoded.training().unknown().occurrences()).isEqualTo(4);
    assertThat(encoded.training().unknown().texts())
        .containsExactly(entry("x", 3L), entry("y", 1L));
    assertThat(encoded.training().count()).isEqualTo(2);
    assertThat(encoded.training().length(1)).isZero();
  }

  @Test
  void theShareOfDocumentsIsHeldOut() {
    Corpus corpus = numbered(100);
    Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
    EncodedCorpus encoded = heldOut(corpus, tokenizer, 0.055, 3);
    assertThat(encoded.training().count()).isEqualTo(95);
    assertThat(encoded.validation().orElseThrow().count()).isEqualTo(5);
  }

  @Test
  void noDocumentIsOnBothSidesAndNoneIsLost() {
    for (int round = 0; round < 60; round++) {
      var random = KeyedRandom.of(2, Purpose.SAMPLE, 0, round);
      int documents = 2 + random.nextInt(30);
      Corpus corpus = numbered(documents);
      Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
      EncodedCorpus encoded = heldOut(corpus, tokenizer, random.nextDouble(), round);
      List<String> training = texts(encoded.training(), tokenizer);
      List<String> validation = texts(encoded.validation().orElseThrow(), tokenizer);
      assertThat(training).as("round %d", round).isNotEmpty().isSorted();
      assertThat(validation).as("round %d", round).isNotEmpty().isSorted();
      var all = new ArrayList<String>(training);
      all.addAll(validation);
      assertThat(all)
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(texts(numberedTexts(documents)));
    }
  }

  @Test
  void noPrefixOfADocumentIsOnBothSides() {
    Corpus corpus = numbered(40);
    Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
    EncodedCorpus encoded = heldOut(corpus, tokenizer, 0.3, 1);
    List<String> validation = texts(encoded.validation().orElseThrow(), tokenizer);
    var options = new RaggedOptions(99, 7, 2, Shuffle.EACH_EPOCH, 5);
    Prefixes prefixes = Prefixes.of(encoded.training(), options, Padding.MASKED);
    Batch batch = prefixes.newBatch();
    for (int k = 0; k < prefixes.batchesPerEpoch(); k++) {
      prefixes.fill(0, k, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        // Numbers of three digits differ in the first three characters.
        if (batch.length(b) >= 3) {
          var ids = new int[batch.length(b)];
          for (int index = 0; index < ids.length; index++) {
            ids[index] = batch.input(batch.steps() - ids.length + index, b);
          }
          String prefix = tokenizer.decode(ids);
          assertThat(validation).noneMatch(text -> text.startsWith(prefix));
        }
      }
    }
  }

  @Test
  void theSeedDrawsWhichDocumentsAreHeldOut() {
    Corpus corpus = numbered(50);
    Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
    List<String> first =
        texts(heldOut(corpus, tokenizer, 0.2, 1).validation().orElseThrow(), tokenizer);
    assertThat(texts(heldOut(corpus, tokenizer, 0.2, 1).validation().orElseThrow(), tokenizer))
        .isEqualTo(first);
    assertThat(texts(heldOut(corpus, tokenizer, 0.2, 2).validation().orElseThrow(), tokenizer))
        .isNotEqualTo(first);
  }

  @Test
  void aPartHasNoTokensOfAnother() {
    Corpus corpus = corpus("one two\nthree four\nfive six seven eight nine ten\n");
    CorpusParts parts = CorpusParts.atEnd(corpus, new HeldOutShares(0.3, 0.3), 1);
    Tokenizer tokenizer = characters(Marks.NONE).fit(corpus);
    EncodedCorpus encoded =
        EncodedCorpus.encode(parts, tokenizer, EncodingOptions.inMemory(DocumentEnds.LINE_END));
    String all =
        tokenizer.decode(encoded.training().tokens().toArray())
            + tokenizer.decode(encoded.validation().orElseThrow().tokens().toArray())
            + tokenizer.decode(encoded.test().orElseThrow().tokens().toArray());
    assertThat(all).isEqualTo(corpus.text());
    assertThat(encoded.tokens()).isEqualTo(corpus.characters());
  }

  @Test
  void aDocumentThatIsCutHasItsMarksAtItsEnds() {
    Corpus corpus = corpus("aaa\nbbb\nccc\nddd\n");
    CorpusParts parts = CorpusParts.atEnd(corpus, HeldOutShares.validation(0.5), 1);
    Tokenizer tokenizer = characters(Marks.START_END).fit(parts.training());
    EncodedCorpus encoded =
        EncodedCorpus.encode(parts, tokenizer, EncodingOptions.inMemory(DocumentEnds.NONE));
    assertThat(names(encoded.training().tokens(), tokenizer))
        .containsExactly("<s>", "a", "a", "a", "\n", "b", "b", "b", "\n");
    EncodedDocuments rest = encoded.validation().orElseThrow();
    assertThat(names(rest.tokens(), tokenizer)).containsExactly("\n", "\n", "</s>");
    assertThat(rest.unknown().texts()).containsExactly(entry("c", 3L), entry("d", 3L));
    assertThat(encoded.training().characters()).isEqualTo(8);
    assertThat(rest.characters()).isEqualTo(9);
  }

  @Test
  void theCharactersOfAPartCountWhatStandsBetweenDocuments() {
    Corpus corpus = corpus("ab", "c\n", "d");
    Tokenizer plain = characters(Marks.NONE).fit(corpus);
    Tokenizer marked = characters(Marks.START_END).fit(corpus);
    assertThat(encode(corpus, plain, DocumentEnds.LINE_END).training().characters()).isEqualTo(6);
    assertThat(encode(corpus, plain, DocumentEnds.NONE).training().characters()).isEqualTo(5);
    assertThat(encode(corpus, marked, DocumentEnds.NONE).training().characters()).isEqualTo(8);
  }

  @Test
  void withoutAShareNothingIsHeldOut() {
    Corpus corpus = numbered(5);
    EncodedCorpus encoded = heldOut(corpus, characters(Marks.NONE).fit(corpus), 0, 1);
    assertThat(encoded.validation()).isEmpty();
    assertThat(encoded.test()).isEmpty();
  }

  static EncodedCorpus encode(Corpus corpus, Tokenizer tokenizer, DocumentEnds ends) {
    return EncodedCorpus.encode(
        CorpusParts.whole(corpus), tokenizer, EncodingOptions.inMemory(ends));
  }

  static TokenizerConfig characters(Marks marks) {
    return new TokenizerConfig.Characters(marks);
  }

  static Corpus corpus(String... texts) {
    return Corpus.ofDocuments(
        List.of(texts).stream().map(Document::of).toList(), TextCleaning.NONE);
  }

  /// Documents that begin with their number, in three digits.
  static Corpus numbered(int documents) {
    return Corpus.ofDocuments(numberedTexts(documents), TextCleaning.NONE);
  }

  static List<String> texts(EncodedDocuments documents, Tokenizer tokenizer) {
    var texts = new ArrayList<String>();
    for (long number = 0; number < documents.count(); number++) {
      texts.add(tokenizer.decode(documents.document(number).toArray()));
    }
    return texts;
  }

  private static EncodedCorpus heldOut(
      Corpus corpus, Tokenizer tokenizer, double share, long seed) {
    CorpusParts parts = CorpusParts.drawn(corpus, HeldOutShares.validation(share), seed);
    return EncodedCorpus.encode(parts, tokenizer, EncodingOptions.inMemory(DocumentEnds.NONE));
  }

  private static List<Document> numberedTexts(int documents) {
    var texts = new ArrayList<Document>();
    for (int number = 100; number < 100 + documents; number++) {
      texts.add(Document.of(number + " bottles of beer"));
    }
    return texts;
  }

  private static List<String> texts(List<Document> documents) {
    return documents.stream().map(Document::text).toList();
  }

  private static Corpus randomCorpus(KeyedRandom random, int documents, int longest) {
    var texts = new ArrayList<Document>();
    for (int document = 0; document < documents; document++) {
      var text = new StringBuilder();
      int length = 1 + random.nextInt(longest);
      for (int index = 0; index < length; index++) {
        text.append("ab c\nd".charAt(random.nextInt(6)));
      }
      texts.add(Document.of(text.toString()));
    }
    return Corpus.ofDocuments(texts, TextCleaning.NONE);
  }

  private static List<String> names(TokenSequence tokens, Tokenizer tokenizer) {
    var names = new ArrayList<String>();
    for (int id : tokens.toArray()) {
      names.add(tokenizer.vocabulary().token(id));
    }
    return names;
  }
}
