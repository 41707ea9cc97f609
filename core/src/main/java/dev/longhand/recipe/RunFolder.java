package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.modelfile.Checkpoints;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.text.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The folder of one run: recipe, record of the text, figures, checkpoints, model. One writer.
///
/// | file | what it is |
/// |---|---|
/// | `recipe.yaml` | the recipe; that it is there makes the folder a run |
/// | `beginning.safetensors` | the model that a run goes on from, where its weights are not new |
/// | `corpus.json` | which text was learnt from, and where it lies |
/// | `text.txt`, `text.jsonl` | the clean text, where it cannot be read again |
/// | `skipped.csv` | rows of a table that could not be used, with the reason |
/// | `corpus.ids` | the tokens, where they are many for the memory there is; made again if missing |
/// | `corpus.suffixes` | finds copies of the text; made when it is first asked for |
/// | `metrics.jsonl`, `metrics.csv` | the figures, one line an epoch |
/// | `steps.jsonl` | figures of steps, one line each |
/// | `tensorboard` | a folder of events for TensorBoard, where that is wanted |
/// | `test.json` | what the best weights gave on the test part, when the run had ended |
/// | `baselines.json` | what the validation part costs without a network |
/// | `model.safetensors` | the best weights so far, enough to write text with |
/// | `samples.jsonl` | what the model wrote after each epoch |
/// | `report.html` | the run as a page to look at |
/// | `observations.json` | what the page shows and no other file holds |
/// | `checkpoint.safetensors`, `checkpoint.previous.safetensors` | what going on needs |
/// | `run.lock`, `run.owner` | who writes |
public final class RunFolder implements AutoCloseable {
  static final String RECIPE = "recipe.yaml";
  static final String BEGINNING = "beginning.safetensors";
  static final String CORPUS = "corpus.json";
  static final String TEXT = "text.txt";
  static final String DOCUMENTS = "text.jsonl";
  static final String SKIPPED = "skipped.csv";
  static final String IDS = "corpus.ids";
  static final String SUFFIXES = "corpus.suffixes";
  static final String METRICS = "metrics.jsonl";
  static final String TABLE = "metrics.csv";
  static final String STEPS = "steps.jsonl";
  static final String TENSORBOARD = "tensorboard";
  static final String MODEL = "model.safetensors";
  static final String TEST = "test.json";
  static final String BASELINES = "baselines.json";
  static final String SAMPLES = "samples.jsonl";
  static final String OBSERVATIONS = "observations.json";
  static final String REPORT = "report.html";

  private static final Set<String> MARKS =
      Set.of(RECIPE, METRICS, MODEL, Checkpoints.NEWEST, Checkpoints.PREVIOUS);
  private static final Set<String> PREPARATIONS =
      Set.of(BEGINNING, CORPUS, TEXT, DOCUMENTS, SKIPPED, IDS, RunLock.FILE, RunLock.OWNER);
  private static final String TEMPORARY = ".tmp";
  private static final int NAMED = 5;
  private static final int LONGEST = 400;

  private final Path path;
  private final RunLock lock;
  private final boolean fresh;
  private final Checkpoints checkpoints;

  private RunFolder(Path path, RunLock lock, boolean fresh) {
    this.path = path;
    this.lock = lock;
    this.fresh = fresh;
    checkpoints = new Checkpoints(path);
  }

  /// Makes a folder for a new run, or takes an empty one.
  ///
  /// @throws LonghandException `RUN_EXISTS`, `RUN_IN_USE` or `RUN_UNUSABLE`
  static RunFolder create(Path path) {
    boolean fresh = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    try {
      if (fresh) {
        Files.createDirectories(path);
      }
      if (!Files.isDirectory(path)) {
        throw unusable(path, "this is no folder", "");
      }
      requireFree(path);
    } catch (IOException failed) {
      throw unusable(path, "the folder cannot be made: " + reason(failed), "").causedBy(failed);
    }
    return new RunFolder(path, RunLock.take(path), fresh);
  }

  private static void requireFree(Path path) throws IOException {
    List<String> names = names(path);
    if (names.stream().anyMatch(MARKS::contains)) {
      RunLock.take(path).close();
      String word = Wording.shellWord(path.toString());
      throw new LonghandException(
          ErrorCode.RUN_EXISTS,
          "the folder already holds a run",
          shown(path),
          "longhand resume " + word + " goes on with it; or choose another folder with --out");
    }
    List<String> foreign =
        names.stream()
            .filter(name -> !PREPARATIONS.contains(name) && !name.endsWith(TEMPORARY))
            .toList();
    if (!foreign.isEmpty()) {
      String listed =
          String.join(", ", foreign.stream().limit(NAMED).map(RunFolder::shown).toList());
      String more = foreign.size() > NAMED ? " and " + (foreign.size() - NAMED) + " more" : "";
      throw unusable(path, "the folder holds other files: " + listed + more, "");
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  /// The folder of a run that is there.
  ///
  /// @throws LonghandException `RUN_MISSING`, `RUN_IN_USE` or `RUN_UNUSABLE`
  static RunFolder open(Path path) {
    requireRun(path);
    return new RunFolder(path, RunLock.take(path), false);
  }

  /// Makes sure that there is a run in a folder.
  ///
  /// @throws LonghandException `RUN_MISSING`
  static void requireRun(Path path) {
    if (!Files.isRegularFile(path.resolve(RECIPE))) {
      throw missing(path);
    }
  }

  private static LonghandException missing(Path path) {
    String what =
        Files.isDirectory(path)
            ? "there is no run in this folder: it has no " + RECIPE
            : Files.exists(path) ? "this is no folder" : "there is no such folder";
    return new LonghandException(
        ErrorCode.RUN_MISSING,
        what,
        shown(path),
        Files.exists(path)
            ? "name the folder that longhand train was given as --out"
            : "longhand train TEXT --out " + Wording.shellWord(path.toString()) + " begins one");
  }

  /// Whether a folder holds a run.
  public static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve(RECIPE));
  }

