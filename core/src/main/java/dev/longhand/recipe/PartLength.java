package dev.longhand.recipe;

import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.baseline.SpellingModel;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.example.UnknownTexts;
import dev.longhand.text.token.Vocabulary;

/// How long a part of a text is that is only measured, with what it costs to spell what the
/// vocabulary does not have, by the spelling of the training part.
final class PartLength {
  private PartLength() {}

  static TextLength of(
      EncodedDocuments part, EncodedDocuments training, Vocabulary vocabulary) {
    long characters = Math.max(1, part.characters());
    double charge =
        part.unknown().isEmpty()
            ? 0
            : charge(part.unknown(), SpellingModel.of(
                counts(training.tokens(), vocabulary.size()),
                vocabulary,
                training.unknown().texts()));
    return new TextLength(part.tokens().length(), characters, charge);
  }

  /// Those whose names are not known cost what the others cost on average.
  private static double charge(UnknownTexts unknown, SpellingModel spelling) {
    double named = spelling.bits(unknown.texts());
    long times = unknown.occurrences() - unknown.unnamed();
    return times == 0 ? named : named * unknown.occurrences() / times;
  }

  private static long[] counts(TokenSequence tokens, int vocabulary) {
    var counts = new long[vocabulary];
    for (long place = 0; place < tokens.length(); place++) {
      counts[tokens.at(place)]++;
    }
    return counts;
  }
}
