package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.List;

/// Writes words and signs as a person would: with spaces where they belong, and capitals where the
/// vocabulary has none.
///
/// Tokens are joined by the rules of {@link WordJoints}, but never so that they would be read as
/// other tokens: so a text that was written here and read again gives the same ids. A sign that may
/// open or close waits for the token behind it. Mutable, for one text.
final class WordWriter implements TokenWriter {
  private static final int MOST_CHECKED = 200; // UTF-16 units of a stretch without a space

  private final Vocabulary vocabulary;
  private final boolean capitals;
  private final WordJoints joints = new WordJoints();
  private final SentenceCase sentences = new SentenceCase();
  private final EnglishSplitter splitter = new EnglishSplitter();
  private final TokenEnds cuts = new TokenEnds();
  private final List<String> stretch = new ArrayList<>(); // the tokens behind the last space
  private boolean joinsNext = true; // no space stands in front of the next token
  private String waiting = "";

  WordWriter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    capitals = SentenceCase.isNeeded(vocabulary);
  }

  @Override
  public String write(int id) {
    if (vocabulary.kind(id) != Token.Kind.TEXT) {
      return vocabulary.kind(id) == Token.Kind.UNKNOWN ? release("") : restart();
    }
    String token = vocabulary.token(id);
    String certain = release(token);
    if (WordJoints.dependsOnNext(token)) {
      waiting = token;
      return certain;
    }
    return certain + place(token, "");
  }

  @Override
  public String finish() {
    return release("");
  }

  private String restart() {
    String certain = release("");
    joints.restart();
    sentences.restart();
    return certain;
  }

  private String release(String next) {
    if (waiting.isEmpty()) {
      return "";
    }
    String token = waiting;
    waiting = "";
    return place(token, next);
  }

  private String place(String token, String next) {
    Joint joint = joints.next(token, next);
    String written = capitals ? sentences.written(token) : token;
    if (WordJoints.isSpace(token)) {
      stretch.clear();
      joinsNext = true;
      return written;
    }
    boolean joined = joinsNext || joint.joinsBefore();
    if (!stretch.isEmpty()) {
      String behind = joint.joinsBehind() && !WordJoints.isSpace(next) ? next : "";
      joined =
          joined
              ? !isMisread(token, behind) || isMisreadAlone(token, behind)
              : isMisreadAlone(token, behind) && !isMisread(token, behind);
    }
    boolean spaced = !joined && !stretch.isEmpty();
    if (spaced) {
      stretch.clear();
    }
    stretch.add(token);
    joinsNext = joint.joinsBehind();
    return spaced ? " " + written : written;
  }

  private boolean isMisreadAlone(String token, String next) {
    return isMisread(List.of(), token, next);
  }

  private boolean isMisread(String token, String next) {
    return isMisread(stretch, token, next);
  }

  /// Whether tokens that are joined would be read as others.
  private boolean isMisread(List<String> before, String token, String next) {
    var all = new ArrayList<>(before);
    all.add(token);
    if (!next.isEmpty()) {
      all.add(next);
    }
    String joined = String.join("", all);
    if (joined.length() > MOST_CHECKED) {
      return false;
    }
    splitter.split(joined, 0, joined.length(), cuts);
    int end = 0;
    for (int index = 0; index < all.size(); index++) {
      end += all.get(index).length();
      if (index >= cuts.count() || cuts.end(index) != end) {
        return true;
      }
    }
    return false;
  }
}
