package dev.longhand.receipt;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.CopyLimit;
import dev.longhand.generate.Method;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.modelfile.Provenance.Software;
import dev.longhand.recipe.CopyIndex;
import dev.longhand.recipe.MixedModels;
import dev.longhand.recipe.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The texts of a receipt, written once more.
public final class Replay {
  private static final int SHOWN = 400;

  private final Receipt receipt;
  private final MixedModels models;
  private final TextGenerator generator;
  private final Map<Integer, TextGenerator> limited = new TreeMap<>(); // by the longest copy

  private Replay(Receipt receipt, MixedModels models, TextGenerator generator) {
    this.receipt = receipt;
    this.models = models;
    this.generator = generator;
  }

  /// Opens the models of a receipt.
  ///
  /// @param moved where the models lie now, in their order; empty for where they lay
  /// @throws LonghandException `RECEIPT_MODEL` when a model is another, or with the code of what is
  ///   wrong with its file
  public static Replay of(Receipt receipt, List<Path> moved, Kernels kernels) {
    if (!moved.isEmpty() && moved.size() != receipt.models().size()) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          Wording.count(moved.size(), "model")
              + " named, and the receipt is of "
              + receipt.models().size(),
          "--model",
          "name them in the order of the receipt");
    }
    var parts = new ArrayList<MixedModels.Part>();
    var readings = new ArrayList<Reading>();
    for (int i = 0; i < receipt.models().size(); i++) {
      Receipt.Source source = receipt.models().get(i);
      Path path = moved.isEmpty() ? Path.of(source.file()) : moved.get(i);
      TrainedModel model = TrainedModel.read(path);
      requireSame(source, model.file(), path);
      parts.add(new MixedModels.Part(path.toString(), model, source.weight()));
      readings.add(ReadingWords.parse(source.reading()));
    }
    var models = new MixedModels(parts);
    var next = readings.iterator();
    return new Replay(receipt, models, models.generator(_ -> next.next(), kernels));
  }

  private static void requireSame(Receipt.Source source, ModelFile file, Path path) {
    boolean same =
        ModelHash.of(file.model()).equals(source.sha256())
            && ModelHash.of(file.tokenizer()).equals(source.tokenizer());
    if (!same) {
      throw new LonghandException(
          ErrorCode.RECEIPT_MODEL,
          "this is another model than the one that wrote: its weights have the hash "
              + ModelHash.of(file.model()).substring(0, 12)
              + "…, and the receipt names "
              + source.sha256().substring(0, Math.min(12, source.sha256().length()))
              + "…",
          Wording.escaped(path.toString(), SHOWN),
          "longhand replay FILE --model PATH names where the right one lies");
    }
  }

  /// What is to be known before: another arithmetic may give other bits.
  public Optional<Problem> notice() {
    return receipt.numerics() == Software.CURRENT.numerics()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                ErrorCode.RECEIPT_TEXT,
                "the receipt is of version "
                    + receipt.numerics()
                    + " of the arithmetic, and this is version "
                    + Software.CURRENT.numerics(),
                "",
                "take Longhand " + Wording.escaped(receipt.longhand(), 40)));
  }

  /// Writes a text again.
  ///
  /// @return the text, which has the hash of the receipt
  /// @throws LonghandException `RECEIPT_TEXT` when it has another
  public String write(ReceiptText text) {
    TextGenerator writer =
        text.maxCopy().map(most -> limited.computeIfAbsent(most, this::limited)).orElse(generator);
    Passage passage = passage(text, writer);
    if (!ReceiptText.hash(passage.text()).equals(text.sha256())) {
      throw new LonghandException(
          ErrorCode.RECEIPT_TEXT,
          "the text has another hash than its receipt names",
          "text " + text.index() + " of seed " + text.seed(),
          "the receipt was changed, or this Longhand computes in another way");
    }
    return passage.text();
  }

  /// What writes without longer copies; needs the texts that the models learnt from.
  private TextGenerator limited(int most) {
    TextGenerator writer = generator;
    for (MixedModels.Part part : models.parts()) {
      writer = writer.with(new CopyLimit(CopyIndex.of(part.model()).learnt().suffixes(), most));
    }
    return writer;
  }

  private static Passage passage(ReceiptText text, TextGenerator generator) {
    Prompt prompt = text.readPrompt();
    Continuation continuation = text.continuation();
    return switch (text.method()) {
      case Method.Sampled _ -> generator.passage(prompt, continuation);
      case Method.Beams(var settings) ->
          generator
              .beams(prompt, continuation.ending(), settings)
              .get(Math.toIntExact(text.index()));
      case Method.Contrastive(var settings) ->
          generator.contrastive(prompt, continuation.ending(), settings).getFirst();
    };
  }
}
