package dev.longhand.text.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4), which every Java has.
final class Sha256 {
  private static final int BLOCK = 1 << 14;

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The hash of a text in UTF-8, encoded a block at a time.
  static String ofText(String text) {
    MessageDigest digest = digest();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(from + BLOCK, text.length());
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to++;
      }
      digest.update(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
      from = to;
    }
    return hex(digest);
  }
}