  /// The figures of all epochs of a run, first to last; none before the first is over.
  ///
  /// @throws LonghandException `RUN_UNUSABLE` when they cannot be read
  public static List<EpochFigures> history(Path folder) {
    Path file = folder.resolve(METRICS);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().map(line -> EpochFigures.parse(line, file)).toList();
    } catch (IOException failed) {
      throw unusable(file, "its figures cannot be read: " + reason(failed), "").causedBy(failed);
    }
  }

  /// The model file that a person means: of a run's folder the one in it, and a file itself.
  ///
  /// @throws LonghandException `RUN_MISSING` for a folder without a run, or a run that has no model
  ///   yet
  public static Path model(Path runOrFile) {
    if (!Files.isDirectory(runOrFile)) {
      return runOrFile;
    }
    Path model = runOrFile.resolve(MODEL);
    if (Files.exists(model)) {
      return model;
    }
    if (!Files.exists(runOrFile.resolve(RECIPE))) {
      throw missing(runOrFile);
    }
    throw new LonghandException(
        ErrorCode.RUN_MISSING,
        "the run has no " + MODEL + ": its first epoch is not over, or the file was removed",
        shown(runOrFile),
        "longhand resume " + Wording.shellWord(runOrFile.toString()));
  }

  /// Writes what must be there before the first step; the recipe last, which makes it a run.
  void begin(Recipe recipe, CorpusRecord record, Corpus corpus) {
    if (record.kept()) {
      KeptText.write(path, corpus);
    }
    AtomicFile.write(path.resolve(CORPUS), record.toJson());
    write(recipe);
  }

  /// Replaces the recipe.
  void write(Recipe recipe) {
    AtomicFile.write(path.resolve(RECIPE), recipe.toYaml().getBytes(StandardCharsets.UTF_8));
  }

  Recipe readRecipe() {
    return Recipe.read(path.resolve(RECIPE));
  }

  CorpusRecord readCorpusRecord() {
    return CorpusRecord.read(path.resolve(CORPUS));
  }

  Path path() {
    return path;
  }

  Path model() {
    return path.resolve(MODEL);
  }

  /// Where the figures of the test part go.
  Path test() {
    return path.resolve(TEST);
  }

  /// What the validation part costs without a network.
  BaselineFile baselines() {
    return new BaselineFile(path.resolve(BASELINES));
  }

  /// Where rows of a table go that were left out.
  Path skippedRows() {
    return path.resolve(SKIPPED);
  }

  MetricsFile metrics(String piece) {
    return new MetricsFile(
        new LineFile(path.resolve(METRICS)), new LineFile(path.resolve(TABLE)), piece);
  }

  /// Where events for TensorBoard go.
  Path tensorBoard() {
    return path.resolve(TENSORBOARD);
  }

  /// Where the figures of steps go.
  LineFile steps() {
    return new LineFile(path.resolve(STEPS));
  }

  SamplesFile samples() {
    return new SamplesFile(path.resolve(SAMPLES));
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  /// Lets another process write; a folder in which no run began goes again.
  @Override
  public void close() {
    boolean begun = Files.exists(path.resolve(RECIPE));
    lock.close();
    if (!begun) {
      removePreparations();
    }
  }

  private void removePreparations() {
    try {
      for (String name : PREPARATIONS) {
        Files.deleteIfExists(path.resolve(name));
      }
      if (fresh && names(path).isEmpty()) {
        Files.delete(path);
      }
    } catch (IOException failed) {
      throw unusable(path, "it cannot be cleared: " + reason(failed), "").causedBy(failed);
    }
  }

  static LonghandException unusable(Path path, String what, String fix) {
    return new LonghandException(
        ErrorCode.RUN_UNUSABLE,
        what,
        shown(path),
        fix.isEmpty() ? "choose another folder with --out" : fix);
  }

  static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failed instanceof NoSuchFileException) {
      return "nothing can be made there";
    }
    String reason =
        failed instanceof FileSystemException system ? system.getReason() : failed.getMessage();
    return shown(Objects.requireNonNullElse(reason, "a file is in the way"));
  }

  static String shown(Path path) {
    return shown(path.toString());
  }

  static String shown(String text) {
    return Wording.escaped(text, LONGEST);
  }
}
