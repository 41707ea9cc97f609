package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.LonghandException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What tests of this package ask again and again.
final class Refusals {
  private Refusals() {}

  /// The refusal of a call that must be refused.
  static LonghandException refusalOf(ThrowingCallable call) {
    var failure = catchThrowableOfType(LonghandException.class, call);
    assertThat(failure).as("nothing was refused").isNotNull();
    return failure;
  }

  /// The whole message of a refusal as a person reads it.
  static String messageOf(ThrowingCallable call) {
    return refusalOf(call).problems().getFirst().render("error");
  }
}
