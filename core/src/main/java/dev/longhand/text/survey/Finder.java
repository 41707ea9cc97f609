package dev.longhand.text.survey;

import java.util.List;

/// Looks for one thing in all lines of a text, from the first to the last. Mutable.
interface Finder {
  /// Takes the next line.
  void accept(Line line);

  /// What was found, once all lines have been read.
  List<Finding> findings(FindingPlace place);
}
