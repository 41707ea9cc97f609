package dev.longhand.cli;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options of a command in its help: those of the command itself, then the rest under headings,
/// in the order of their first options. A command without headings has one plain list.
final class OptionList {
  private static final String REST = "Running and messages";

  private final CommandSpec command;

  private OptionList(CommandSpec command) {
    this.command = command;
  }

  /// The part of a help that lists options.
  static String of(Help help) {
    CommandSpec command = help.commandSpec();
    var text = new StringBuilder();
    new OptionList(command)
        .parts()
        .forEach((heading, options) -> {
          text.append(heading.isEmpty() ? "" : String.format(Locale.ROOT, "%n%s:%n", heading));
          var layout =
              help.createDefaultLayout(
                  command.options(), command.positionalParameters(), help.colorScheme());
          layout.addOptions(options, help.parameterLabelRenderer());
          text.append(layout);
        });
    return text.toString();
  }

  private Map<String, List<OptionSpec>> parts() {
    boolean plain = command.options().stream().allMatch(option -> heading(option).isEmpty());
    var parts = new LinkedHashMap<String, List<OptionSpec>>();
    for (OptionSpec option : command.options()) {
      String other = plain || home(option) == command.userObject().getClass() ? "" : REST;
      parts.computeIfAbsent(heading(option).orElse(other), _ -> new ArrayList<>()).add(option);
    }
    var last = parts.remove(REST);
    if (last != null) {
      parts.put(REST, last);
    }
    return parts;
  }

  private static Optional<String> heading(OptionSpec option) {
    return Optional.ofNullable(home(option).getAnnotation(OptionHeading.class))
        .map(OptionHeading::value);
  }

  /// The class that an option is declared in.
  private static Class<?> home(OptionSpec option) {
    return option.userObject() instanceof Member member ? member.getDeclaringClass() : Object.class;
  }
}
