package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.List;

/// Writes words and signs as a person would: with spaces where they belong, and capitals where the
/// vocabulary has none.
///
/// Tokens are joined by the rules of {@link WordJoints}, but never so that they would be read as
/// other tokens: what was written here has the same ids when it is read again. A sign that may open
/// or close waits for the token behind it. Mutable, for one text.
final class WordWriter implements TokenWriter {
  private static final int MOST_HELD = 12;

  private final Vocabulary vocabulary;
  private final boolean capitals;
  private final WordJoints rules = new WordJoints();
  private final SentenceCase sentences = new SentenceCase();
  private final WordSpacing spacing = new WordSpacing();
  private final List<String> stretch = new ArrayList<>(); // written since the last space
  private final List<String> held = new ArrayList<>(); // not yet written
  private final List<Boolean> joined = new ArrayList<>(); // whether each held one should be
  private boolean joinsNext; // the last token with a joint

  WordWriter(Vocabulary vocabulary) {
    this(vocabulary, SentenceCase.isNeeded(vocabulary));
  }

  /// @param capitals whether sentences, lines and the word I get theirs here
  WordWriter(Vocabulary vocabulary, boolean capitals) {
    this.vocabulary = vocabulary;
    this.capitals = capitals;
  }

  @Override
  public String write(int id) {
    return switch (vocabulary.kind(id)) {
      case TEXT -> take(vocabulary.token(id));
      case UNKNOWN, PADDING, ADDED -> "";
      case START, END, LABEL -> restart();
    };
  }

  @Override
  public String finish() {
    joinLast("");
    return release(WordSpacing.Mistakes.ALLOWED);
  }

  private String restart() {
    String rest = finish();
    rules.restart();
    sentences.restart();
    return rest;
  }

  private String take(String token) {
    joinLast(token);
    if (WordJoints.isSpace(token)) {
      String before = release(WordSpacing.Mistakes.ALLOWED);
      rules.next(token, "");
      stretch.clear();
      joinsNext = false;
      return before + (capitals ? sentences.written(token) : token);
    }
    String before = held.size() < MOST_HELD ? "" : release(WordSpacing.Mistakes.ALLOWED);
    held.add(token);
    if (WordJoints.dependsOnNext(token)) {
      return before;
    }
    joinLast("");
    return before + release(WordSpacing.Mistakes.REFUSED);
  }

  /// Lets the rules say how the last held token is joined, unless they have said it.
  private void joinLast(String next) {
    if (joined.size() < held.size()) {
      Joint joint = rules.next(held.getLast(), next);
      joined.add(joinsNext || joint.joinsBefore());
      joinsNext = joint.joinsBehind();
    }
  }

  /// Writes all that is held, if that can be read as it is.
  private String release(WordSpacing.Mistakes mistakes) {
    if (held.isEmpty()) {
      return "";
    }
    var text = new StringBuilder();
    boolean[] spaces = spacing.of(stretch, held, joined, mistakes);
    if (spaces.length == 0) {
      return "";
    }
    for (int index = 0; index < spaces.length; index++) {
      if (spaces[index]) {
        text.append(' ');
        stretch.clear();
      }
      stretch.add(held.get(index));
      text.append(capitals ? sentences.written(held.get(index)) : held.get(index));
    }
    held.clear();
    joined.clear();
    return text.toString();
  }
}
