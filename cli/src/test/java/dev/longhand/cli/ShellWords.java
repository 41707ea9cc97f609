package dev.longhand.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts a line into words as a shell does, as far as our own messages need it.
final class ShellWords {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private ShellWords() {}

  static List<String> of(String line) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(line);
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          words.add(matcher.group(group));
        }
      }
    }
    return words;
  }
}
