package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.recipe.TrainedModel;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say how much of a text a model reads for each token it writes.
@OptionHeading("Models")
final class ReadingOptions {
  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "Read the last N tokens again for each new one. Default: as the model was trained.")
  private Optional<Integer> window = Optional.empty();

  @Option(
      names = "--carry",
      description =
          "Read on with the state carried from token to token, also a model that was trained on"
              + " windows.")
  private boolean carry;

  /// How a model is to read.
  Reading reading(TrainedModel model) {
    if (carry && window.isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--window reads a part of the text again, and --carry reads on",
          "--window, --carry",
          "leave one of them out");
    }
    if (carry) {
      return Reading.CARRIED;
    }
    return window.<Reading>map(Reading.Window::of).orElseGet(model::reading);
  }

  /// That a model slides a window, and what that costs.
  Optional<Problem> notice(TrainedModel model) {
    return reading(model) instanceof Reading.Window slid
        ? Optional.of(slides(model, slid))
        : Optional.empty();
  }

  private Problem slides(TrainedModel model, Reading.Window slid) {
    String piece = model.file().tokenizer().config().piece();
    String padding = slid.padding().isPresent() ? ", behind padding where the text is shorter" : "";
    boolean causal = model.file().model().config().causal();
    return new Problem(
        ErrorCode.MODEL_WINDOW,
        "the model reads the last "
            + Wording.number(slid.tokens())
            + " "
            + model.file().tokenizer().config().pieces()
            + " again for each new "
            + piece
            + (window.isPresent() ? "" : ", as it was trained")
            + padding,
        "",
        causal && window.isEmpty() ? "--carry reads on with its state, and is much faster" : "");
  }
}
