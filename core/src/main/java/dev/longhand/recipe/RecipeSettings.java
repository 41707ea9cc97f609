package dev.longhand.recipe;

import dev.longhand.inspect.SettingGroup;
import dev.longhand.inspect.SettingGroup.Entry;
import java.util.ArrayList;
import java.util.List;

/// The settings of a recipe in the groups that its YAML has, each with the key that changes it.
final class RecipeSettings {
  private static final String ALONE = "recipe";

  private RecipeSettings() {}

  static List<SettingGroup> of(Recipe recipe) {
    String yaml = recipe.toYaml();
    var places = RecipePlaces.of(ALONE, RecipePlaces.Numbering.HIDDEN, yaml, List.of());
    YamlNode root = YamlParser.parse(yaml, ALONE, new RecipeProblems(places));
    var alone = new ArrayList<Entry>();
    var groups = new ArrayList<SettingGroup>();
    if (root instanceof YamlNode.Mapping mapping) {
      mapping
          .entries()
          .forEach((key, entry) -> {
            if (entry.value() instanceof YamlNode.Scalar scalar) {
              alone.add(new Entry(key, scalar.text()));
            } else {
              var inside = new ArrayList<Entry>();
              flatten("", entry.value(), inside);
              groups.add(new SettingGroup(key, inside));
            }
          });
    }
    alone.removeIf(entry -> entry.key().equals("about"));
    groups.addFirst(new SettingGroup(ALONE, alone));
    return groups;
  }

  private static void flatten(String path, YamlNode node, List<Entry> target) {
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping
              .entries()
              .forEach((key, entry) ->
                  flatten(path.isEmpty() ? key : path + "." + key, entry.value(), target));
      case YamlNode.Sequence sequence -> flattenElements(path, sequence.elements(), target);
      case YamlNode.Scalar scalar -> target.add(new Entry(path, scalar.text()));
      case YamlNode.Empty _ -> target.add(new Entry(path, "none"));
    }
  }

  private static void flattenElements(String path, List<YamlNode> elements, List<Entry> target) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof YamlNode.Scalar scalar) {
        words.add(scalar.text());
      } else {
        flatten(path + "[" + i + "]", elements.get(i), target);
      }
    }
    if (!words.isEmpty() || elements.isEmpty()) {
      target.add(new Entry(path, words.isEmpty() ? "none" : String.join(", ", words)));
    }
  }
}
