package dev.longhand.recipe;

import dev.longhand.nn.LossPositions;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.text.example.Shuffle;
import java.util.Objects;

/// How a text becomes examples. A closed family.
public sealed interface ExampleSettings {
  /// How much of the text is kept to measure on, from its end; 0 for none.
  double validation();

  /// B, the most sequences of a batch.
  int batch();

  /// T, the most steps of a batch.
  int steps();

  /// The name that recipes use.
  default String kind() {
    return switch (this) {
      case Windows windows -> "windows";
      case Streams streams -> "streams";
    };
  }

  /// Where the network is asked for the next token.
  default LossPositions lossPositions() {
    return switch (this) {
      case Windows windows -> LossPositions.LAST;
      case Streams streams -> LossPositions.EVERY;
    };
  }

  /// The share of carried states that are cleared before a batch.
  default double stateReset() {
    return switch (this) {
      case Windows windows -> 0;
      case Streams streams -> streams.stateReset;
    };
  }

  /// The size of a full batch.
  default BatchShape shape() {
    return new BatchShape(batch(), steps());
  }

  /// The same with another share to measure on.
  ExampleSettings withValidation(double share);

  /// The same with so many sequences a batch.
  ExampleSettings withBatch(int sequences);

  /// The same with so many steps a batch.
  ExampleSettings withSteps(int count);

  /// Windows of neighbouring tokens, each with the token after it as its only target.
  ///
  /// @param window L, the tokens of a window
  /// @param stride tokens between the starts of two windows
  /// @param batch B, windows of a batch
  /// @param shuffle in which order they are drawn
  /// @param validation share of the text that is kept to measure on
  record Windows(int window, int stride, int batch, Shuffle shuffle, double validation)
      implements ExampleSettings {
    public Windows {
      Setting.WINDOW.require(window);
      Setting.STRIDE.require(stride);
      Setting.BATCH.require(batch);
      Objects.requireNonNull(shuffle);
      Setting.VALIDATION.require(validation);
    }

    @Override
    public int steps() {
      return window;
    }

    @Override
    public Windows withValidation(double share) {
      return new Windows(window, stride, batch, shuffle, share);
    }

    @Override
    public Windows withBatch(int sequences) {
      return new Windows(window, stride, sequences, shuffle, validation);
    }

    @Override
    public Windows withSteps(int count) {
      return new Windows(count, stride, batch, shuffle, validation);
    }
  }

  /// Streams that are read side by side with the state carried on, and a target after every step.
  ///
  /// @param steps T, the tokens of each stream in a batch
  /// @param sequences B, the streams
  /// @param stateReset share of carried states that are cleared before a batch, so that the model
  ///   learns to begin a text
  /// @param validation share of the text that is kept to measure on
  record Streams(int steps, int sequences, double stateReset, double validation)
      implements ExampleSettings {
    public Streams {
      Setting.STEPS.require(steps);
      Setting.SEQUENCES.require(sequences);
      Setting.STATE_RESET.require(stateReset);
      Setting.VALIDATION.require(validation);
    }

    @Override
    public int batch() {
      return sequences;
    }

    @Override
    public Streams withValidation(double share) {
      return new Streams(steps, sequences, stateReset, share);
    }

    @Override
    public Streams withBatch(int count) {
      return new Streams(steps, count, stateReset, validation);
    }

    @Override
    public Streams withSteps(int count) {
      return new Streams(count, sequences, stateReset, validation);
    }
  }
}
