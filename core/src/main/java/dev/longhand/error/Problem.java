package dev.longhand.error;

import java.util.Objects;

/// One thing that is wrong, in three parts.
///
/// @param code the stable code that documentation and scripts refer to
/// @param what the finding with the offending value, expected against found
/// @param where file and line or byte, option, layer or step; empty when `what` says it all
/// @param fix how to mend it, preferably a command that works when pasted
public record Problem(ErrorCode code, String what, String where, String fix) {
  public Problem {
    Objects.requireNonNull(code);
    Objects.requireNonNull(what);
    Objects.requireNonNull(where);
    Objects.requireNonNull(fix);
  }

  /// The block that the command line prints: `error[DATA-012]: …`, then `in:` and `fix:` lines.
  public String render(String severity) {
    var text =
        new StringBuilder(severity).append('[').append(code.code()).append("]: ").append(what);
    if (!where.isEmpty()) {
      text.append("\n  in:  ").append(where);
    }
    if (!fix.isEmpty()) {
      text.append("\n  fix: ").append(fix);
    }
    return text.toString();
  }
}
