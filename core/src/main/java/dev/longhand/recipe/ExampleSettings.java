package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Vocabulary;
import java.util.Objects;

/// How a text becomes examples. A closed family.
public sealed interface ExampleSettings {
  /// How much of the text is kept to measure on.
  HeldOutShares shares();

  /// How much of the text is measured on while a model learns; 0 for none.
  default double validation() {
    return shares().validation();
  }

  /// How much of the text is measured on once, when a run ends; 0 for none.
  default double test() {
    return shares().test();
  }

  /// B, the most sequences of a batch.
  int batch();

  /// T, the most steps of a batch.
  int steps();

  /// The name that recipes use.
  default String kind() {
    return switch (this) {
      case Windows windows -> "windows";
      case Streams streams -> "streams";
      case Prefixes prefixes -> "prefixes";
      case Documents documents -> "documents";
    };
  }

  /// Where the network is asked for the next token.
  default LossPositions lossPositions() {
    return switch (this) {
      case Windows _, Prefixes _ -> LossPositions.LAST;
      case Streams _, Documents _ -> LossPositions.EVERY;
    };
  }

  /// The share of carried states that are cleared before a batch.
  default double stateReset() {
    return switch (this) {
      case Streams streams -> streams.stateReset;
      case Windows _, Prefixes _, Documents _ -> 0;
    };
  }

  /// Which part of the text is measured on and not learnt from.
  default HeldOut heldOut() {
    return switch (this) {
      case Windows windows -> windows.heldOut;
      case Streams streams -> streams.heldOut;
      case Prefixes _, Documents _ -> HeldOut.DOCUMENTS;
    };
  }

  /// How a network reads that learnt from such examples when it writes: by windows where it never
  /// saw more of a text than one, else all that was written.
  ///
  /// @param vocabulary whose padding is read in front of a short text, where the network takes it
  ///   for a token
  /// @param longest the most inputs of an example, where the settings leave that to the text
  default Reading reading(Vocabulary vocabulary, int longest) {
    return switch (this) {
      case Windows windows -> Reading.Window.of(windows.window);
      case Prefixes prefixes when prefixes.mask == Mask.ABSENT ->
          new Reading.Window(longest, vocabulary.special(Kind.PADDING));
      case Prefixes _, Streams _, Documents _ -> Reading.CARRIED;
    };
  }

  /// The size of a full batch.
  default BatchShape shape() {
    return new BatchShape(batch(), steps());
  }

  /// The same with other shares to measure on.
  ExampleSettings withShares(HeldOutShares other);

  /// The same with another share to measure on while a model learns.
  ///
  /// @throws LonghandException `USAGE_PAIR` when it leaves nothing to learn from
  default ExampleSettings withValidation(double share) {
    return withShares(shares(share, test()));
  }

  /// The same with another share to measure on once.
  ///
  /// @throws LonghandException `USAGE_PAIR` when it leaves nothing to learn from
  default ExampleSettings withTest(double share) {
    return withShares(shares(validation(), share));
  }

