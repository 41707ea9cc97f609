package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.nio.file.Path;
import java.util.Objects;

/// A place in a file, and how to refuse what stands there.
///
/// @param shown the place as messages write it
record FilePlace(String shown) {
  private static final int LONGEST_PATH = 400;
  private static final int LONGEST_NAME = 80;
  private static final String FIX =
      "the file is damaged or incomplete: copy it again from where it came, or use another";

  static FilePlace of(Path path) {
    return new FilePlace(Wording.escaped(path.toString(), LONGEST_PATH));
  }

  /// A byte of the file, counted from 0.
  FilePlace atByte(long offset) {
    return new FilePlace(shown + ", byte " + Wording.number(offset));
  }

  /// A tensor of the file.
  FilePlace at(TensorEntry entry) {
    return new FilePlace(shown + ", tensor " + quoted(entry.name())).atByte(entry.headerByte());
  }

  /// A description in the file's metadata.
  FilePlace inDocument(String name) {
    return new FilePlace(shown + ", metadata " + quoted(name));
  }

  /// A refusal whose remedy is another copy of the file.
  LonghandException damaged(ErrorCode code, String what) {
    return refuse(code, what, FIX);
  }

  LonghandException refuse(ErrorCode code, String what, String fix) {
    return new LonghandException(code, what, shown, fix);
  }

  /// A name from a file, made harmless.
  static String quoted(String name) {
    return "'" + harmless(name) + "'";
  }

  /// A text from a file, shortened, without what could drive a terminal.
  static String harmless(String text) {
    return Wording.escaped(text, LONGEST_NAME);
  }

  /// Why something failed, made harmless.
  static String reason(Exception failure) {
    return harmless(Objects.requireNonNullElse(failure.getMessage(), "no reason given"));
  }
}
