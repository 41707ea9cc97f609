package dev.longhand.text.token;

import java.util.Comparator;

/// Orders strings by their code points, which Java does for characters of the basic plane only.
enum CodePointOrder implements Comparator<String> {
  /// From the first to the last code point.
  FIRST;

  @Override
  public int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int index = 0; index < length; index++) {
      char first = left.charAt(index);
      char second = right.charAt(index);
      if (first != second) {
        boolean beyond = Character.isSurrogate(first);
        boolean same = beyond == Character.isSurrogate(second);
        return same ? first - second : beyond ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
