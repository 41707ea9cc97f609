package dev.longhand.cli;

import dev.longhand.draft.Draft;
import dev.longhand.draft.DraftFile;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.TextGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the draft of one session is kept. Mutable.
final class WritingFiles {
  private static final String USUAL = "draft.json";
  private static final String RESCUED = "draft-rescued";
  private static final String ENDING = ".json";

  private final TextGenerator generator;
  private final String model;
  private Optional<Path> path;
  private Object saved;

  /// @param model the hash of the model
  /// @param draft as it is in its file, or as it begins
  /// @param path where the draft came from, if from a file
  WritingFiles(TextGenerator generator, String model, Draft draft, Optional<Path> path) {
    saved = draft.standing();
    this.generator = generator;
    this.model = model;
    this.path = path;
  }

  /// Where a person would save it, unless they say otherwise.
  String usualName() {
    return path.map(Path::toString).orElse(USUAL);
  }

  /// Saves a draft; the next time in the same file.
  ///
  /// @throws LonghandException when the file holds something else, or with a code of the `DISK`
  ///   family
  void save(Draft draft, Path target) {
    if (Files.exists(target) && !isDraft(target)) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "there is a file of that name, and it is no draft",
          Wording.escaped(target.toString(), 400),
          "take another name");
    }
    new DraftFile(target, model).write(draft, generator);
    path = Optional.of(target);
    saved = draft.standing();
  }

  private static boolean isDraft(Path file) {
    return Files.isRegularFile(file) && DraftFile.isDraft(file);
  }

  /// Saves what is not in a file yet, because the session ends without its person's wish.
  ///
  /// @return the file, where one was needed
  Optional<Path> rescue(Draft draft) {
    if (draft.standing().equals(saved)) {
      return Optional.empty();
    }
    int number = 1;
    Path target = Path.of(RESCUED + ENDING);
    while (Files.exists(target)) {
      number++;
      target = Path.of(RESCUED + "-" + number + ENDING);
    }
    new DraftFile(target, model).write(draft, generator);
    return Optional.of(target);
  }
}
