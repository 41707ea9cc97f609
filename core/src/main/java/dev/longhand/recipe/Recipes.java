package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The recipes that are built in: those for any text, and five well-known notebooks in two forms.
public final class Recipes {
  /// The name of the recipe for any plain text.
  public static final String DEFAULT = "characters";

  private static final String FAITHFUL = "-faithful";
  private static final List<String> ANY_TEXT = List.of(DEFAULT, "words", "bytes", "names");
  private static final List<String> NOTEBOOKS =
      List.of("lyrics", "poem", "dracula", "dialog", "article");
  private static final String DEMO = "demo";
  private static final List<String> YAML_ENDS = List.of(".yaml", ".yml");
  private static final List<String> GROUPS = List.of("examples:", "model:", "training:");
  private static final int LONGEST_START = 1 << 16;

  /// Which form of a notebook is meant.
  public enum Form {
    /// The same task done right. Recipes of no notebook have this form alone.
    CORRECTED,
    /// As the notebook does it, to the last setting.
    FAITHFUL
  }

  private Recipes() {}

  /// The names of all recipes, the default first; those of {@link #notebooks} have two forms.
  public static List<String> names() {
    return Stream.of(ANY_TEXT, NOTEBOOKS, List.of(DEMO)).flatMap(List::stream).toList();
  }

  /// The names of the recipes that have a faithful form.
  public static List<String> notebooks() {
    return NOTEBOOKS;
  }

  /// Every recipe, the default first; notebooks in their corrected form.
  public static List<Recipe> all() {
    return names().stream().map(Recipes::named).toList();
  }

  /// The recipe of a name; of a notebook its corrected form.
  ///
  /// @param name may end in `-faithful`, as the names of faithful forms do
  /// @throws LonghandException `USAGE_RECIPE` with the name that was probably meant
  public static Recipe named(String name) {
    return parsed(file(name, Form.CORRECTED));
  }

  /// The faithful form of a notebook.
  ///
  /// @throws LonghandException `USAGE_RECIPE` with the name that was probably meant, or when the
  ///   recipe is of no notebook
  public static Recipe faithful(String name) {
    return parsed(file(name, Form.FAITHFUL));
  }

  private static Recipe parsed(String file) {
    return Recipe.parse(resource(file + YAML_ENDS.getFirst()), "recipe " + file);
  }

  /// A recipe as it is written, with comments.
  ///
  /// @throws LonghandException `USAGE_RECIPE` as {@link #named} and {@link #faithful} throw it
  public static String yaml(String name, Form form) {
    return resource(file(name, form) + YAML_ENDS.getFirst());
  }

  /// The recipe of a name, or in a file.
  ///
  /// @param nameOrFile a path when it ends in `.yaml` or `.yml` or has a folder in it
  /// @throws LonghandException `USAGE_RECIPE`, or everything that is wrong with the file
  public static Recipe find(String nameOrFile) {
    return find(nameOrFile, Form.CORRECTED, List.of());
  }

  /// The recipe of a name, or in a file, with changes.
  ///
  /// @param nameOrFile a path when it ends in `.yaml` or `.yml` or has a folder in it
  /// @param form of a notebook; a file has one form
  /// @throws LonghandException `USAGE_RECIPE`, `USAGE_PAIR` for the faithful form of a file, or
  ///   everything that is wrong with file and changes
  public static Recipe find(String nameOrFile, Form form, List<Assignment> assignments) {
    if (!isFile(nameOrFile)) {
      String file = file(nameOrFile, form);
      String where = "recipe " + file;
      return RecipeReader.parse(resource(file + YAML_ENDS.getFirst()), where, assignments);
    }
    if (form == Form.FAITHFUL) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--faithful goes with the name of a notebook, and the recipe is a file",
          "--recipe, --faithful",
          "--recipe " + NOTEBOOKS.getFirst() + " --faithful");
    }
    return Recipe.read(Path.of(nameOrFile), assignments);
  }

  /// Whether a file looks like a recipe, whatever may be wrong with it, and not like a text.
  public static boolean isRecipe(Path file) {
    if (YAML_ENDS.stream().noneMatch(file.toString()::endsWith)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      var start = new String(in.readNBytes(LONGEST_START), StandardCharsets.UTF_8);
      return start.lines().map(Recipes::withoutComment).filter(GROUPS::contains).count()
          >= GROUPS.size() - 1;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String withoutComment(String line) {
    return line.split("#", 2)[0].stripTrailing();
  }

  private static boolean isFile(String nameOrFile) {
    return YAML_ENDS.stream().anyMatch(nameOrFile::endsWith)
        || nameOrFile.contains("/")
        || nameOrFile.contains("\\");
  }

  /// The text that the demonstration learns from, written for it.
  public static String sampleText() {
    return resource("sample.txt");
  }

  private static String resource(String name) {
    try (InputStream in = Recipes.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// What the file of a recipe is called, without its ending.
  private static String file(String name, Form form) {
    boolean named = name.endsWith(FAITHFUL);
    String plain = named ? name.substring(0, name.length() - FAITHFUL.length()) : name;
    if (!names().contains(plain)) {
      throw unknown(name);
    }
    if (!named && form == Form.CORRECTED) {
      return plain;
    }
    if (!NOTEBOOKS.contains(plain)) {
      throw new LonghandException(
          ErrorCode.USAGE_RECIPE,
          "the recipe " + plain + " is of no notebook, so it has no faithful form",
          "NAME",
          "leave --faithful out, or take one of " + String.join(", ", NOTEBOOKS));
    }
    return plain + FAITHFUL;
  }

  private static LonghandException unknown(String name) {
    return new LonghandException(
        ErrorCode.USAGE_RECIPE,
        "there is no recipe " + RecipeReader.quoted(name),
        "NAME",
        Wording.nearest(name, names())
            .map(near -> "did you mean " + near + "?")
            .orElse("one of " + String.join(", ", names()) + ", or a file that ends in .yaml"));
  }
}
