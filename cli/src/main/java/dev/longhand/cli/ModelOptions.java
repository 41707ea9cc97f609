package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.kernel.Kernels;
import dev.longhand.recipe.MixedModels;
import dev.longhand.recipe.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say which models write together, and how much of a text they read.
@OptionHeading("Models")
final class ModelOptions {
  @Option(
      names = "--mix",
      paramLabel = "RUN=WEIGHT",
      description =
          "Write with several models of one vocabulary, each with its share in the probabilities;"
              + " in place of RUN.")
  private List<String> mix = new ArrayList<>();

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

  /// Whether several models are named.
  boolean mixed() {
    return !mix.isEmpty();
  }

  /// The models of a command line.
  ///
  /// @param run the one that is named as RUN; empty where several are mixed
  MixedModels read(Optional<String> run) {
    if (mix.isEmpty()) {
      String name = run.orElseThrow(ModelOptions::noModel);
      return MixedModels.of(name, TrainedModel.read(Paths.of(name, "RUN")));
    }
    return new MixedModels(mix.stream().map(ModelOptions::part).toList());
  }

  private static LonghandException noModel() {
    return new LonghandException(
        ErrorCode.USAGE_OPTION, "RUN is missing", "RUN, --mix", "longhand generate runs/book");
  }

  private static MixedModels.Part part(String words) {
    int sign = words.lastIndexOf('=');
    String name = sign < 0 ? words : words.substring(0, sign);
    String weight = sign < 0 ? "1" : words.substring(sign + 1);
    try {
      return new MixedModels.Part(
          name, TrainedModel.read(Paths.of(name, "--mix")), Double.parseDouble(weight));
    } catch (NumberFormatException noNumber) {
      throw new LonghandException(
              ErrorCode.USAGE_VALUE,
              "the weight of "
                  + Wording.escaped(name, 60)
                  + " is "
                  + Wording.escaped(weight, 40)
                  + "; it must be a number above 0",
              "--mix",
              "--mix " + Wording.shellWord(name) + "=0.5")
          .causedBy(noNumber);
    }
  }

  /// What writes with the models, as they are to read.
  TextGenerator generator(MixedModels models, Kernels kernels) {
    return models.generator(this::reading, kernels);
  }

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
  Optional<Problem> notice(MixedModels models) {
    return models.parts().stream()
        .map(MixedModels.Part::model)
        .filter(model -> reading(model) instanceof Reading.Window)
        .findFirst()
        .map(this::slides);
  }

  private Problem slides(TrainedModel model) {
    var slid = (Reading.Window) reading(model);
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
