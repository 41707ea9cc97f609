package dev.longhand.text.token;

/// Receives the words of a text and the white space between them, as stretches of the text in their
/// order.
interface WordConsumer {
  /// A word or a sign.
  void word(String text, int from, int to);

  /// All white space between two words, or at an end of the text.
  void space(String text, int from, int to);
}
