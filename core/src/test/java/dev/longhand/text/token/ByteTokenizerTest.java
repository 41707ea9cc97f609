package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Document;
import dev.longhand.text.corpus.TextCleaning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ByteTokenizerTest {
  private static final Tokenizer TOKENIZER = TokenizerConfig.Bytes.DEFAULTS.fit(Corpus.of("a"));

  @Test
  void everyCodePointComesBack() {
    int codePoints = 0;
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (codePoint == Character.MIN_SURROGATE) {
        codePoint = Character.MAX_SURROGATE + 1;
      }
      String text = Character.toString(codePoint);
      assertThat(TOKENIZER.decode(TOKENIZER.encode(text).ids())).isEqualTo(text);
      codePoints++;
    }
    assertThat(codePoints).isEqualTo(1_112_064);
  }

  @Test
  void anIdIsAByte() {
    assertThat(TOKENIZER.encode("aü€😀\n").ids())
        .containsExactly(0x61, 0xC3, 0xBC, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80, 0x0A);
    assertThat(TOKENIZER.encode("</s>").unknown()).isEmpty();
  }

  @Test
  void aTokenIsCalledByTheVisibleCharacterThatStandsForItsByte() {
    Vocabulary vocabulary = TOKENIZER.vocabulary();
    assertThat(vocabulary.size()).isEqualTo(256);
    assertThat(vocabulary.token('a')).isEqualTo("a");
    assertThat(vocabulary.token(' ')).isEqualTo("Ġ");
    assertThat(vocabulary.token('\n')).isEqualTo("Ċ");
    assertThat(vocabulary.token(0xAD)).isEqualTo("Ń");
    assertThat(vocabulary.token(0xFF)).isEqualTo("ÿ");
  }

  @Test
  void noHalfOfACharacterIsWritten() {
    TokenWriter writer = TOKENIZER.writer();
    var pieces = new ArrayList<String>();
    for (int id : TOKENIZER.encode("ä😀x").ids()) {
      pieces.add(writer.write(id));
    }
    pieces.add(writer.finish());
    assertThat(pieces).containsExactly("", "ä", "", "", "", "😀", "x", "");
  }

  /// The tables 3-8 to 3-11 of The Unicode Standard.
  @Test
  void eachLongestBeginningOfACharacterIsReplacedOnce() {
    assertThat(decoded("C0 AF E0 80 BF F0 81 82 41")).isEqualTo("????????A");
    assertThat(decoded("ED A0 80 ED BF BF ED AF 41")).isEqualTo("????????A");
    assertThat(decoded("F4 91 92 93 FF 41 80 BF 42")).isEqualTo("?????A??B");
    assertThat(decoded("E1 80 E2 F0 91 92 F1 BF 41")).isEqualTo("????A");
  }

  private static String decoded(String bytes) {
    int[] ids =
        Stream.of(bytes.split(" ")).mapToInt(digits -> Integer.parseInt(digits, 16)).toArray();
    return TOKENIZER.decode(ids).replace('\uFFFD', '?');
  }

  @Test
  void randomBytesAreWrittenAsJavaDecodesThem() {
    int[] hard = {0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xA0, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xF5, 0x41};
    for (int round = 0; round < 20_000; round++) {
      var random = KeyedRandom.of(4, Purpose.SAMPLE, 0, round);
      var bytes = new byte[random.nextInt(9)];
      var ids = new int[bytes.length];
      for (int index = 0; index < ids.length; index++) {
        int any = random.nextInt(round % 4 == 0 ? 0xED : 0xC0); // Java replaces ED A0 80 by one
        ids[index] = random.nextInt(3) > 0 ? hard[random.nextInt(hard.length)] : any;
        bytes[index] = (byte) ids[index];
      }
      assertThat(TOKENIZER.decode(ids)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Test
  void anEndInsideACharacterIsWrittenAtTheEndAlone() {
    TokenWriter writer = TOKENIZER.writer();
    assertThat(writer.write(0xF0) + writer.write(0x9F)).isEmpty();
    assertThat(writer.finish()).isEqualTo("\uFFFD");
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> TOKENIZER.encode("ab\uD83D"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("half of a surrogate pair at index 2");
    assertThatThrownBy(() -> TOKENIZER.encode("\uDE00\uD83D"))
        .hasMessage("half of a surrogate pair at index 0");
  }

  @Test
  void marksAndLabelsStandBehindTheBytesAndWriteNothing() {
    Corpus corpus =
        Corpus.ofDocuments(
            List.of(new Document("x", Optional.of("joy")), new Document("y", Optional.of("anger"))),
            TextCleaning.NONE);
    Tokenizer tokenizer = new TokenizerConfig.Bytes(Marks.START_END).fit(corpus);
    assertThat(tokenizer.vocabulary().tokens().subList(256, 260))
        .containsExactly("<s>", "</s>", "anger", "joy");
    assertThat(tokenizer.decode(new int[] {256, 'h', 258, 'i', 257})).isEqualTo("hi");
    assertThat(tokenizer.config()).isEqualTo(new TokenizerConfig.Bytes(Marks.START_END));
  }

  @Test
  void aVocabularyThatWasWrittenDownMakesTheSameTokenizer() {
    Tokenizer tokenizer = new TokenizerConfig.Bytes(Marks.START_END).fit(Corpus.of("a"));
    Tokenizer again = ByteTokenizer.of(tokenizer.vocabulary());
    assertThat(again.config()).isEqualTo(tokenizer.config());
    assertThat(again.vocabulary()).isEqualTo(tokenizer.vocabulary());
  }

  @Test
  void aVocabularyOfOtherTokensIsRefused() {
    assertThatThrownBy(() -> ByteTokenizer.of(Vocabulary.of(List.of("a", "b"))))
        .hasMessage("2 tokens stand for bytes, not 256");
    var swapped = new ArrayList<>(TOKENIZER.vocabulary().tokens());
    swapped.set(7, swapped.set(8, swapped.get(7)));
    assertThatThrownBy(() -> ByteTokenizer.of(Vocabulary.of(swapped)))
        .hasMessage("token 7 does not stand for byte 7");
  }
}
