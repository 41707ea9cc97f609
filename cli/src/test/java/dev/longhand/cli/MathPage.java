package dev.longhand.cli;

import dev.longhand.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a page of `docs/math` says that can be tried: commands, parts of recipes, and names.
///
/// @param file the page
/// @param text what stands on it
record MathPage(String file, String text) {
  private static final String CODE = "    ";
  private static final String COMMAND = CODE + "./longhand ";
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern COUNT = Pattern.compile("\\*\\*([0-9,]+)\\*\\*");
  private static final Pattern INPUT = Pattern.compile("(?m)^  input:\\n(?:    .*\\n)+");
  private static final Pattern LAYERS = Pattern.compile("(?m)^  layers:\\n(?:    .*\\n)+");
  private static final Pattern SECTION =
      Pattern.compile("(?m)^(?:examples|model|training):\\n(?: .*\\n)+");

  /// The words of every command, without the program's name and without a pipe behind it.
  List<List<String>> commands() {
    return text.lines()
        .filter(line -> line.startsWith(COMMAND))
        .map(line -> ShellWords.of(line.substring(COMMAND.length()).replaceFirst(" [|>].*", "")))
        .toList();
  }

  /// The numbers of parameters that stand out.
  List<Long> counts() {
    return COUNT
        .matcher(text)
        .results()
        .map(count -> Long.parseLong(count.group(1).replace(",", "")))
        .toList();
  }

  /// All words in code marks.
  List<String> spans() {
    return spans(text);
  }

  /// The words in code marks of the rows of our names that begin so.
  List<String> names(String place) {
    return text.lines()
        .filter(line -> line.startsWith("| " + place + " "))
        .flatMap(row -> spans(row).stream())
        .toList();
  }

  private static List<String> spans(String text) {
    return SPAN.matcher(text).results().map(span -> span.group(1)).toList();
  }

  /// The recipes that the page shows a part of, filled up from another one.
  List<Recipe> recipes(Recipe base) {
    return blocks().stream()
        .filter(block -> SECTION.matcher(block).lookingAt())
        .map(block -> Recipe.parse(filled(block, base.toYaml()), file))
        .toList();
  }

  private static String filled(String part, String whole) {
    String section = part.substring(0, part.indexOf('\n') + 1);
    var filled = new StringBuilder(part);
    if (section.startsWith("model")) {
      for (Pattern needed : List.of(INPUT, LAYERS)) {
        if (!needed.matcher(part).find()) {
          filled.insert(section.length(), first(needed, whole));
        }
      }
    }
    return SECTION
        .matcher(whole)
        .replaceAll(match ->
            match.group().startsWith(section)
                ? Matcher.quoteReplacement(filled.toString())
                : match.group());
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().map(MatchResult::group).orElseThrow();
  }

  /// The blocks of lines that are indented as code is, without the indent.
  private List<String> blocks() {
    var blocks = new ArrayList<String>();
    var block = new StringBuilder();
    for (String line : Stream.concat(text.lines(), Stream.of("")).toList()) {
      if (line.startsWith(CODE)) {
        block.append(line.substring(CODE.length())).append('\n');
      } else if (!block.isEmpty()) {
        blocks.add(block.toString());
        block.setLength(0);
      }
    }
    return blocks;
  }
}
