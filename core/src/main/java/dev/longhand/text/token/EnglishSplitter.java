package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Cuts what stands between white space into words and signs, as spaCy's English tokenizer does.
///
/// The exceptions come first. Then signs are cut off at both ends in turn, with a look at the
/// exceptions before each, and what remains is cut in the middle unless it is an address. Last,
/// tokens in a row that make up an exception become what the exception says. The time is
/// proportional to the length of the stretch. Mutable, for one thread.
final class EnglishSplitter {
  private final ExceptionTable exceptions;
  private final TokenEnds cutOff = new TokenEnds(); // what was cut off at the end, the last first

  /// A splitter with all rules.
  EnglishSplitter() {
    this(ExceptionTable.ENGLISH);
  }

  /// A splitter with these exceptions.
  EnglishSplitter(ExceptionTable exceptions) {
    this.exceptions = exceptions;
  }

  /// Whether a stretch is in the list of exceptions.
  boolean isException(String text, int from, int to) {
    return exceptions.find(text, from, to) >= 0;
  }

  /// Cuts a stretch without white space.
  ///
  /// @param ends receives where each token ends, in place of what it held
  void split(String text, int from, int to, TokenEnds ends) {
    ends.clear();
    cutOff.clear();
    int begin = from;
    int end = to;
    boolean more = true;
    while (more && begin < end && exceptions.find(text, begin, end) < 0) {
      int prefix = AffixRules.prefix(text, begin, end);
      boolean behind = prefix > 0 && exceptions.find(text, begin + prefix, end) >= 0;
      int suffix =
          behind || begin + prefix == end ? 0 : AffixRules.suffix(text, begin + prefix, end);
      if (suffix > 0 && exceptions.find(text, begin, end - suffix) >= 0) {
        prefix = 0;
      }
      more = prefix + suffix > 0;
      if (prefix > 0) {
        begin += prefix;
        ends.add(begin);
      }
      if (suffix > 0) {
        cutOff.add(end);
        end -= suffix;
      }
    }
    if (begin < end) {
      cutMiddle(text, begin, end, ends);
    }
    for (int token = cutOff.count() - 1; token >= 0; token--) {
      ends.add(cutOff.end(token));
    }
    if (ends.count() > 1) {
      mendExceptions(text, from, ends);
    }
  }

  private void cutMiddle(String text, int from, int to, TokenEnds ends) {
    int exception = exceptions.find(text, from, to);
    if (exception >= 0) {
      for (int end : exceptions.ends(exception)) {
        ends.add(from + end);
      }
      return;
    }
    if (!WebAddress.isAddress(text, from, to)) {
      cutInfixes(text, from, to, ends);
    }
    if (ends.count() == 0 || ends.end(ends.count() - 1) < to) {
      ends.add(to);
    }
  }

  private static void cutInfixes(String text, int from, int to, TokenEnds ends) {
    int begin = from;
    int index = from;
    while (index < to) {
      int length = AffixRules.infix(text, from, index, to);
      if (length > 0 && index > from) {
        if (index > begin) {
          ends.add(index);
        }
        begin = index + length;
        ends.add(begin);
      }
      index += Math.max(length, Character.charCount(text.codePointAt(index)));
    }
  }

  /// Tokens in a row that the rules would make of an exception.
  private record Found(int first, int last, int exception) {
    int tokens() {
      return last - first + 1;
    }
  }

  /// Cuts exceptions as they should be that came about only when other signs were cut off or out;
  /// the ones of most tokens first.
  private void mendExceptions(String text, int from, TokenEnds ends) {
    List<Found> all = findExceptions(text, from, ends);
    if (all.isEmpty()) {
      return;
    }
    all.sort(Comparator.comparingInt(Found::tokens).reversed().thenComparingInt(Found::first));
    var taken = new boolean[ends.count()];
    var chosen = new ArrayList<Found>();
    for (Found found : all) {
      if (!taken[found.first()] && !taken[found.last()]) {
        chosen.add(found);
      }
      Arrays.fill(taken, found.first(), found.last() + 1, true);
    }
    chosen.sort(Comparator.comparingInt(Found::first).reversed());
    for (Found found : chosen) {
      int begin = found.first() == 0 ? from : ends.end(found.first() - 1);
      ends.replace(found.first(), found.last(), exceptions.ends(found.exception()), begin);
    }
  }

  private List<Found> findExceptions(String text, int from, TokenEnds ends) {
    List<Found> all = List.of();
    int begin = from;
    for (int first = 0; first + 1 < ends.count(); first++) {
      int last = exceptions.goesOn(text.charAt(ends.end(first))) ? first + 1 : ends.count();
      while (last < ends.count() && ends.end(last) - begin <= exceptions.longest()) {
        int exception = exceptions.find(text, begin, ends.end(last));
        if (exception >= 0 && exceptions.cutAs(exception, ends, first, last, begin)) {
          all = all.isEmpty() ? new ArrayList<>() : all;
          all.add(new Found(first, last, exception));
        }
        last++;
      }
      begin = ends.end(first);
    }
    return all;
  }
}
