package dev.longhand.text.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.example.DocumentEnds;
import dev.longhand.text.example.EncodedCorpus;
import dev.longhand.text.example.EncodingOptions;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceFinderTest {
  private static final String POEM = "one two\nthree four\n\nfive six seven\neight";

  @Test
  void everyTokenOfACharacterModelIsFoundOnItsLine() {
    Corpus corpus = Corpus.of(POEM);
    Tokenizer tokenizer = TokenizerConfig.Characters.DEFAULTS.fit(corpus);
    LearntText learnt = learnt(CorpusParts.whole(corpus), tokenizer, DocumentEnds.LINE_END);
    var places =
        PlaceFinder.find(
            learnt,
            CorpusParts.whole(corpus),
            tokenizer,
            IntStream.range(0, POEM.length()).boxed().toList());
    assertThat(places.values())
        .extracting(TextPlace::line)
        .containsExactlyElementsOf(
            IntStream.range(0, POEM.length())
                .mapToObj(at -> 1 + lines(POEM.substring(0, at)))
                .toList());
  }

  @Test
  void aWordIsFoundOnItsLineWhereLineEndsAreNoTokens() {
    Corpus corpus = Corpus.of(POEM);
    Tokenizer tokenizer = TokenizerConfig.Words.DEFAULTS.fit(corpus);
    LearntText learnt = learnt(CorpusParts.whole(corpus), tokenizer, DocumentEnds.LINE_END);
    int six = tokenizer.encode("six").ids()[0];
    int place = learnt.suffixes().first(learnt.suffixes().find(new int[] {six}, 0, 1));
    var found = PlaceFinder.find(learnt, CorpusParts.whole(corpus), tokenizer, List.of(place));
    assertThat(found.values()).extracting(TextPlace::line).containsExactly(4L);
  }

  @Test
  void aDocumentKeepsItsNumberWhereOthersAreHeldOut() {
    List<Document> lines =
        IntStream.range(0, 40).mapToObj(i -> Document.of("document number " + i + ".")).toList();
    Corpus corpus = Corpus.ofDocuments(lines, TextCleaning.NONE);
    CorpusParts parts = CorpusParts.drawn(corpus, new HeldOutShares(0.3, 0), 7);
    Tokenizer tokenizer = TokenizerConfig.Characters.DEFAULTS.fit(corpus);
    LearntText learnt = learnt(parts, tokenizer, DocumentEnds.NONE);
    int[] starts = learnt.starts();
    var places = PlaceFinder.find(learnt, parts, tokenizer, IntStream.of(starts).boxed().toList());
    assertThat(places).hasSize(starts.length);
    assertThat(places.values())
        .allSatisfy(place ->
            assertThat(place.excerpt())
                .isEqualTo("document number " + (place.document() - 1) + "."));
  }

  @Test
  void noMatchCrossesTheEndOfAPartedDocument() {
    Corpus corpus =
        Corpus.ofDocuments(List.of(Document.of("abc"), Document.of("def")), TextCleaning.NONE);
    Tokenizer tokenizer = TokenizerConfig.Characters.DEFAULTS.fit(corpus);
    LearntText learnt = learnt(CorpusParts.whole(corpus), tokenizer, DocumentEnds.NONE);
    assertThat(learnt.suffixes().longest(tokenizer.encode("bcde").ids(), 0)).isEqualTo(2);
  }

  private static LearntText learnt(CorpusParts parts, Tokenizer tokenizer, DocumentEnds ends) {
    EncodedCorpus encoded = EncodedCorpus.encode(parts, tokenizer, EncodingOptions.inMemory(ends));
    return LearntText.of(
        encoded.training(),
        tokenizer.vocabulary(),
        ends == DocumentEnds.NONE ? LearntText.Documents.PARTED : LearntText.Documents.JOINED);
  }

  private static long lines(String text) {
    return text.chars().filter(character -> character == '\n').count();
  }
}