  /// Shares that a person chose.
  ///
  /// @throws LonghandException `USAGE_PAIR` when they leave nothing to learn from
  static HeldOutShares shares(double validation, double test) {
    Setting.VALIDATION.require(validation);
    Setting.TEST.require(test);
    if (validation + test >= 1) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "validation is " + validation + " and test " + test + ": nothing is left to learn from",
          "validation, test",
          "keep less, such as --validation 0.05 --test 0.05");
    }
    return new HeldOutShares(validation, test);
  }

  /// The same with so many sequences a batch.
  ExampleSettings withBatch(int sequences);

  /// The same with so many steps a batch.
  ExampleSettings withSteps(int count);

  private static HeldOutShares measured(double validation) {
    return shares(validation, 0);
  }

  /// Which part of a text is kept to measure on.
  enum HeldOut {
    /// Its end.
    END,
    /// Documents that the seed draws.
    DOCUMENTS
  }

  /// Whether the network knows which steps in front of a short sequence are padding.
  enum Mask {
    /// It does not: it reads id 0 there, as Keras does unless it is asked for a mask.
    ABSENT,
    /// It does: a sequence begins where its tokens do.
    PRESENT
  }

  /// T of examples that are as long as the longest document needs, before it is known.
  int USUAL_STEPS = 100;

  /// Windows of neighbouring tokens, each with the token after it as its only target.
  ///
  /// @param window L, the tokens of a window
  /// @param stride tokens between the starts of two windows
  /// @param batch B, windows of a batch
  /// @param shuffle in which order they are drawn
  /// @param shares of the text that are kept to measure on
  /// @param heldOut which parts those are
  record Windows(
      int window, int stride, int batch, Shuffle shuffle, HeldOutShares shares, HeldOut heldOut)
      implements ExampleSettings {
    /// Windows with a validation part alone, at the end of the text.
    public Windows(int window, int stride, int batch, Shuffle shuffle, double validation) {
      this(window, stride, batch, shuffle, measured(validation), HeldOut.END);
    }

    public Windows {
      Objects.requireNonNull(heldOut);
      Setting.WINDOW.require(window);
      Setting.STRIDE.require(stride);
      Setting.BATCH.require(batch);
      Objects.requireNonNull(shuffle);
      Objects.requireNonNull(shares);
    }

    @Override
    public int steps() {
      return window;
    }

    @Override
    public Windows withShares(HeldOutShares other) {
      return new Windows(window, stride, batch, shuffle, other, heldOut);
    }

    @Override
    public Windows withBatch(int sequences) {
      return new Windows(window, stride, sequences, shuffle, shares, heldOut);
    }

    @Override
    public Windows withSteps(int count) {
      return new Windows(count, stride, batch, shuffle, shares, heldOut);
    }
  }

  /// Streams that are read side by side with the state carried on, and a target after every step.
  ///
  /// @param steps T, the tokens of each stream in a batch
  /// @param sequences B, the streams
  /// @param stateReset share of carried states that are cleared before a batch, so that the model
  ///   learns to begin a text
  /// @param shares of the text that are kept to measure on
  /// @param heldOut which parts those are
  record Streams(int steps, int sequences, double stateReset, HeldOutShares shares, HeldOut heldOut)
      implements ExampleSettings {
    /// Streams with a validation part alone, at the end of the text.
    public Streams(int steps, int sequences, double stateReset, double validation) {
      this(steps, sequences, stateReset, measured(validation), HeldOut.END);
    }

    public Streams {
      Objects.requireNonNull(heldOut);
      Setting.STEPS.require(steps);
      Setting.SEQUENCES.require(sequences);
      Setting.STATE_RESET.require(stateReset);
      Objects.requireNonNull(shares);
    }

    @Override
    public int batch() {
      return sequences;
    }

    @Override
    public Streams withShares(HeldOutShares other) {
      return new Streams(steps, sequences, stateReset, other, heldOut);
    }

    @Override
    public Streams withBatch(int count) {
      return new Streams(steps, count, stateReset, shares, heldOut);
    }

    @Override
    public Streams withSteps(int count) {
      return new Streams(count, sequences, stateReset, shares, heldOut);
    }
  }

  /// Every beginning of every document, each with the token after it as its only target.
  ///
  /// @param longest how many tokens of a prefix are read at most, its last ones; 0 for all
  /// @param mask whether padding is known to be padding
  /// @param batch B, prefixes of a batch
  /// @param bucket how many batches are sorted by length together; 1 for none
  /// @param shuffle in which order they are drawn
  /// @param shares of the documents that are kept to measure on
  record Prefixes(
      int longest, Mask mask, int batch, int bucket, Shuffle shuffle, HeldOutShares shares)
      implements ExampleSettings {
    /// Prefixes with a validation part alone.
    public Prefixes(
        int longest, Mask mask, int batch, int bucket, Shuffle shuffle, double validation) {
      this(longest, mask, batch, bucket, shuffle, measured(validation));
    }

    public Prefixes {
      Setting.LONGEST.require(longest);
      Objects.requireNonNull(mask);
      Setting.BATCH.require(batch);
      Setting.BUCKET.require(bucket);
      Objects.requireNonNull(shuffle);
      Objects.requireNonNull(shares);
    }

    @Override
    public int steps() {
      return longest == 0 ? USUAL_STEPS : longest;
    }

    @Override
    public Prefixes withShares(HeldOutShares other) {
      return new Prefixes(longest, mask, batch, bucket, shuffle, other);
    }

    @Override
    public Prefixes withBatch(int sequences) {
      return new Prefixes(longest, mask, sequences, bucket, shuffle, shares);
    }

    @Override
    public Prefixes withSteps(int count) {
      return new Prefixes(count, mask, batch, bucket, shuffle, shares);
    }
  }

  /// Whole documents, each from its beginning, with a target after every token: the same as all
  /// their prefixes, in one pass.
  ///
  /// @param longest how many tokens a sequence reads at most, longer documents being cut; 0 for all
  /// @param batch B, documents of a batch
  /// @param bucket how many batches are sorted by length together; 1 for none
  /// @param shuffle in which order they are drawn
  /// @param shares of the documents that are kept to measure on
  record Documents(int longest, int batch, int bucket, Shuffle shuffle, HeldOutShares shares)
      implements ExampleSettings {
    /// Documents with a validation part alone.
    public Documents(int longest, int batch, int bucket, Shuffle shuffle, double validation) {
      this(longest, batch, bucket, shuffle, measured(validation));
    }

    public Documents {
      Setting.LONGEST.require(longest);
      Setting.BATCH.require(batch);
      Setting.BUCKET.require(bucket);
      Objects.requireNonNull(shuffle);
      Objects.requireNonNull(shares);
    }

    @Override
    public int steps() {
      return longest == 0 ? USUAL_STEPS : longest;
    }

    @Override
    public Documents withShares(HeldOutShares other) {
      return new Documents(longest, batch, bucket, shuffle, other);
    }

    @Override
    public Documents withBatch(int sequences) {
      return new Documents(longest, sequences, bucket, shuffle, shares);
    }

    @Override
    public Documents withSteps(int count) {
      return new Documents(count, batch, bucket, shuffle, shares);
    }
  }
}
