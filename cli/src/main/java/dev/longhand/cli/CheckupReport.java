package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Source;
import dev.longhand.text.survey.Checkup;
import dev.longhand.text.survey.Finding;
import dev.longhand.text.survey.Passage;
import dev.longhand.text.survey.TextFacts;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/// The result of a checkup on paper: the numbers of the text, then the findings.
final class CheckupReport {
  private static final String YELLOW = "\u001B[33m";
  private static final String PLAIN = "\u001B[0m";
  private static final String MARGIN = "            ";
  private static final int EXAMPLE_WIDTH = Console.COLUMNS - 9;
  private static final int NAME_WIDTH = 48;

  private final PrintStream out;
  private final Console.Screen paper;
  private final Reporter reporter;
  private final Corpus corpus;
  private final TextFacts facts;
  private final List<Finding> findings;

  CheckupReport(Longhand longhand, Corpus corpus, Checkup checkup) {
    out = longhand.console().out();
    paper = longhand.console().paper();
    reporter = longhand.reporter();
    this.corpus = corpus;
    facts = checkup.facts();
    findings =
        checkup.findings().stream()
            .sorted(Comparator.comparing(CheckupReport::severity).reversed())
            .toList();
  }

  private static Severity severity(Finding finding) {
    return Severity.of(finding.problem());
  }

  /// Writes for a person.
  ///
  /// @param most the severity of the worst findings to write; who ends with the worse ones shows
  ///   those as errors
  void write(Severity most) {
    writeFacts();
    List<Finding> shown =
        findings.stream().filter(finding -> severity(finding).compareTo(most) <= 0).toList();
    if (findings.isEmpty()) {
      out.println();
      out.println("findings    none");
    }
    for (Finding finding : shown) {
      out.println();
      writeFinding(finding);
    }
  }

  private void writeFacts() {
    List<Source> sources = corpus.sources();
    long bytes = sources.stream().mapToLong(Source::bytes).sum();
    String name =
        sources.size() == 1
            ? Wording.escaped(sources.getFirst().name(), NAME_WIDTH)
            : Wording.count(sources.size(), "file");
    line("text", name + ", " + Words.size(bytes));
    line("", Wording.count(facts.characters(), "character"));
    line(
        "lines",
        Wording.number(facts.lines()) + ", the longest of " + Wording.number(facts.longestLine()));
    if (facts.documents() > sources.size()) {
      line("documents", Wording.number(facts.documents()));
    }
    line("symbols", Wording.number(facts.symbols()));
    line("words", words());
  }

  private String words() {
    String about = facts.estimate() ? "about " : "";
    return Wording.number(facts.words())
        + ", "
        + about
        + Wording.number(facts.distinctWords())
        + " different, "
        + about
        + Wording.number(facts.wordsOnce())
        + " of these once";
  }

  private void line(String name, String value) {
    out.println(name + MARGIN.substring(name.length()) + value);
  }

  private void writeFinding(Finding finding) {
    Severity severity = severity(finding);
    var problem = reporter.pasteable(finding.problem());
    String head = severity.word() + "[" + problem.code().code() + "]:";
    boolean colour = paper == Console.Screen.COLOUR && severity == Severity.WARNING;
    var lines = Words.wrapped(head + " " + problem.what(), Console.COLUMNS);
    String first = lines.getFirst();
    out.println(colour ? YELLOW + head + PLAIN + first.substring(head.length()) : first);
    lines.subList(1, lines.size()).forEach(rest -> out.println("  " + rest));
    if (!problem.where().isEmpty()) {
      out.println("  in:  " + problem.where());
    }
    finding.example().ifPresent(this::writeExample);
    if (!problem.fix().isEmpty()) {
      out.println("  fix: " + problem.fix());
    }
  }

  private void writeExample(Passage passage) {
    String text = passage.text().strip();
    if (!text.isEmpty()) {
      out.println("       \"" + Wording.escaped(text, EXAMPLE_WIDTH - 1) + "\"");
    }
  }

  /// Writes for a machine, as one object.
  void writeObject() {
    var object =
        Json.object()
            .put("characters", facts.characters())
            .put("documents", facts.documents())
            .put("lines", facts.lines())
            .put("longest_line", facts.longestLine())
            .put("symbols", facts.symbols())
            .put("words", facts.words())
            .put("distinct_words", facts.distinctWords())
            .put("words_once", facts.wordsOnce())
            .put("estimate", facts.estimate());
    var sources = object.putArray("files");
    for (Source source : corpus.sources()) {
      sources
          .addObject()
          .put("name", source.name())
          .put("bytes", source.bytes())
          .put("characters", source.characters())
          .put("sha256", source.sha256());
    }
    var array = object.putArray("findings");
    findings.forEach(finding -> FindingText.fill(array.addObject(), finding, reporter));
    out.println(Json.line(object));
  }
}
