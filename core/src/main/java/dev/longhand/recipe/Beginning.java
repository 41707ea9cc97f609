package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.example.UnknownTexts;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a run begins with: a recipe, and a trained model where its weights are not new.
///
/// A model brings its tokens and its weights; the optimizer begins anew.
///
/// @param recipe whose network is that of the model, dropout aside
public record Beginning(Recipe recipe, Optional<ModelFile> model) {
  private static final int NAMED = 5;
  private static final int LONGEST_NAME = 40;

  /// @throws LonghandException `USAGE_PAIR` when the recipe describes another network than the
  ///   model's, or other tokens
  public Beginning {
    model.ifPresent(trained -> requireFits(recipe, trained));
  }

  /// New weights.
  public static Beginning anew(Recipe recipe) {
    return new Beginning(recipe, Optional.empty());
  }

  /// The weights of a model, learning on by a recipe's examples and training, with the model's own
  /// network and tokens.
  public static Beginning from(ModelFile model, Recipe recipe) {
    return new Beginning(recipe, Optional.of(model));
  }

  /// The recipe that a model was trained by.
  ///
  /// @param name of its file, for messages
  public static Recipe recipeOf(ModelFile model, String name) {
    return Recipe.parse(model.provenance().recipe(), name);
  }

  /// A recipe with the network, the tokens and the cleaning of a model's own.
  public static Recipe fitted(Recipe recipe, Recipe own) {
    return recipe
        .withModel(own.model())
        .withTokens(own.tokens())
        .withText(recipe.text().withCleaning(own.text().cleaning()));
  }

  private static void requireFits(Recipe recipe, ModelFile trained) {
    Tokenizer tokenizer = trained.tokenizer();
    if (!recipe.tokens().equals(tokenizer.config())) {
      throw refused("its tokens are " + tokenizer.config().name() + " as it learnt them");
    }
    ModelConfig wanted = recipe.modelConfig(tokenizer.vocabulary().size());
    if (!shapes(LanguageModel.blank(wanted)).equals(shapes(trained.model()))) {
      throw refused("its network is that of its weights, so only dropout can be changed");
    }
  }

  private static LonghandException refused(String reason) {
    return new LonghandException(
        ErrorCode.USAGE_PAIR,
        "a model that learns on keeps what it is: " + reason,
        "--from, --recipe",
        "leave out the options for tokens and network, or train a new model without --from");
  }

  /// What a model that learns on brings along from the folder of its run, if it is such a one.
  static Optional<ModelFile> modelIn(Path folder) {
    Path file = folder.resolve(RunFolder.BEGINNING);
    return Files.isRegularFile(file) ? Optional.of(ModelFile.read(file)) : Optional.empty();
  }

  /// The beginning of a run that is there, to train it once more.
  ///
  /// @param folder of the run
  public static Beginning ofRun(Path folder, Recipe recipe) {
    return new Beginning(recipe, modelIn(folder));
  }

  /// Keeps the model in the folder of a run, so that the run can be replayed and gone on with.
  void keepIn(Path folder) {
    model.ifPresent(trained -> trained.write(folder.resolve(RunFolder.BEGINNING)));
  }

  /// What cuts the text.
  Tokenizer tokenizer(CorpusParts parts) {
    return model.map(ModelFile::tokenizer).orElseGet(() -> recipe.tokens().fit(parts.training()));
  }

  /// The network with its first weights.
  LanguageModel network(ModelConfig config) {
    LanguageModel network =
        LanguageModel.initialise(config, recipe.model().initialisers(), recipe.seed());
    model.ifPresent(trained -> copy(trained.model(), network));
    return network;
  }

  /// Says whose weights they are, unless they are new, and what of the text they never saw.
  void tell(PreparedRun run, RunListener listener) {
    if (model.isEmpty()) {
      return;
    }
    listener.accept(new RunEvent.WeightsTaken(model.get().provenance()));
    UnknownTexts unknown = run.cut().encoded().training().unknown();
    if (!unknown.isEmpty()) {
      listener.accept(new RunEvent.Noticed(unknown(run, unknown)));
    }
  }

  private static Problem unknown(PreparedRun run, UnknownTexts unknown) {
    String named =
        unknown.texts().keySet().stream()
            .limit(NAMED)
            .map(text -> "'" + Wording.escaped(text, LONGEST_NAME) + "'")
            .collect(Collectors.joining(", "));
    boolean read = run.tokenizer().vocabulary().special(Token.Kind.UNKNOWN).isPresent();
    return new Problem(
        ErrorCode.DATA_UNKNOWN,
        Wording.count(unknown.occurrences(), run.recipe().tokens().piece())
            + " of the text are unknown to the model, such as "
            + named
            + (read ? ", and are read as one unknown token" : ", and are left out"),
        RunFolder.shown(run.text().name()),
        "to learn them, train a new model without --from");
  }

  private static void copy(LanguageModel from, LanguageModel to) {
    List<Parameter> given = parameters(from);
    List<Parameter> taken = parameters(to);
    for (int i = 0; i < taken.size(); i++) {
      taken.get(i).setRowMajor(given.get(i).toRowMajor());
    }
  }

  private static List<List<Integer>> shapes(LanguageModel model) {
    return parameters(model).stream().map(Parameter::axes).toList();
  }

  private static List<Parameter> parameters(LanguageModel model) {
    return model.layers().stream().flatMap(layer -> layer.parameters().stream()).toList();
  }
}
