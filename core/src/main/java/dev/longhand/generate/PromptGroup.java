package dev.longhand.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Prompts that belong together, such as invented words or messy phrases.
///
/// @param name may be empty
/// @param prompts at least one
public record PromptGroup(String name, List<String> prompts) {
  public PromptGroup {
    Objects.requireNonNull(name);
    prompts = List.copyOf(prompts);
  }

  /// The groups of a file with a prompt a line: a line such as `[invented]` begins a group of that
  /// name, empty lines are passed over, and `\n` in a prompt is a line end.
  ///
  /// @return in the order of the file; none where it has no prompts
  public static List<PromptGroup> parse(String file) {
    var groups = new ArrayList<PromptGroup>();
    String name = "";
    var prompts = new ArrayList<String>();
    for (String line : file.lines().toList()) {
      String bare = line.strip();
      if (bare.startsWith("[") && bare.endsWith("]")) {
        add(groups, name, prompts);
        name = bare.substring(1, bare.length() - 1).strip();
        prompts.clear();
      } else if (!bare.isEmpty()) {
        prompts.add(line.replace("\\n", "\n"));
      }
    }
    add(groups, name, prompts);
    return groups;
  }

  private static void add(List<PromptGroup> groups, String name, List<String> prompts) {
    if (!prompts.isEmpty()) {
      groups.add(new PromptGroup(name, prompts));
    }
  }
}
