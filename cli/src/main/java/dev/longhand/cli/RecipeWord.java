package dev.longhand.cli;

import dev.longhand.recipe.Assignment;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A recipe as a comparison names it: `NAME`, or `NAME:KEY=VALUE`, with as many changes as one
/// likes.
///
/// @param name of a recipe, or a YAML file
/// @param changes of its settings
record RecipeWord(String name, List<Assignment> changes) {
  /// A colon in front of a setting; others belong to names of files and to values.
  private static final Pattern BORDER = Pattern.compile(":(?=[a-z_]+[a-z_0-9.\\[\\]+]*=)");

  private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");
  private static final Pattern END = Pattern.compile("\\.ya?ml$");

  RecipeWord {
    changes = List.copyOf(changes);
  }

  static RecipeWord parse(String word) {
    String[] parts = BORDER.split(word, -1);
    return new RecipeWord(parts[0], Stream.of(parts).skip(1).map(Assignment::parse).toList());
  }

  /// What a table calls it: the name, or that of the file.
  String label() {
    return END.matcher(FOLDERS.matcher(name).replaceFirst("")).replaceFirst("");
  }
}
