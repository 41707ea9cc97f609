package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.Voice;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.SkippedRows;
import dev.longhand.text.example.DocumentEnds;
import dev.longhand.text.example.EncodedCorpus;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.EncodingOptions;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A model with the recipe that it was trained by, and the folder of its run where it lies in one:
/// what is needed to measure it on any text as it was measured in training.
///
/// @param folder of the run, if there is one
public record TrainedModel(ModelFile file, Recipe recipe, Optional<Path> folder) {
  /// The model of a run's folder, or of a model file, whose folder may be that of a run.
  ///
  /// @throws LonghandException `RUN_MISSING`, or with a `MODEL_` code
  public static TrainedModel read(Path runOrFile) {
    Path path = RunFolder.model(runOrFile);
    ModelFile file = ModelFile.read(path);
    Recipe recipe = Recipe.parse(file.provenance().recipe(), RunFolder.shown(path));
    Path folder = Files.isDirectory(runOrFile) ? runOrFile : path.toAbsolutePath().getParent();
    return new TrainedModel(
        file,
        recipe,
        Optional.ofNullable(folder)
            .filter(run -> Files.isRegularFile(run.resolve(RunFolder.CORPUS))));
  }

  /// A text as ids of this model, with marks where its documents have them.
  public EncodedDocuments encode(Corpus corpus) {
    return encode(CorpusParts.whole(corpus)).training();
  }

  /// The parts of a text as ids of this model.
  EncodedCorpus encode(CorpusParts parts) {
    return EncodedCorpus.encode(parts, file.tokenizer(), EncodingOptions.inMemory(ends()));
  }

  private DocumentEnds ends() {
    return readsOn() ? DocumentEnds.LINE_END : DocumentEnds.NONE;
  }

  /// Whether the model reads on from one document into the next.
  public boolean readsOn() {
    return switch (recipe.examples()) {
      case ExampleSettings.Windows _, ExampleSettings.Streams _ -> true;
      case ExampleSettings.Prefixes _, ExampleSettings.Documents _ -> false;
    };
  }

  /// How many tokens it reads where it has to know where a text ends.
  public int window() {
    return recipe.examples().steps();
  }

  /// Ids as the model reads them: one that learnt behind masked padding passes padding over.
  public int[] unpadded(int[] ids) {
    boolean masked =
        recipe.examples() instanceof ExampleSettings.Prefixes prefixes
            && prefixes.mask() == ExampleSettings.Mask.PRESENT;
    Vocabulary vocabulary = file.tokenizer().vocabulary();
    return masked
        ? IntStream.of(ids).filter(id -> vocabulary.kind(id) != Token.Kind.PADDING).toArray()
        : ids;
  }

  /// What writes text with it, reading as it learnt.
  public TextGenerator generator(Kernels kernels) {
    return new TextGenerator(
        List.of(Voice.of(file.model(), reading())), file.tokenizer(), file.cleaning(), kernels);
  }

  /// How much of a text it has read when it writes on, as it learnt.
  ///
  /// How much padding stood in front of beginnings of documents depends on the text; where that
  /// cannot be read again, {@link ExampleSettings#USUAL_STEPS} are taken.
  public Reading reading() {
    return recipe.examples().reading(file.tokenizer().vocabulary(), longest());
  }

  private int longest() {
    if (!(recipe.examples() instanceof ExampleSettings.Prefixes prefixes)
        || prefixes.longest() > 0) {
      return window();
    }
    try {
      return trainingText().map(this::longest).orElseGet(this::window);
    } catch (LonghandException unreadable) {
      return window();
    }
  }

  private int longest(Corpus text) {
    try (text) {
      return PreparedText.longest(recipe, encode(recipe.parts(text)));
    }
  }

  /// The text that it learnt from, as its run remembers it.
  ///
  /// @throws LonghandException `RUN_CHANGED` when it is another text now, or with a code of the
  ///   `DATA` family when it cannot be read
  public Optional<Corpus> trainingText() {
    return folder.map(run ->
        CorpusRecord.read(run.resolve(RunFolder.CORPUS))
            .readAgain(run, recipe.text(), run, SkippedRows.NONE));
  }

  /// That there is nothing to count, where the text of a run cannot be read again.
  static Problem withoutText(String reason, String where) {
    return new Problem(
        ErrorCode.RUN_TEXT_AWAY, "no baselines and no look for overlaps: " + reason, where, "");
  }
}
