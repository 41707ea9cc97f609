package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The hash of everything in front of the numbers, kept inside of it.
///
/// The first entry of the metadata holds the SHA-256 of the length, the header and its padding, all
/// taken while the 64 digits themselves are zeros. It always stands at the same place, so it can be
/// checked before a single key is believed.
final class Seal {
  /// The key of the hash.
  static final String KEY = "header_sha256";

  /// What stands there while the hash is taken.
  static final String BLANK = "0".repeat(64);

  private static final byte[] PREFIX =
      ("{\"" + SafetensorsHeader.METADATA + "\":{\"" + KEY + "\":\"")
          .getBytes(StandardCharsets.UTF_8);
  private static final int FROM = SafetensorsReader.LENGTH_BYTES + PREFIX.length;
  private static final int TO = FROM + BLANK.length();

  private Seal() {}

  /// Puts the hash where the blank is.
  static void close(byte[] first) {
    byte[] digits = ModelHash.ofBytes(first).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, first, FROM, digits.length);
  }

  /// Puts the blank where the hash is.
  static void blank(byte[] first) {
    Arrays.fill(first, FROM, TO, (byte) '0');
  }

  /// Whether the bytes begin as a sealed header does.
  static boolean isOn(byte[] first) {
    return first.length >= TO
        && Arrays.equals(first, SafetensorsReader.LENGTH_BYTES, FROM, PREFIX, 0, PREFIX.length);
  }

  /// Refuses a sealed header of which a bit has changed.
  static void check(byte[] first, FilePlace place) {
    byte[] blank = first.clone();
    blank(blank);
    String found = ModelHash.ofBytes(blank);
    String recorded = new String(first, FROM, BLANK.length(), StandardCharsets.ISO_8859_1);
    if (!found.equals(recorded)) {
      throw place.damaged(
          ErrorCode.MODEL_HASH,
          "the header is damaged: its SHA-256 is "
              + shortened(found)
              + ", recorded is "
              + shortened(FilePlace.harmless(recorded)));
    }
  }

  /// The first digits, enough to tell two hashes apart.
  static String shortened(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) + "…" : hash;
  }
}
