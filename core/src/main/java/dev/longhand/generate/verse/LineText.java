package dev.longhand.generate.verse;

import dev.longhand.text.token.TokenWriter;
import dev.longhand.text.token.Tokenizer;
import java.util.Optional;

/// What tokens of a line read as. Immutable.
///
/// @param tokenizer whose tokens may hold parts of words, whole words or halves of characters
record LineText(Tokenizer tokenizer) {
  /// The word that a token is, where tokens are words; nothing for signs and parts of words.
  Optional<String> wholeWord(int id) {
    String token = tokenizer.vocabulary().token(id);
    return tokenizer.config().addsSpaces() && token.chars().allMatch(Character::isLetter)
        ? Optional.of(token)
        : Optional.empty();
  }

  /// Whether no character was begun and not ended: none that verse needs is worth a draft that may
  /// never end it.
  ///
  /// @param text of the tokens
  boolean ends(int[] ids, String text) {
    return tokenizer.config().addsSpaces() || tokenizer.decode(ids).equals(text);
  }

  /// The text that is certain. Words that wait for the next one are written as if there were none.
  String of(int[] ids) {
    if (tokenizer.config().addsSpaces()) {
      return tokenizer.decode(ids);
    }
    TokenWriter writer = tokenizer.writer();
    var text = new StringBuilder();
    for (int id : ids) {
      text.append(writer.write(id));
    }
    return text.toString();
  }
}
