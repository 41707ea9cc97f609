package dev.longhand.text.token;

/// Turns text into ids and ids into text, by a vocabulary that never changes.
///
/// Immutable and safe for any number of threads.
public sealed interface Tokenizer
    permits BytePairTokenizer, ByteTokenizer, CharacterTokenizer, KerasTokenizer, WordTokenizer {
  /// The settings it was made by.
  TokenizerConfig config();

  /// The tokens and their ids.
  Vocabulary vocabulary();

  /// The ids of a text, without marks, and without what the vocabulary does not hold.
  Encoding encode(String text);

  /// The ids of the next piece of a text of which a piece was encoded before: the same as those of
  /// a whole text, but for a tokenizer that treats the beginning of a text in a way of its own.
  default Encoding encodeNext(String piece) {
    return encode(piece);
  }

  /// A writer for one text.
  TokenWriter writer();

  /// The kind of tokenizer as recipes and model files name it, such as `characters`.
  default String name() {
    return config().name();
  }

  /// The text of a range of ids, `to` exclusive.
  default String decode(int[] ids, int from, int to) {
    TokenWriter writer = writer();
    var text = new StringBuilder();
    for (int index = from; index < to; index++) {
      text.append(writer.write(ids[index]));
    }
    return text.append(writer.finish()).toString();
  }

  /// The text of all these ids.
  default String decode(int[] ids) {
    return decode(ids, 0, ids.length);
  }
}
