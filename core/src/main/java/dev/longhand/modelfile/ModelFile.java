package dev.longhand.modelfile;

import dev.longhand.error.LonghandException;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Tokenizer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All that is needed to write text with a model, and where it comes from, in one file.
///
/// The format is safetensors; `docs/formats/model-file.md` describes it byte for byte.
///
/// @param model the network with its weights
/// @param tokenizer what turns text into the ids that the network knows
/// @param cleaning the rules that prompts go through, as the training text did
/// @param provenance where the model comes from
/// @param history what each epoch came to, first to last
public record ModelFile(
    LanguageModel model,
    Tokenizer tokenizer,
    TextCleaning cleaning,
    Provenance provenance,
    List<EpochFigures> history) {
  public ModelFile {
    Objects.requireNonNull(model);
    Objects.requireNonNull(cleaning);
    Objects.requireNonNull(provenance);
    history = List.copyOf(history);
    if (tokenizer.vocabulary().size() != model.config().vocabulary()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a vocabulary of %d tokens and a model of %d",
              tokenizer.vocabulary().size(),
              model.config().vocabulary()));
    }
  }

  /// Replaces the file as a whole or not at all.
  ///
  /// @throws LonghandException `MODEL_NOT_FINITE`, `DISK_FULL` or `DISK_IO`; the file is then as it
  ///   was
  public void write(Path path) {
    sealed().write(AtomicFile.of(path), FilePlace.of(path));
  }

  private SealedFile sealed() {
    var documents = new LinkedHashMap<String, String>();
    documents.put(ArchitectureDocument.NAME, ArchitectureDocument.write(model.config()));
    documents.put(TextDocument.TOKENIZER, TextDocument.write(tokenizer));
    documents.put(TextDocument.CLEANING, TextDocument.write(cleaning));
    documents.put(Provenance.NAME, provenance.toJson());
    documents.put(EpochFigures.HISTORY, EpochFigures.writeAll(history));
    return new SealedFile(
        SealedFile.Kind.MODEL,
        provenance.software().version(),
        documents,
        model.parameters().stream().map(Tensor::of).toList());
  }

  /// Reads a file, having checked every bit of it.
  ///
  /// @throws LonghandException with a `MODEL_` code for whatever is wrong with the file, or
  ///   `DISK_IO`
  public static ModelFile read(Path path) {
    FilePlace place = FilePlace.of(path);
    SealedFile file = SealedFile.read(path, SealedFile.Kind.MODEL);
    Function<String, String> documents = name -> file.document(name, place);
    ModelConfig config =
        ArchitectureDocument.read(documents.apply(ArchitectureDocument.NAME), place);
    Tokenizer tokenizer =
        TextDocument.readTokenizer(
            documents.apply(TextDocument.TOKENIZER), config.vocabulary(), place);
    TextCleaning cleaning =
        TextDocument.readCleaning(documents.apply(TextDocument.CLEANING), place);
    Provenance provenance = Provenance.read(documents.apply(Provenance.NAME), place);
    List<EpochFigures> history = EpochFigures.readAll(documents.apply(EpochFigures.HISTORY), place);
    LanguageModel model = model(config, file.tensors(), place);
    return new ModelFile(model, tokenizer, cleaning, provenance, history);
  }

  private static LanguageModel model(ModelConfig config, List<Tensor> tensors, FilePlace place) {
    Map<String, Tensor> byName =
        tensors.stream().collect(Collectors.toMap(Tensor::name, Function.identity()));
    ShapeTable.check(ParameterShapes.of(config), tensors, place);
    LanguageModel model = LanguageModel.blank(config);
    for (Parameter parameter : model.parameters()) {
      parameter.setRowMajor(Objects.requireNonNull(byName.get(parameter.name())).values());
    }
    return model;
  }
}
