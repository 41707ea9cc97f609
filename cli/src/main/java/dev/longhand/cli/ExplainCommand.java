package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the pages of mathematics for people at a terminal.
@Command(
    name = "explain",
    description = {
      "Explain a cell, an option or a formula, or list all topics.",
      "",
      "A page has formulas, gradients, shapes, our names and what other libraries do differently."
          + " With --json it comes as Markdown.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} explain",
      "  ${ROOT-COMMAND-NAME} explain lstm",
      "  ${ROOT-COMMAND-NAME} explain cross entropy | less"
    })
final class ExplainCommand implements LonghandCommand {
  private static final int INDENT = 4;

  private final Longhand longhand;

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      description = "What to explain, in one word or several.")
  private List<String> words = new ArrayList<>();

  ExplainCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    if (words.isEmpty()) {
      list(Topic.all());
    } else {
      print(Topic.named(String.join(" ", words)));
    }
    return ExitStatus.OK.value();
  }

  private void list(List<Topic> topics) {
    var out = longhand.console().out();
    if (longhand.form() == Reporter.Form.MACHINES) {
      for (Topic topic : topics) {
        var object = Json.object().put("topic", topic.name()).put("about", topic.about());
        topic.aliases().forEach(object.putArray("aliases")::add);
        out.println(Json.line(object));
      }
      return;
    }
    for (Topic topic : topics) {
      out.println(topic.name());
      Words.wrapped(topic.about(), Console.COLUMNS - INDENT)
          .forEach(line -> out.println(" ".repeat(INDENT) + line));
    }
    out.println();
    out.println(longhand.machine().command() + " explain " + topics.getFirst().name());
  }

  private void print(Topic topic) {
    var out = longhand.console().out();
    if (longhand.form() == Reporter.Form.MACHINES) {
      out.println(Json.line(Json.object().put("topic", topic.name()).put("text", topic.text())));
      return;
    }
    var page = new TerminalPage(longhand.console().paper(), longhand.machine().command());
    page.lines(topic.text()).forEach(out::println);
  }
}
