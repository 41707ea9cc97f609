package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.recipe.TextInput;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of an experiment, which every trial reads anew.
final class LastingText {
  private static final int HASH_SHOWN = 12;
  private static final int NAME_SHOWN = 400;

  private LastingText() {}

  /// Refuses a text that is gone once it was read.
  ///
  /// @throws LonghandException `DATA_NOT_A_FILE`
  static void require(TextInput input) {
    boolean lasting =
        switch (input) {
          case TextInput.Files files -> files.paths().stream().noneMatch(LastingText::isPipe);
          case TextInput.Text _, TextInput.OfRun _ -> true;
          case TextInput.Stream stream -> false;
        };
    if (!lasting) {
      throw new LonghandException(
          ErrorCode.DATA_NOT_A_FILE,
          "every trial reads the text from its beginning, and this can be read only once",
          Wording.escaped(input.name(), NAME_SHOWN),
          "save it in a file first, such as: cat > text.txt");
    }
  }

  private static boolean isPipe(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /// Name, length and hash of the clean text.
  static String described(TextInput input, CorpusOptions options) {
    try (Corpus corpus = input.read(options)) {
      return input.name()
          + ", "
          + Wording.count(corpus.characters(), "character")
          + ", SHA-256 "
          + corpus.sha256().substring(0, HASH_SHOWN);
    }
  }
}
