package dev.longhand.generate.decoder;

import dev.longhand.kernel.Kernels;
import dev.longhand.nn.LanguageModel;

/// Reads some texts token by token, side by side, and says of each what may come next.
///
/// What a decoder says of a text depends on that text alone, to the bit, whatever is read beside it
/// and however many threads share the work. Works with the parameters as they were when it was
/// made. Mutable, for one caller at a time.
public sealed interface Decoder permits MixedDecoder, StateDecoder, WindowDecoder {
  /// A decoder that reads as a model was trained to.
  ///
  /// @param sequences how many texts there may be side by side
  /// @throws dev.longhand.error.LonghandException `MODEL_BIDIRECTIONAL` when the model has to read
  ///   a window to its end before it can say anything, and none is given
  static Decoder of(LanguageModel model, Reading reading, int sequences, Kernels kernels) {
    return switch (reading) {
      case Reading.Carried _ -> new StateDecoder(model, kernels, sequences);
      case Reading.Window window -> new WindowDecoder(model, window, kernels, sequences);
    };
  }

  /// Makes sure that a model can be read so.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_BIDIRECTIONAL` as {@link #of} does
  static void requireReadable(LanguageModel model, Reading reading) {
    switch (reading) {
      case Reading.Carried _ -> StateDecoder.requireCausal(model);
      case Reading.Window _ -> {}
    }
  }

  /// V, how many tokens there are.
  int vocabulary();

  /// How many texts are read side by side now; none at first.
  int sequences();

  /// Forgets all, and reads the beginning of one text.
  ///
  /// @param ids at least one, each less than V
  void begin(int[] ids);

  /// Reads one more token of each text.
  ///
  /// @param ids at least as many as there are texts; what stands behind is not looked at
  void accept(int[] ids);

  /// Goes on with other texts: the one at place i is what the one at `from[i]` was. So texts are
  /// left out, put in order and copied.
  ///
  /// @param from places of texts, at most as many as there may be
  void keep(int[] from);

  /// `[V]`, the logits of the token that comes next in a text: an array of the decoder, which the
  /// next call overwrites.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when one is NaN or infinite; names
  ///   the first layer that is to blame
  float[] logits(int sequence);

  /// What the last layer of the network read at the last token of a text: a new array. Right behind
  /// {@link #begin} and {@link #accept} alone.
  float[] features(int sequence);
}
