package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.List;

/// Lines about who put a book on the net: Project Gutenberg, its proofreaders and transcribers.
/// Mutable.
final class Credits implements Finder {
  private static final List<String> WORDS =
      List.of(
          "Project Gutenberg",
          "PROJECT GUTENBERG",
          "Distributed Proofread",
          "Proofreading Team",
          "Transcriber's Note",
          "Transcriber\u2019s Note",
          "TRANSCRIBER'S NOTE");
  private static final String HEADER = "*** START OF";

  private final Tally found = new Tally();
  private boolean header;

  @Override
  public void accept(Line line) {
    String text = line.text();
    for (String words : WORDS) {
      if (text.contains(words)) {
        found.add(1, line);
        header |= text.startsWith(HEADER);
        return;
      }
    }
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    if (found.count() == 0) {
      return List.of();
    }
    String what =
        Wording.count(found.count(), "line")
            + (found.count() == 1 ? " names" : " name")
            + " Project Gutenberg or its transcribers";
    String fix =
        header
            ? "leave out --keep-boilerplate"
            : "grep -a -n -i -E 'project gutenberg|proofread|transcriber' "
                + place.file()
                + " shows what to take out";
    return List.of(place.finding(ErrorCode.DATA_CREDITS, found.count(), found.first(), what, fix));
  }
}
