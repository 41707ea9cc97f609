package dev.longhand.evaluate;

import dev.longhand.evaluate.baseline.SpellingModel;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.UnknownTexts;
import dev.longhand.text.token.Vocabulary;

/// How long a text is in tokens and in characters, so that losses of models with different
/// tokenizers can be compared: a loss a token becomes bits a character of the same text.
///
/// @param tokens ids of the text
/// @param characters code points of the text, and one for each document end that a mark stands for;
///   at least 1
/// @param charge bits that spell everything of the text that the vocabulary does not hold
public record TextLength(long tokens, long characters, double charge) {
  public TextLength {
    if (tokens < 0 || characters < 1 || !(charge >= 0)) {
      throw new IllegalArgumentException(
          tokens + " tokens, " + characters + " characters and a charge of " + charge + " bits");
    }
  }

  /// A text that a vocabulary holds wholly.
  public TextLength(long tokens, long characters) {
    this(tokens, characters, 0);
  }

  /// The length of a text that is measured; what the vocabulary lacks is spelled as the training
  /// part is.
  public static TextLength of(
      EncodedDocuments text, EncodedDocuments training, Vocabulary vocabulary) {
    return text.unknown().isEmpty()
        ? of(text, 0)
        : of(
            text,
            charge(
                text.unknown(),
                SpellingModel.of(training.tokens(), vocabulary, training.unknown().texts())));
  }

  /// The same where the training part is not there: as if it had each token of the vocabulary once.
  public static TextLength of(EncodedDocuments text, Vocabulary vocabulary) {
    return text.unknown().isEmpty()
        ? of(text, 0)
        : of(text, charge(text.unknown(), SpellingModel.of(vocabulary)));
  }

  private static TextLength of(EncodedDocuments text, double charge) {
    return new TextLength(text.tokens().length(), Math.max(1, text.characters()), charge);
  }

  /// Those that are not known by name cost what the others cost on average.
  private static double charge(UnknownTexts unknown, SpellingModel spelling) {
    double named = spelling.bits(unknown.texts());
    long times = unknown.occurrences() - unknown.unnamed();
    return times == 0 ? named : named * unknown.occurrences() / times;
  }

  /// What a character costs where a token costs so much.
  ///
  /// @param loss mean nats a token
  public double bitsPerCharacter(double loss) {
    return (loss * tokens / StrictMath.log(2) + charge) / characters;
  }
}
