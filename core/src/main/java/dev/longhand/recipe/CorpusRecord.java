package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.modelfile.Provenance.TrainingText;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusReader;
import dev.longhand.text.corpus.SkippedRows;
import dev.longhand.text.token.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which text a run began with and where it lies, so that going on learns from the same.
///
/// @param text its name, hash and length
/// @param files where it lies, absolute; empty when the run folder keeps a copy
/// @param tokenizer the hash of the tokenizer that it was cut by; empty in runs that began before
///   it was noted
record CorpusRecord(TrainingText text, List<Path> files, Optional<String> tokenizer) {
  CorpusRecord {
    Objects.requireNonNull(tokenizer);
    files = List.copyOf(files);
  }

  static CorpusRecord of(TextInput input, Corpus corpus) {
    return new CorpusRecord(
        new TrainingText(input.name(), corpus.sha256(), corpus.characters()),
        input.lasting().stream().map(Path::toAbsolutePath).toList(),
        Optional.empty());
  }

  /// The same with the tokenizer that the text was cut by.
  CorpusRecord withTokenizer(Tokenizer cutBy) {
    return new CorpusRecord(text, files, Optional.of(ModelHash.of(cutBy)));
  }

  /// Refuses another tokenizer than the one that the run began with, whose ids the weights know.
  ///
  /// @param recipe the file that names it
  /// @throws LonghandException `RUN_CHANGED`
  void requireSame(Tokenizer cutBy, Path recipe) {
    if (tokenizer.isPresent() && !tokenizer.get().equals(ModelHash.of(cutBy))) {
      throw new LonghandException(
          ErrorCode.RUN_CHANGED,
          "the tokenizer is no longer the one that the run began with",
          RunFolder.shown(recipe),
          "bring the old tokenizer file back, or start a new run in another folder");
    }
  }

  boolean kept() {
    return files.isEmpty();
  }

  byte[] toJson() {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode json = mapper.createObjectNode();
    json.put("name", text.name());
    json.put("characters", text.characters());
    json.put("sha256", text.sha256());
    tokenizer.ifPresent(hash -> json.put("tokenizer_sha256", hash));
    ArrayNode listed = json.putArray("files");
    files.forEach(file -> listed.add(file.toString()));
    String written = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    return (written + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a record.
  ///
  /// @throws LonghandException `RUN_UNUSABLE` when it is missing or damaged
  static CorpusRecord read(Path file) {
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
      var files = new ArrayList<Path>();
      json.required("files").forEach(name -> files.add(Path.of(name.stringValue())));
      var text =
          new TrainingText(
              json.required("name").stringValue(),
              json.required("sha256").stringValue(),
              json.required("characters").longValue());
      return new CorpusRecord(
          text,
          files,
          Optional.ofNullable(json.get("tokenizer_sha256")).map(JsonNode::stringValue));
    } catch (IOException | JacksonException | InvalidPathException damage) {
      throw new LonghandException(
              ErrorCode.RUN_UNUSABLE,
              "the record of the text that the run learns from is missing or damaged",
              RunFolder.shown(file),
              "start a new run in another folder")
          .causedBy(damage);
    }
  }

  /// The same with the tokenizer that another run of the same recipe cut the text by, which then
  /// must be the same.
  CorpusRecord replaying(TextInput input, Recipe recipe) {
    return input instanceof TextInput.OfRun run
            && RecipeComparison.comparable(recipe).equals(RecipeComparison.comparable(run.recipe()))
        ? new CorpusRecord(text, files, run.record().tokenizer())
        : this;
  }

  /// The text again.
  ///
  /// @param folder of the run, which has a copy where that is needed
  /// @param scratch the folder for a temporary file, if the text is large
  /// @param skippedRows takes the rows of tables that options leave out
  /// @throws LonghandException `RUN_CHANGED` when it is another text, or with a code of the `DATA`
  ///   family when it cannot be read
  Corpus readAgain(Path folder, CorpusOptions options, Path scratch, SkippedRows skippedRows) {
    Corpus corpus =
        kept()
            ? KeptText.read(folder, options)
            : CorpusReader.read(files, options, scratch, skippedRows);
    if (corpus.sha256().equals(text.sha256())) {
      return corpus;
    }
    throw new LonghandException(
        ErrorCode.RUN_CHANGED,
        String.format(
            Locale.ROOT,
            "the text changed since the run began: it had %s (SHA-256 %s), now %s (%s)",
            Wording.count(text.characters(), "character"),
            shortened(text.sha256()),
            Wording.count(corpus.characters(), "character"),
            shortened(corpus.sha256())),
        kept() ? RunFolder.shown(KeptText.file(folder)) : place(),
        "bring the old text back, or start a new run in another folder");
  }

  private String place() {
    return files.stream().map(RunFolder::shown).collect(Collectors.joining(", "));
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length())) + "…";
  }
}
