package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Exceptions to the rules of splitting, found by a stretch of a text.
///
/// Immutable and safe for any number of threads.
final class ExceptionTable {
  private static final int ASCII = 128;

  /// The exceptions of English.
  static final ExceptionTable ENGLISH = english();

  private final StringIndex texts = new StringIndex();
  private final List<int[]> ends = new ArrayList<>();
  private final List<int[]> ruleEnds = new ArrayList<>(); // where the rules alone would cut
  private final boolean[] beginsSecond = new boolean[ASCII]; // by the first character of a token

  private ExceptionTable(Map<String, int[]> exceptions) {
    exceptions.keySet().forEach(texts::add);
    ends.addAll(exceptions.values());
  }

  private static ExceptionTable english() {
    var table = new ExceptionTable(EnglishExceptions.all());
    var rules = new EnglishSplitter(new ExceptionTable(Map.of()));
    for (int exception = 0; exception < table.texts.size(); exception++) {
      String text = table.texts.get(exception);
      var cuts = new TokenEnds();
      rules.split(text, 0, text.length(), cuts);
      table.ruleEnds.add(cuts.toArray());
      char second = cuts.count() > 1 ? text.charAt(cuts.end(0)) : ASCII;
      if (second < ASCII) {
        table.beginsSecond[second] = true;
      }
    }
    return table;
  }

  /// The number of the exception that stands between two places, negative for none.
  int find(String text, int from, int to) {
    return texts.find(text, from, to);
  }

  /// Where the tokens of an exception end, counted from its beginning.
  int[] ends(int exception) {
    return ends.get(exception);
  }

  /// Whether an exception could consist of a token and another that begins with this character.
  boolean goesOn(char second) {
    return second >= ASCII || beginsSecond[second];
  }

  /// Whether the rules alone cut an exception just as some tokens of a stretch are cut.
  boolean cutAs(int exception, TokenEnds tokens, int first, int last, int from) {
    int[] cuts = ruleEnds.get(exception);
    if (cuts.length != last - first + 1) {
      return false;
    }
    for (int cut = 0; cut < cuts.length; cut++) {
      if (from + cuts[cut] != tokens.end(first + cut)) {
        return false;
      }
    }
    return true;
  }

  /// The length of the longest exception.
  int longest() {
    return texts.longest();
  }
}
