package dev.longhand.text.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The merges of a `merges.txt`, one a line, the first rank first.
final class HuggingFaceMerges {
  private static final String VERSION = "#version";

  private HuggingFaceMerges() {}

  static List<BytePairRules.Merge> read(TokenizerFile file) {
    var merges = new ArrayList<BytePairRules.Merge>();
    int number = 0;
    for (String line : file.text().lines().toList()) {
      number++;
      if (!line.startsWith(VERSION)) {
        merges.add(merge(line, file, String.format(Locale.ROOT, "line %d", number)));
      }
    }
    return merges;
  }

  /// The merge that a line says: two tokens with a space between them.
  static BytePairRules.Merge merge(String line, TokenizerFile file, String place) {
    try {
      return BytePairRules.Merge.of(line);
    } catch (IllegalArgumentException none) {
      throw file.damaged(
              place,
              TokenizerFile.quoted(line) + " is no merge; two tokens and a space between them are")
          .causedBy(none);
    }
  }
}
