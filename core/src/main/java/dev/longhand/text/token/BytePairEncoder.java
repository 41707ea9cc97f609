package dev.longhand.text.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// One run of a {@link BytePairTokenizer} over one text. Mutable; of one thread.
final class BytePairEncoder {
  private static final int MOST_BYTES_PER_UNIT = 3; // of UTF-8, for a unit of UTF-16
  private static final int LEAST_CAPACITY = 16;
  private static final int CHARACTERS_OF_A_TOKEN = 3; // as English has it; the ids grow as needed

  private final BytePairTokenizer tokenizer;
  private final String text;
  private final BytePairCache cache;
  private final BytePairMerging merging;
  private final OptionalInt unknownId;
  private final Map<String, Long> unknown = new LinkedHashMap<>();
  private int[] ids;
  private int count;
  private int missing; // bytes of the last word that have no token

  /// @param text well-formed and prepared by the tokenizer's rules
  BytePairEncoder(BytePairTokenizer tokenizer, String text) {
    this.tokenizer = tokenizer;
    this.text = text;
    cache = tokenizer.cache();
    merging = new BytePairMerging(tokenizer.merges());
    unknownId = tokenizer.vocabulary().special(Token.Kind.UNKNOWN);
    ids = new int[LEAST_CAPACITY + text.length() / CHARACTERS_OF_A_TOKEN];
  }

  Encoding encode() {
    var scanner = new BytePairScanner(tokenizer.rules().pattern(), text);
    int from = 0;
    while (from < text.length()) {
      int to = scanner.end(from);
      int[] known = cache.find(text, from, to);
      append(known.length > 0 ? known : word(from, to));
      from = to;
    }
    List<UnknownToken> listed = new ArrayList<>();
    unknown.forEach((token, times) -> listed.add(new UnknownToken(token, times)));
    return new Encoding(Arrays.copyOf(ids, count), listed);
  }

  private int[] word(int from, int to) {
    missing = 0;
    int[] whole = wholeWord(from, to);
    int[] found = whole.length > 0 ? whole : mergedWord(from, to);
    if (found.length > 0 && missing == 0) {
      cache.keep(text, from, to, found);
    }
    return found;
  }

  private int[] wholeWord(int from, int to) {
    if (tokenizer.rules().wholeWords() == BytePairRules.WholeWords.MERGED) {
      return new int[0];
    }
    byte[] bytes = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
    return tokenizer.vocabulary().id(ByteAlphabet.token(bytes)).stream().toArray();
  }

  private int[] mergedWord(int from, int to) {
    merging.begin(MOST_BYTES_PER_UNIT * (to - from));
    int index = from;
    while (index < to) {
      int codePoint = text.codePointAt(index);
      int missingBefore = missing;
      add(codePoint);
      if (missing > missingBefore) {
        unknown.merge(Character.toString(codePoint), 1L, Long::sum);
      }
      index += Character.charCount(codePoint);
    }
    return merging.merged();
  }

  private void add(int codePoint) {
    if (codePoint < 0x80) {
      addByte(codePoint);
    } else if (codePoint < 0x800) {
      addByte(0xC0 | (codePoint >> 6));
      addFollowing(codePoint);
    } else if (codePoint < 0x10000) {
      addByte(0xE0 | (codePoint >> 12));
      addFollowing(codePoint >> 6);
      addFollowing(codePoint);
    } else {
      addByte(0xF0 | (codePoint >> 18));
      addFollowing(codePoint >> 12);
      addFollowing(codePoint >> 6);
      addFollowing(codePoint);
    }
  }

  private void addFollowing(int bits) {
    addByte(0x80 | (bits & 0x3F));
  }

  private void addByte(int value) {
    int id = tokenizer.idOfByte(value);
    if (id >= 0) {
      merging.add(id);
    } else {
      missing++;
      unknownId.ifPresent(merging::add);
    }
  }

  private void append(int[] word) {
    if (count + word.length > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(count + word.length, ids.length + ids.length / 2));
    }
    System.arraycopy(word, 0, ids, count, word.length);
    count += word.length;
  }
}
