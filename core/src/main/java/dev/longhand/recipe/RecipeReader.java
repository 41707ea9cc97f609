package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.recipe.ExampleSettings.Mask;
import dev.longhand.recipe.RecipePlaces.Numbering;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.HeldOutShares;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.train.TrainingPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads recipes from YAML and finds everything that is wrong with one at once.
///
/// Mutable, for one recipe. {@link RecipeWriter} writes what this reads.
final class RecipeReader {
  private static final long MOST_BYTES = 1 << 20;
  private static final int LONGEST_SHOWN = 60;

  private final RecipePlaces places;
  private final RecipeProblems problems;

  private RecipeReader(RecipePlaces places) {
    this.places = places;
    problems = new RecipeProblems(places);
  }

  /// Reads a recipe that somebody wrote, and changes it.
  ///
  /// @param where what messages call the text
  static Recipe parse(String yaml, String where, List<Assignment> assignments) {
    return new RecipeReader(RecipePlaces.of(where, Numbering.SHOWN, yaml, assignments)).read(yaml);
  }

  /// A recipe that is there, with changes.
  static Recipe changed(Recipe recipe, List<Assignment> assignments) {
    String yaml = recipe.toYaml();
    String where = "recipe " + Wording.escaped(recipe.name(), LONGEST_SHOWN);
    return new RecipeReader(RecipePlaces.of(where, Numbering.HIDDEN, yaml, assignments)).read(yaml);
  }

  /// Reads the recipe in a file, and changes it.
  static Recipe read(Path file, List<Assignment> assignments) {
    String shown = Wording.escaped(file.toString(), 400);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw unreadable("more than a MiB is too long for a recipe", shown);
      }
      return parse(Files.readString(file, StandardCharsets.UTF_8), shown, assignments);
    } catch (IOException failed) {
      String reason = Files.exists(file) ? "it is no readable UTF-8 text file" : "it is not there";
      throw unreadable(reason, shown).causedBy(failed);
    }
  }

  private static LonghandException unreadable(String reason, String shown) {
    return new LonghandException(
        ErrorCode.USAGE_RECIPE,
        "the recipe cannot be read: " + reason,
        shown,
        "longhand recipes lists those that are built in");
  }

  private Recipe read(String yaml) {
    YamlNode tree = YamlParser.parse(yaml, places.text(), problems);
    YamlNode changed = AssignedTree.of(tree, places, problems);
    RecipeSection root = RecipeSection.of("", changed, problems);
    String name = root.text("name", "unnamed");
    String about = root.text("about", "");
    TokenizerConfig tokens = TokensReader.read(root, problems);
    CorpusOptions text = TextReader.read(root.optionalSection("text"));
    ExampleSettings examples = examples(root.section("examples"));
    Optional<NetworkSettings> model = NetworkReader.read(root.section("model"), problems);
    Optional<TrainingSettings> training = TrainingReader.read(root.section("training"), problems);
    Optional<SampleSettings> sample = sample(root.optionalSection("sample"));
    long seed = root.seed("seed", Recipe.DEFAULT_SEED);
    root.finish();
    if (problems.onlyPairs()) { // another value stands in for a refused one, and fits nothing
      model.ifPresent(network -> notePairs(network, examples, root.line("model")));
    }
    if (problems.none() && model.isPresent() && training.isPresent() && sample.isPresent()) {
      Optional<Recipe> recipe =
          problems.accepted(
              root.line("training"),
              () ->
                  new Recipe(
                      name,
                      about,
                      tokens,
                      text,
                      examples,
                      model.get(),
                      training.get(),
                      sample.get(),
                      seed));
      if (recipe.isPresent()) {
        return recipe.get();
      }
    }
    throw problems.exception();
  }

  private void notePairs(NetworkSettings network, ExampleSettings examples, int line) {
    for (Problem problem : network.impossiblePairs(examples, SettingSpelling.KEY)) {
      problems.add(problem.code(), line, problem.what(), problem.fix());
    }
  }

  private ExampleSettings examples(RecipeSection section) {
    String kind = section.choice("kind", List.of("streams", "windows", "prefixes", "documents"));
    double validation = section.number(Setting.VALIDATION, 0);
    double test = section.number(Setting.TEST, 0);
    HeldOutShares shares =
        problems
            .accepted(section.line(), () -> ExampleSettings.shares(validation, test))
            .orElse(HeldOutShares.NONE);
    ExampleSettings settings =
        switch (kind) {
          case "windows" ->
              new ExampleSettings.Windows(
                  section.count(Setting.WINDOW),
                  section.count(Setting.STRIDE, 1),
                  section.count(Setting.BATCH),
                  shuffle(section),
                  shares,
                  heldOut(section));
          case "prefixes" ->
              new ExampleSettings.Prefixes(
                  section.count(Setting.LONGEST, 0),
                  section.constant("mask", List.of(Mask.values()), Mask.PRESENT),
                  section.count(Setting.BATCH),
                  section.count(Setting.BUCKET, 1),
                  shuffle(section),
                  shares);
          case "documents" ->
              new ExampleSettings.Documents(
                  section.count(Setting.LONGEST, 0),
                  section.count(Setting.BATCH),
                  section.count(Setting.BUCKET, 1),
                  shuffle(section),
                  shares);
          default ->
              new ExampleSettings.Streams(
                  section.count(Setting.STEPS),
                  section.count(Setting.SEQUENCES),
                  section.number(Setting.STATE_RESET, TrainingPlan.USUAL_STATE_RESET),
                  shares,
                  heldOut(section));
        };
    section.finish();
    return settings;
  }

  private static Shuffle shuffle(RecipeSection section) {
    return section.constant("shuffle", List.of(Shuffle.values()), Shuffle.EACH_EPOCH);
  }

  private static HeldOut heldOut(RecipeSection section) {
    return section.constant(RecipeWriter.HELD_OUT, List.of(HeldOut.values()), HeldOut.END);
  }

  private Optional<SampleSettings> sample(RecipeSection section) {
    SampleSettings defaults = SampleSettings.DEFAULTS;
    String prompt = section.text("prompt", defaults.prompt());
    int length = section.count(Setting.SAMPLE_LENGTH, defaults.length());
    List<Double> temperatures = section.numbers(Setting.TEMPERATURE, defaults.temperatures());
    section.finish();
    return problems.accepted(
        section.line(), () -> new SampleSettings(prompt, length, temperatures));
  }

  static String quoted(String text) {
    return "'" + Wording.escaped(text, LONGEST_SHOWN) + "'";
  }
}
