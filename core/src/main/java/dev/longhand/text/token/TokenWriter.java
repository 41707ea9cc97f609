package dev.longhand.text.token;

/// Turns ids into text one by one and hands the text out as soon as it is certain.
///
/// What all calls hand out together is the text; no half of a character is ever among it. Tokens
/// that are no text, such as marks, write nothing. Mutable; one writer for one text.
public interface TokenWriter {
  /// Takes the next id.
  ///
  /// @return the text that is certain now; may be empty
  String write(int id);

  /// Ends the text.
  ///
  /// @return what was still uncertain; may be empty
  String finish();
}
