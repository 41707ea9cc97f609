package dev.longhand.text.token;

import dev.longhand.error.LonghandException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Reads byte-level byte-pair tokenizers as the `tokenizers` and `transformers` libraries save
/// them.
///
/// What decides on the ids of a text is read or refused by name. What adds marks around a text or
/// says how to write it back is left aside: both are done here in one way for all tokenizers.
final class HuggingFaceTokenizer {
  private static final String TOKENIZER = "tokenizer.json";
  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";

  private HuggingFaceTokenizer() {}

  /// The tokenizer of a `tokenizer.json`, or of a folder that holds one or holds `vocab.json` and
  /// `merges.txt`.
  ///
  /// @throws LonghandException `DATA_MISSING`, `DATA_NOT_A_FILE`, `DATA_VOCABULARY`,
  ///   `MODEL_TOKENIZER` for a damaged file or `MODEL_TOKENIZER_KIND` for one of another kind
  static BytePairModel read(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException impossible) {
      throw new TokenizerFile(Path.of(""))
          .damaged("", "no file can have this name")
          .causedBy(impossible);
    }
    if (Files.isDirectory(path)) {
      Path file = path.resolve(TOKENIZER);
      return Files.exists(file)
          ? one(new TokenizerFile(file))
          : two(new TokenizerFile(path.resolve(VOCABULARY)));
    }
    var file = new TokenizerFile(path);
    return path.endsWith(VOCABULARY) || path.endsWith(MERGES)
        ? two(file.beside(VOCABULARY))
        : one(file);
  }

  private static BytePairModel one(TokenizerFile file) {
    JsonPart root = JsonPart.parse(file);
    if (!root.has("model")) {
      throw root.damaged("this is no tokenizer: it has no model");
    }
    JsonPart model = root.object("model");
    if (model.has("type") && !model.text("type").equals("BPE")) {
      throw model.unread(
          "the model is " + TokenizerFile.quoted(model.text("type")) + "; byte-level BPE is read");
    }
    model.requireNothingOf(
        "dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "fuse_unk");
    var tokens = new ForeignTokens(file);
    vocabulary(model.object("vocab"), tokens);
    if (root.says("added_tokens")) {
      for (JsonPart added : root.objects("added_tokens")) {
        tokens.addAdded(added.text("content"), added.id("id"), added.flag("special", false));
      }
    }
    String unknown = model.says("unk_token") ? model.text("unk_token") : "";
    if (!unknown.isEmpty() && !tokens.contains(unknown)) {
      throw model.damaged("the unknown token " + TokenizerFile.quoted(unknown) + " is missing");
    }
    return tokens.with(HuggingFaceRules.read(root, model), unknown);
  }

  /// The two files of GPT-2, which say nothing of rules.
  private static BytePairModel two(TokenizerFile file) {
    var tokens = new ForeignTokens(file);
    vocabulary(JsonPart.parse(file), tokens);
    List<BytePairRules.Merge> merges = HuggingFaceMerges.read(file.beside(MERGES));
    return tokens.with(BytePairRules.learnt(merges), "");
  }

  private static void vocabulary(JsonPart vocabulary, ForeignTokens tokens) {
    for (String token : vocabulary.names()) {
      tokens.add(token, vocabulary.id(token));
    }
  }
}
