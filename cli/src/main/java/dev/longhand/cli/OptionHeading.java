package dev.longhand.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the help writes above the options of a class.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OptionHeading {
  /// The heading, such as `Network`.
  String value();
}
