package dev.longhand.error;

import java.util.List;

/// A failure that its reader can mend: one or more problems, each with a code, a place and a
/// remedy.
///
/// Unchecked, because it travels from deep inside a file or a setting to whoever speaks with the
/// person. Mistakes of a programmer that calls the library are `IllegalArgumentException` instead.
public final class LonghandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// One problem; `where` and `fix` may be empty.
  public LonghandException(ErrorCode code, String what, String where, String fix) {
    this(List.of(new Problem(code, what, where, fix)));
  }

  /// All problems at once, so that nobody has to find them one run at a time.
  public LonghandException(List<Problem> problems) {
    super(problems.getFirst().what());
    this.problems = List.copyOf(problems);
  }

  /// The problems in the order found, at least one.
  public List<Problem> problems() {
    return problems;
  }

  /// The code of the first problem, which decides the exit status.
  public ErrorCode code() {
    return problems.getFirst().code();
  }

  /// The same failure with the exception that led to it, for `--debug`.
  public LonghandException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }
}
