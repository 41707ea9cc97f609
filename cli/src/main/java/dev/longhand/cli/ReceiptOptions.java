package dev.longhand.cli;

import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.modelfile.Provenance.Software;
import dev.longhand.receipt.ReadingWords;
import dev.longhand.receipt.Receipt;
import dev.longhand.receipt.ReceiptText;
import dev.longhand.recipe.MixedModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// The option that keeps what decided some texts. Mutable: takes note of them.
@OptionHeading("Running and messages")
final class ReceiptOptions {
  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "Keep all that decides the texts, for replay FILE.")
  private Optional<String> file = Optional.empty();

  private final List<ReceiptText> texts = new ArrayList<>();

  /// The option, if it was given.
  Optional<String> given() {
    return file.map(_ -> "--receipt");
  }

  /// What takes note of each text, if a receipt is wanted.
  ///
  /// @param maxCopy how long a copy may be, where that is limited
  List<Consumer<PassageWriter.Written>> records(Optional<Integer> maxCopy) {
    file.ifPresent(name -> Paths.of(name, "--receipt"));
    return file.isEmpty() ? List.of() : List.of(written -> note(written, maxCopy));
  }

  private void note(PassageWriter.Written written, Optional<Integer> maxCopy) {
    texts.add(
        ReceiptText.of(
            written.prompt(),
            written.variant().method(),
            written.variant().continuation(),
            maxCopy,
            written.passage()));
  }

  /// Writes the receipt, if one is wanted.
  void write(MixedModels models, ModelOptions reading) {
    if (file.isEmpty()) {
      return;
    }
    var sources = models.parts().stream().map(part -> source(part, reading)).toList();
    new Receipt(Software.CURRENT.version(), Software.CURRENT.numerics(), sources, texts)
        .write(Path.of(file.get()));
  }

  private static Receipt.Source source(MixedModels.Part part, ModelOptions reading) {
    ModelFile model = part.model().file();
    return new Receipt.Source(
        part.name(),
        ModelHash.of(model.model()),
        ModelHash.of(model.tokenizer()),
        part.weight(),
        ReadingWords.of(reading.reading(part.model())));
  }
}
