package dev.longhand.text.token;

import java.util.Objects;

/// One entry of a vocabulary.
///
/// @param text what it stands for in a text, or what people call it
public record Token(Kind kind, String text) {
  /// What a token is for. Only the first comes out of a text: a text that holds `<pad>` or `</s>`
  /// is nothing but text.
  public enum Kind {
    /// Stands in texts.
    TEXT,
    /// Fills up sequences in front, in networks that were trained that way.
    PADDING,
    /// Stands for every piece of text that the vocabulary lacks.
    UNKNOWN,
    /// Begins a document.
    START,
    /// Ends a document.
    END,
    /// Begins a document of one label.
    LABEL,
    /// Was added to a foreign tokenizer for a purpose of its own.
    ADDED
  }

  public Token {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
  }

  /// A token that stands in texts.
  public static Token text(String text) {
    return new Token(Kind.TEXT, text);
  }
}
