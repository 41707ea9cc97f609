package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.Voice;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Trained models that write together, each with its share in the probabilities.
///
/// @param parts at least one; all have one vocabulary
public record MixedModels(List<Part> parts) {
  /// One of the models.
  ///
  /// @param name as a person called it
  /// @param weight its share, beside the others' weights
  public record Part(String name, TrainedModel model, double weight) {
    public Part {
      Objects.requireNonNull(name);
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new LonghandException(
            ErrorCode.USAGE_VALUE,
            "the weight of " + name + " is " + weight + "; it must be above 0",
            "--mix",
            "--mix " + Wording.shellWord(name) + "=0.5");
      }
    }
  }

  /// @throws LonghandException `USAGE_PAIR` when the models do not make the same tokens of a text
  public MixedModels {
    parts = List.copyOf(parts);
    ModelFile first = parts.getFirst().model().file();
    for (Part part : parts) {
      ModelFile file = part.model().file();
      boolean same =
          ModelHash.of(file.tokenizer()).equals(ModelHash.of(first.tokenizer()))
              && file.cleaning().equals(first.cleaning());
      if (!same) {
        throw new LonghandException(
            ErrorCode.USAGE_PAIR,
            "the models make different tokens of a text: "
                + described(parts.getFirst())
                + ", and "
                + described(part),
            "--mix",
            "mix models that were trained on one text with the same tokens");
      }
    }
  }

  private static String described(Part part) {
    ModelFile file = part.model().file();
    return part.name()
        + " has "
        + Wording.number(file.tokenizer().vocabulary().size())
        + " "
        + file.tokenizer().config().pieces();
  }

  /// A model alone.
  public static MixedModels of(String name, TrainedModel model) {
    return new MixedModels(List.of(new Part(name, model, 1)));
  }

  /// The model that says how prompts are read and texts are written.
  public TrainedModel first() {
    return parts.getFirst().model();
  }

  /// What writes text with them.
  ///
  /// @param reading how each reads
  /// @throws LonghandException `MODEL_BIDIRECTIONAL` when a model cannot be read so
  public TextGenerator generator(Function<TrainedModel, Reading> reading, Kernels kernels) {
    var voices = new ArrayList<Voice>();
    for (Part part : parts) {
      TrainedModel model = part.model();
      voices.add(new Voice(model.file().model(), reading.apply(model), part.weight()));
    }
    return new TextGenerator(
        voices, first().file().tokenizer(), first().file().cleaning(), kernels);
  }
}
