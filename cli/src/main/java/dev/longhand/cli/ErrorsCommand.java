package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Lists everything that can be wrong, with the exit status of each.
@Command(
    name = "errors",
    description = "List the codes of all messages, or explain one.",
    mixinStandardHelpOptions = true,
    versionProvider = Longhand.Version.class,
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} errors",
      "  ${ROOT-COMMAND-NAME} errors DATA-009"
    })
final class ErrorsCommand implements LonghandCommand {
  private final Longhand longhand;

  @Parameters(index = "0", arity = "0..1", paramLabel = "CODE", description = "Such as DATA-009.")
  private Optional<String> wanted = Optional.empty();

  ErrorsCommand(Longhand longhand) {
    this.longhand = longhand;
  }

  @Override
  public int run() {
    var codes = wanted.map(code -> List.of(find(code))).orElse(List.of(ErrorCode.values()));
    if (longhand.form() == Reporter.Form.MACHINES) {
      codes.forEach(code -> longhand.console().out().println(Json.line(object(code))));
      return ExitStatus.OK.value();
    }
    longhand.console().out().println("code          exit  meaning");
    for (ErrorCode code : codes) {
      longhand
          .console()
          .out()
          .printf(Locale.ROOT, "%-13s %4d  %s%n", code.code(), code.exit().value(), code.summary());
    }
    return ExitStatus.OK.value();
  }

  private static ObjectNode object(ErrorCode code) {
    return Json.object()
        .put("code", code.code())
        .put("exit", code.exit().value())
        .put("meaning", code.summary());
  }

  private static ErrorCode find(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(ErrorCode.values())
        .filter(known -> known.code().equals(code))
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private static LonghandException unknown(String text) {
    var codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList();
    String fix =
        Wording.nearest(text.toUpperCase(Locale.ROOT), codes)
            .map(code -> "longhand errors " + code)
            .orElse("longhand errors lists all");
    return new LonghandException(
        ErrorCode.USAGE_OPTION, "there is no code " + Wording.escaped(text, 40), "CODE", fix);
  }
}
