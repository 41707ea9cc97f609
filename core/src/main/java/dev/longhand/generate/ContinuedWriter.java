package dev.longhand.generate;

import dev.longhand.text.token.TokenWriter;
import dev.longhand.text.token.Tokenizer;

/// Writes what follows a prompt as it must be written behind it: with a space where a new word
/// begins, without one where the prompt ends in white space. Mutable, for one continuation.
final class ContinuedWriter {
  private final TokenWriter writer;
  private String tail; // of the prompt, which the writer still holds back
  private boolean behindSpace; // so that the space in front of a word is there already

  ContinuedWriter(Tokenizer tokenizer, Prompt prompt) {
    writer = tokenizer.writer();
    var certain = new StringBuilder();
    for (int id : prompt.ids()) {
      certain.append(writer.write(id));
    }
    String whole = tokenizer.decode(prompt.ids());
    tail = whole.startsWith(certain.toString()) ? whole.substring(certain.length()) : "";
    String text = prompt.text();
    behindSpace =
        tokenizer.config().addsSpaces()
            && !text.isEmpty()
            && Character.isWhitespace(text.charAt(text.length() - 1));
  }

  /// The text that is certain after one more token.
  String write(int id) {
    return behindPrompt(writer.write(id));
  }

  /// The rest of the text.
  String finish() {
    return behindPrompt(writer.finish());
  }

  private String behindPrompt(String written) {
    if (written.isEmpty()) {
      return written;
    }
    String text = written.startsWith(tail) ? written.substring(tail.length()) : written;
    tail = "";
    if (behindSpace && text.startsWith(" ")) {
      text = text.substring(1);
    }
    behindSpace = behindSpace && text.isEmpty();
    return text;
  }
}
