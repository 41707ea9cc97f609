package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.List;

/// The words and signs of a text, for tests.
final class EnglishWords implements WordConsumer {
  private final List<String> words = new ArrayList<>();

  private EnglishWords() {}

  static List<String> of(String text) {
    var found = new EnglishWords();
    new EnglishText().scan(text, found);
    return found.words;
  }

  @Override
  public void word(String text, int from, int to) {
    words.add(text.substring(from, to));
  }

  @Override
  public void space(String text, int from, int to) {}
}
