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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which models write together.
@OptionHeading("Models")
final class ModelOptions {
  @Option(
      names = "--mix",
      paramLabel = "RUN=WEIGHT",
      description =
          "Write with several models of one vocabulary, each with its share in the probabilities;"
              + " in place of RUN.")
  private List<String> mix = new ArrayList<>();

  @Mixin private ReadingOptions readingOptions = new ReadingOptions();

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
    return readingOptions.reading(model);
  }

  /// That a model slides a window, and what that costs.
  Optional<Problem> notice(MixedModels models) {
    return models.parts().stream()
        .map(MixedModels.Part::model)
        .flatMap(model -> readingOptions.notice(model).stream())
        .findFirst();
  }
}
