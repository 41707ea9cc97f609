package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.recipe.CopyPlace;
import dev.longhand.text.copy.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A copied span in words, and as an object for machines.
///
/// @param text what it says
/// @param place where it stands, if that could be found
record CopyText(Copy copy, String text, Optional<CopyPlace> place) {
  private static final int SHOWN = 160;
  private static final String INDENT = "  ";

  /// The span, what it says and where that stands, in lines that fit a terminal.
  List<String> lines() {
    String stands =
        place.map(found -> "stands in " + found.words()).orElse("stands in the training text");
    String often =
        copy.places() > 1 ? " and " + Wording.count(copy.places() - 1L, "other place") : "";
    String line =
        Wording.count(copy.tokens(), "token")
            + ", "
            + Wording.count(characters(), "character")
            + ": \""
            + Wording.escaped(text.replace("\n", "\\n"), SHOWN)
            + "\" "
            + stands
            + often;
    var lines = new ArrayList<String>();
    for (String part : Words.wrapped(line, Console.COLUMNS - 2 * INDENT.length())) {
      lines.add((lines.isEmpty() ? INDENT : INDENT + INDENT) + part);
    }
    return lines;
  }

  private int characters() {
    return text.codePointCount(0, text.length());
  }

  /// Puts it into an object.
  ObjectNode fill(ObjectNode object) {
    object
        .put("from", copy.from())
        .put("tokens", copy.tokens())
        .put("characters", characters())
        .put("text", text)
        .put("times", copy.places());
    place.ifPresent(found ->
        object
            .putObject("place")
            .put("words", found.words())
            .put("file", found.file())
            .put("document", found.place().document())
            .put("line", found.place().line())
            .put("excerpt", found.place().excerpt()));
    return object;
  }
}
