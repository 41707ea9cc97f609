package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.List;

/// Chooses where spaces stand between tokens: as the rules for joints want, as far as the tokens
/// are still read as they are. Mutable, for one thread.
final class WordSpacing {
  /// What to do where no choice of spaces lets all tokens be read as they are.
  enum Mistakes {
    ALLOWED,
    REFUSED
  }

  private static final int MOST_CHECKED = 200; // UTF-16 units of a stretch without a space
  private static final int AGAINST_RULE = 1;
  private static final int MISREAD = 1000;

  private final EnglishSplitter splitter = new EnglishSplitter();
  private final TokenEnds cuts = new TokenEnds();

  /// In front of which tokens a space should stand; nothing when mistakes are refused and cannot be
  /// avoided.
  ///
  /// @param written the tokens in front of them since the last space
  /// @param joined of each token, whether the rules join it to the one before it
  boolean[] of(List<String> written, List<String> tokens, List<Boolean> joined, Mistakes mistakes) {
    int count = tokens.size();
    var costs = new int[count + 1]; // of the first tokens, when a space stands behind them
    var begins =
        new int[count + 1]; // where the last stretch of them begins; -1 is with the written
    begins[0] = -1;
    for (int end = 1; end <= count; end++) {
      costs[end] = stretchCost(written, tokens.subList(0, end), joined, 0);
      begins[end] = -1;
      for (int begin = written.isEmpty() ? 1 : 0; begin < end; begin++) {
        int space = joined.get(begin) ? AGAINST_RULE : 0;
        int cost = costs[begin] + space;
        if (cost < costs[end]) {
          cost += stretchCost(List.of(), tokens.subList(begin, end), joined, begin);
        }
        if (cost < costs[end]) {
          costs[end] = cost;
          begins[end] = begin;
        }
      }
    }
    if (mistakes == Mistakes.REFUSED && costs[count] >= MISREAD) {
      return new boolean[0];
    }
    var spaces = new boolean[count];
    for (int end = count; begins[end] >= 0; end = begins[end]) {
      spaces[begins[end]] = true;
    }
    return spaces;
  }

  /// What it costs to write these tokens without a space, joined to others or alone.
  private int stretchCost(
      List<String> before, List<String> tokens, List<Boolean> joined, int first) {
    int cost = isMisread(before, tokens) ? MISREAD : 0;
    for (int index = before.isEmpty() ? 1 : 0; index < tokens.size(); index++) {
      cost += joined.get(first + index) ? 0 : AGAINST_RULE;
    }
    return cost;
  }

  /// Whether tokens without a space between them would be read as others.
  private boolean isMisread(List<String> before, List<String> tokens) {
    var all = new ArrayList<>(before);
    all.addAll(tokens);
    String text = String.join("", all);
    if (text.length() > MOST_CHECKED) {
      return false;
    }
    splitter.split(text, 0, text.length(), cuts);
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
