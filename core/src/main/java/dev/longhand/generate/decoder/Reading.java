package dev.longhand.generate.decoder;

import java.util.OptionalInt;

/// How much of a text a model has read when it is asked for the next token. A closed family.
public sealed interface Reading {
  /// All of it: the state is carried on, so a token costs the same however long the text is.
  Reading CARRIED = new Carried();

  /// All of it.
  record Carried() implements Reading {}

  /// The last tokens alone, from a state of zeros: what networks see that were trained on windows.
  /// Each token costs a run over the window.
  ///
  /// @param tokens L, the length of the window
  /// @param padding what is read in front of a shorter text until the window is full; empty where
  ///   the text begins with zeros, however short
  record Window(int tokens, OptionalInt padding) implements Reading {
    public Window {
      if (tokens < 1) {
        throw new IllegalArgumentException("a window of " + tokens);
      }
    }

    /// A window without padding.
    public static Window of(int tokens) {
      return new Window(tokens, OptionalInt.empty());
    }
  }
}
