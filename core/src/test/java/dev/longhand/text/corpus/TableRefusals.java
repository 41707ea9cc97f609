package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;

/// What a person reads when a table is refused.
final class TableRefusals {
  private TableRefusals() {}

  /// The whole message about a text that is read under that name; the exit status is the one for
  /// input data.
  static String refusal(String name, String text, TableOptions options) {
    var failure =
        catchThrowableOfType(LonghandException.class, () -> TableRows.of(name, text, options));
    assertThat(failure).as("nothing was refused").isNotNull();
    assertThat(failure.code().exit()).isEqualTo(ExitStatus.INPUT_DATA);
    assertThat(failure.problems()).hasSize(1);
    return failure.problems().getFirst().render("error");
  }
}
