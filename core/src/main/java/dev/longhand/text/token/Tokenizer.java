package dev.longhand.text.token;

/// Turns text into ids and ids into text, by a vocabulary that never changes.
///
/// Immutable and safe for any number of threads.
public sealed interface Tokenizer permits CharacterTokenizer {
  /// The kind of tokenizer as recipes and model files name it, such as `characters`.
  String name();

  /// The tokens and their ids.
  Vocabulary vocabulary();

  /// The ids of a text, without what the vocabulary does not hold.
  Encoding encode(String text);

  /// The text of a range of ids, `to` exclusive.
  String decode(int[] ids, int from, int to);

  /// The text of all these ids.
  default String decode(int[] ids) {
    return decode(ids, 0, ids.length);
  }
}
