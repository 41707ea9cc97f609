package dev.longhand.text.token;

/// Tells addresses of the web and of mail from other words, so that they stay in one piece.
///
/// An address is what spaCy takes for one: a scheme, a user, a host with a domain in small letters
/// or four numbers of a public network, a port, a path, of which only the host is needed. Each
/// character is looked at a few times at most.
final class WebAddress {
  private static final int MOST_IN_LABEL = 64;
  private static final int MOST_IN_DOMAIN = 63;

  private final String text;
  private final int to;

  private WebAddress(String text, int to) {
    this.text = text;
    this.to = to;
  }

  /// Whether a stretch without white space is an address as a whole.
  static boolean isAddress(String text, int from, int to) {
    if (text.indexOf('.', from, to) < 0) {
      return false;
    }
    var address = new WebAddress(text, to);
    if (address.hostBegins(from)) {
      return true;
    }
    int scheme = address.schemeEnd(from);
    if (scheme > from && address.hostBegins(scheme)) {
      return true;
    }
    int at = text.indexOf('@', from + 1, to);
    while (at >= 0) {
      if (address.hostBegins(at + 1)) {
        return true;
      }
      at = text.indexOf('@', at + 1, to);
    }
    return false;
  }

  private int schemeEnd(int from) {
    int colon = text.indexOf("://", from, to);
    if (colon < 0 || text.codePointCount(from, colon) < 2) {
      return from;
    }
    int index = from;
    while (index < colon) {
      int codePoint = text.codePointAt(index);
      boolean word = Character.isLetterOrDigit(codePoint) || "_+-.".indexOf(codePoint) >= 0;
      if (!word) {
        return from;
      }
      index += Character.charCount(codePoint);
    }
    return colon + 3;
  }

  /// Whether a host begins here and everything behind it is a port and a path.
  private boolean hostBegins(int from) {
    int named = nameEnd(from);
    if (named > from && endsHere(named)) {
      return true;
    }
    int numbered = numbersEnd(from);
    return numbered > from && endsHere(numbered);
  }

  /// Where a host of labels and a domain ends; `from` when there is none.
  private int nameEnd(int from) {
    int index = from;
    int labels = 0;
    while (true) {
      int label = index;
      boolean domain = true;
      int length = 0;
      int last = 0;
      while (index < to) {
        int codePoint = text.codePointAt(index);
        boolean small = CharacterTraits.has(codePoint, CharacterTraits.SMALL);
        if (!small && !inLabel(codePoint)) {
          break;
        }
        domain &= small;
        last = codePoint;
        length++;
        index += Character.charCount(codePoint);
      }
      if (index == to || text.charAt(index) != '.') {
        boolean right = domain && length >= 2 && length <= MOST_IN_DOMAIN;
        return labels > 0 && right ? index : from;
      }
      boolean ends = length > 0 && length <= MOST_IN_LABEL;
      if (!ends || !letterOrDigit(text.codePointAt(label)) || !letterOrDigit(last)) {
        return from;
      }
      labels++;
      index++;
    }
  }

  /// Where a host of four numbers ends; `from` when there is none.
  private int numbersEnd(int from) {
    var numbers = new int[4];
    int index = from;
    for (int place = 0; place < 4; place++) {
      int digits = index;
      while (index < to && index - digits < 4 && digit(index)) {
        index++;
      }
      int length = index - digits;
      boolean dotted = place == 3 || (index < to && text.charAt(index) == '.');
      if (length == 0 || length > 3 || !dotted) {
        return from;
      }
      numbers[place] = Integer.parseInt(text, digits, index, 10);
      boolean padded = length > 1 && text.charAt(digits) == '0';
      boolean middle = place == 1 || place == 2;
      if (padded && (!middle || length == 3)) {
        return from;
      }
      index += place < 3 ? 1 : 0;
    }
    return isPublic(numbers) ? index : from;
  }

  private static boolean isPublic(int[] numbers) {
    int first = numbers[0];
    int second = numbers[1];
    boolean local =
        first == 10
            || first == 127
            || (first == 169 && second == 254)
            || (first == 192 && second == 168)
            || (first == 172 && second >= 16 && second <= 31);
    return !local
        && first >= 1
        && first <= 223
        && second <= 255
        && numbers[2] <= 255
        && numbers[3] >= 1
        && numbers[3] <= 254;
  }

  /// Whether a port and a path, or neither, take the rest.
  private boolean endsHere(int from) {
    int index = from;
    if (index < to && text.charAt(index) == ':') {
      int digits = index + 1;
      index = digits;
      while (index < to && index - digits < 5 && digit(index)) {
        index++;
      }
      if (index - digits < 2) {
        return false;
      }
    }
    return index == to || "/?#".indexOf(text.charAt(index)) >= 0;
  }

  private boolean digit(int index) {
    return CharacterTraits.has(text.charAt(index), CharacterTraits.DIGIT);
  }

  private static boolean inLabel(int codePoint) {
    return letterOrDigit(codePoint) || codePoint == '-' || codePoint == '_';
  }

  private static boolean letterOrDigit(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z')
        || (codePoint >= 'A' && codePoint <= 'Z')
        || (codePoint >= '0' && codePoint <= '9')
        || (codePoint >= 0xa1 && codePoint <= 0xffff);
  }
}
