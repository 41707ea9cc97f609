package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.generate.Passage;
import dev.longhand.generate.WrittenToken;
import dev.longhand.recipe.CopyIndex;
import dev.longhand.recipe.CopyPlace;
import dev.longhand.text.copy.Copies;
import dev.longhand.text.copy.Copy;
import dev.longhand.text.copy.CopyFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What of a written text stands in the text that a model learnt from: marked in it, listed below
/// it, or as objects.
///
/// Spans are looked for among the written tokens alone; the prompt is its writer's own.
final class OriginalityReport {
  private static final int LISTED = 10;
  private static final String MARK = "\u001B[4;33m";
  private static final String PLAIN = "\u001B[0m";

  private final CopyIndex index;
  private final CopyFinder finder;

  /// @param span how many tokens a span must have to count
  OriginalityReport(CopyIndex index, int span) {
    this.index = index;
    finder = new CopyFinder(index.learnt().suffixes(), span);
  }

  /// The copied spans of a text.
  Copies copies(Passage passage) {
    return finder.find(passage.tokens().stream().mapToInt(WrittenToken::id).toArray());
  }

  /// The text itself, on a terminal with colours with its copied spans underlined.
  String marked(Passage passage, Console.Screen paper) {
    return paper == Console.Screen.COLOUR ? underlined(passage, copies(passage)) : passage.text();
  }

  private static String underlined(Passage passage, Copies copies) {
    int[] ends = ends(passage);
    var text = new StringBuilder();
    int written = 0;
    for (Copy span : copies.spans()) {
      int from = Math.max(written, span.from() == 0 ? 0 : ends[span.from() - 1]);
      int to = ends[span.to() - 1];
      if (to > from) {
        text.append(passage.text(), written, from);
        text.append(lineByLine(passage.text().substring(from, to)));
        written = to;
      }
    }
    return text.append(passage.text(), written, passage.text().length()).toString();
  }

  /// Where the text of each token ends, in characters of Java.
  private static int[] ends(Passage passage) {
    List<WrittenToken> tokens = passage.tokens();
    var ends = new int[tokens.size()];
    int end = 0;
    for (int place = 0; place < ends.length; place++) {
      end = Math.min(passage.text().length(), end + tokens.get(place).text().length());
      ends[place] = end;
    }
    return ends;
  }

  /// Marks that end with each line, so that nothing goes on when a line is cut out.
  private static String lineByLine(String span) {
    return MARK + span.replace("\n", PLAIN + "\n" + MARK) + PLAIN;
  }

  /// The spans below a text, each once, the longest first, and how much of the text they are.
  List<String> lines(Passage passage) {
    Copies copies = copies(passage);
    var lines = new ArrayList<String>();
    lines.add(summary(copies));
    List<Copy> different = different(copies);
    List<Copy> listed = different.stream().limit(LISTED).toList();
    placed(listed).forEach(copy -> lines.addAll(copy.lines()));
    int more = different.size() - listed.size();
    if (more > 0) {
      lines.add("  and " + Wording.number(more) + " more, no longer than these");
    }
    return lines;
  }

  private static List<Copy> different(Copies copies) {
    var different = new ArrayList<Copy>();
    for (Copy copy : copies.byLength()) {
      boolean known =
          different.stream()
              .anyMatch(other -> other.place() == copy.place() && other.tokens() == copy.tokens());
      if (!known) {
        different.add(copy);
      }
    }
    return different;
  }

  private String summary(Copies copies) {
    String least = "spans of " + Wording.count(finder.least(), "token") + " or more";
    if (copies.spans().isEmpty()) {
      return "copied: nothing of " + Wording.count(copies.tokens(), "token") + ", in " + least;
    }
    return "copied: "
        + Words.share(copies.share())
        + " of "
        + Wording.count(copies.tokens(), "token")
        + ", in "
        + least;
  }

  private List<CopyText> placed(List<Copy> copies) {
    Map<Integer, CopyPlace> places = index.places(copies.stream().map(Copy::place).toList());
    return copies.stream()
        .map(copy ->
            new CopyText(
                copy,
                index.text(copy.place(), copy.tokens()),
                Optional.ofNullable(places.get(copy.place()))))
        .toList();
  }

  /// The same for machines.
  ObjectNode fill(ObjectNode object, Passage passage) {
    Copies copies = copies(passage);
    var originality =
        object
            .putObject("originality")
            .put("least_tokens", finder.least())
            .put("copied_tokens", copies.copied())
            .put("copied_share", copies.share());
    var array = originality.putArray("copies");
    placed(copies.spans()).forEach(copy -> copy.fill(array.addObject()));
    return object;
  }
}
