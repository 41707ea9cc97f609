package dev.longhand.recipe;

import java.util.List;

/// Where the lines of a recipe stand, for messages: first those of its text, then one for each
/// assignment to it.
///
/// @param text what messages call the text, such as its file
/// @param numbering whether a person can look lines of the text up
/// @param lines of the text
/// @param assignments made to what the text says
record RecipePlaces(String text, Numbering numbering, int lines, List<Assignment> assignments) {
  /// Whether messages name lines of the text.
  enum Numbering {
    SHOWN,
    HIDDEN
  }

  RecipePlaces {
    assignments = List.copyOf(assignments);
  }

  static RecipePlaces of(
      String text, Numbering numbering, String yaml, List<Assignment> assignments) {
    int lines = (int) yaml.lines().count() + 1; // what is missing at the end is behind the last
    return new RecipePlaces(text, numbering, lines, assignments);
  }

  /// The line of an assignment.
  int lineOf(int assignment) {
    return lines + 1 + assignment;
  }

  /// Whether an assignment put there what stands in a line.
  boolean assigned(int line) {
    return line > lines;
  }

  String at(int line) {
    if (assigned(line)) {
      return assignments.get(line - lines - 1).where();
    }
    return switch (numbering) {
      case SHOWN -> text + ":" + line;
      case HIDDEN -> text;
    };
  }
}
