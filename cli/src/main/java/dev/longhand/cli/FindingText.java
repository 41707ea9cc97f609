package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.recipe.RunEvent;
import dev.longhand.text.survey.Finding;
import java.io.File;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Findings about a text as machines read them, and the command that shows a person all of them.
final class FindingText {
  private FindingText() {}

  /// Puts a finding into an object.
  static void fill(ObjectNode object, Finding finding, Reporter reporter) {
    var problem = reporter.pasteable(finding.problem());
    Reporter.fill(object, Severity.of(problem), problem);
    finding.count().ifPresent(count -> object.put("count", count));
    finding
        .example()
        .ifPresent(passage ->
            object
                .putObject("example")
                .put("document", passage.document())
                .put("line", passage.line())
                .put("text", passage.text()));
  }

  /// Whether the text lies in files that another command can read.
  static boolean canBeReadAgain(RunEvent.CorpusChecked checked) {
    return !checked.files().isEmpty()
        && checked.files().stream().allMatch(file -> new File(file).isFile());
  }

  /// What shows all findings of a text that was read, with their examples and remedies.
  static String command(RunEvent.CorpusChecked checked, String program) {
    return program
        + " corpus check "
        + checked.files().stream().map(Wording::shellWord).collect(Collectors.joining(" "))
        + TextOptionWords.of(checked.options());
  }
}
