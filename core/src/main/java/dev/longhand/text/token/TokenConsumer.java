package dev.longhand.text.token;

/// Receives tokens as stretches of a text, in their order.
@FunctionalInterface
interface TokenConsumer {
  /// The next token.
  void token(String text, int from, int to);
}
