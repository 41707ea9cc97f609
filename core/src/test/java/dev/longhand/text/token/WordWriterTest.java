package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.token.TokenizerConfig.Words;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I can't, won't and shan't; you'd've, he's, we'll and cannot.",
        "I’m sure they’re gonna say it’s Anna’s.",
        "He paid $5.50 (or £4) for 3% of it; wasn't that a lot?!",
        "\"Come in,\" she said, \"and shut the door.\"",
        "“Come in,” she said, ‘and shut the door.’",
        "He said 'no' and then 'yes', but not 'perhaps'.",
        "The boys' boots, the girls' coats and James's hat.",
        "'Tis the wind, and 'twas the rain o' the '60s; mornin', said 'em lads.",
        "And ’tis the wind, the boys’ boots.",
        "A well-known half-truth--just one--and a dash—like this—or – so – in 1914–1918.",
        "Wait... what? No.... Yes… perhaps.",
        "Mr. Orne and Dr. Hale met at 11 a.m. in the U.S., Conn. or St. Ives.",
        "(A) [b] {c} «d» #5 and/or him/her @ home & away",
        "See https://example.org/a?b=c or write to anna@example.org!",
        "_Never_ say *never*, **never** again.",
        "One line,\nanother line;\n\n    and an indented one.\n\"A quote",
        "Two  spaces.  And a tab:\there",
        "Smile :) or <3 or ;-) today 😀.",
        "Café, naïve, Привет, мир!",
        "End.New, a. B. C. x.y.z. and she'sn't",
      })
  void whatIsReadIsWrittenAgain(String text) {
    Tokenizer tokenizer = Words.DEFAULTS.fit(Corpus.of(text));
    String written = tokenizer.decode(tokenizer.encode(text).ids());
    assertThat(written).isEqualTo(text.replace("End.New", "End. New"));
  }

  @Test
  void aParagraphEndsAllQuotations() {
    assertThat(roundTrip("\"One.\n\n\"Two,\" he said.")).isEqualTo("\"One.\n\n\"Two,\" he said.");
  }

  @Test
  void tokensAreNotJoinedToSomethingElse() {
    assertThat(roundTrip("He is Mr . A . a")).isEqualTo("He is Mr . A . a");
  }

  @Test
  void aVocabularyWithoutCapitalsGetsThem() {
    assertThat(roundTrip("i know. \"well,\" i'm told, \"i'll go!\" he went\nhome (alone)."))
        .isEqualTo("I know. \"Well,\" I'm told, \"I'll go!\" He went\nHome (alone).");
  }

  @Test
  void aVocabularyWithCapitalsIsLeftAsItIs() {
    assertThat(roundTrip("i know Anna. i do")).isEqualTo("i know Anna. i do");
  }

  @Test
  void aWordIsHandedOutAtOnceAndAQuotationMarkWithTheNext() {
    Tokenizer tokenizer = Words.DEFAULTS.fit(Corpus.of("Say \"yes\", please"));
    TokenWriter writer = tokenizer.writer();
    var parts = new StringBuilder();
    for (int id : tokenizer.encode("Say \"yes\", please").ids()) {
      parts.append('[').append(writer.write(id)).append(']');
    }
    assertThat(parts.append(writer.finish())).hasToString("[Say][][ \"yes][][\",][ please]");
  }

  @Test
  void marksAndTheUnknownWriteNothing() {
    Tokenizer tokenizer =
        new Words(Words.Punctuation.KEEP, Words.LineBreaks.KEEP, 1, 100, Marks.START_END)
            .fit(Corpus.of("One two"));
    assertThat(tokenizer.decode(new int[] {3, 0, 2, 1, 4})).isEqualTo("One two");
  }

  @Test
  void whatWasWrittenReadsTheSame() {
    var chance = new Random(3);
    for (int round = 0; round < 2000; round++) {
      String text = randomProse(chance);
      Tokenizer tokenizer = Words.DEFAULTS.fit(Corpus.of(text));
      int[] ids = tokenizer.encode(text).ids();
      String written = tokenizer.decode(ids);
      assertThat(tokenizer.encode(written).ids()).as(written).isEqualTo(ids);
      assertThat(tokenizer.decode(tokenizer.encode(written).ids())).isEqualTo(written);
    }
  }

  /// Words of several scripts with signs in all places, odd ones too.
  private static String randomProse(Random chance) {
    String[] words = {
      "Word", "word", "can't", "he's", "Mr.", "a.m.", "10am", "gonna", "'em", "5km", "U.S.", "I",
      "don’t", "cannot", "12", "日本", "мир", "e-mail", "--", "...", "\n", "\n\n", "  ", ":)", "o"
    };
    String signs = ",.;:!?()[]\"'“”‘’—–-…_*$%&/";
    var text = new StringBuilder("Word ");
    int count = chance.nextInt(20);
    for (int word = 0; word < count; word++) {
      if (chance.nextInt(4) == 0) {
        text.append(signs.charAt(chance.nextInt(signs.length())));
      }
      text.append(words[chance.nextInt(words.length)]);
      if (chance.nextInt(4) == 0) {
        text.append(signs.charAt(chance.nextInt(signs.length())));
      }
      text.append(chance.nextInt(8) == 0 ? "" : " ");
    }
    return text.toString();
  }

  private static String roundTrip(String text) {
    Tokenizer tokenizer = Words.DEFAULTS.fit(Corpus.of(text));
    return tokenizer.decode(tokenizer.encode(text).ids());
  }
}
