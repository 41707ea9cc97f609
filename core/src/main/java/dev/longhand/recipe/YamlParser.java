package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML into a tree that knows its lines. Aliases are refused: a recipe needs none.
final class YamlParser {
  private static final int MOST_DEPTH = 16;
  private static final int LONGEST_SHOWN = 120;
  private static final Pattern TAB = Pattern.compile(" *\\t");

  private final RecipeProblems problems;
  private final YAMLParser parser;

  private YamlParser(YAMLParser parser, RecipeProblems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /// The tree of a text with one document.
  ///
  /// @param problems receives keys that stand twice and aliases
  /// @throws LonghandException `USAGE_RECIPE` when it is not YAML
  static YamlNode parse(String yaml, String where, RecipeProblems problems) {
    try (YAMLParser parser = (YAMLParser) factory().createParser(ObjectReadContext.empty(), yaml)) {
      return new YamlParser(parser, problems).document();
    } catch (JacksonException broken) {
      throw indentedByTab(yaml, where).orElseGet(() -> notYaml(broken, where)).causedBy(broken);
    }
  }

  private static YAMLFactory factory() {
    return YAMLFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
        .build();
  }

  /// What the parser says of a tab names neither the tab nor its line.
  private static Optional<LonghandException> indentedByTab(String yaml, String where) {
    List<String> lines = yaml.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(line -> TAB.matcher(lines.get(line)).lookingAt())
        .mapToObj(line ->
            new LonghandException(
                ErrorCode.USAGE_RECIPE,
                "this is not YAML: a tab indents the line",
                where + ":" + (line + 1),
                "indent it with spaces"))
        .findFirst();
  }

  private static LonghandException notYaml(JacksonException broken, String where) {
    String reason =
        Optional.ofNullable(broken.getOriginalMessage())
            .orElse("")
            .lines()
            .findFirst()
            .orElse("no reason is known");
    TokenStreamLocation location = broken.getLocation();
    String line = location == null || location.getLineNr() < 1 ? "" : ":" + location.getLineNr();
    return new LonghandException(
        ErrorCode.USAGE_RECIPE,
        "this is not YAML: " + Wording.escaped(reason, LONGEST_SHOWN),
        where + line,
        "write one 'key: value' a line; longhand recipes show characters prints an example");
  }

  private YamlNode document() {
    if (parser.nextToken() == null) {
      return new YamlNode.Empty(1);
    }
    YamlNode root = node();
    if (parser.nextToken() != null) {
      problem(line(), "a second document begins here", "keep one document a file");
    }
    return root;
  }

  private YamlNode node() {
    if (parser.isCurrentAlias()) {
      problem(line(), "an alias stands here", "write the value out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping();
      case START_ARRAY -> sequence();
      case VALUE_NULL -> new YamlNode.Empty(line());
      default -> new YamlNode.Scalar(line(), parser.getString());
    };
  }

  private YamlNode mapping() {
    int first = line();
    var entries = new LinkedHashMap<String, YamlNode.Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = line();
      parser.nextToken();
      YamlNode.Entry earlier = entries.putIfAbsent(key, new YamlNode.Entry(line, node()));
      if (earlier != null) {
        problem(
            line,
            RecipeReader.quoted(key) + " stands twice, first in line " + earlier.line(),
            "delete one of them");
      }
    }
    return new YamlNode.Mapping(first, entries);
  }

  private YamlNode sequence() {
    int first = line();
    var elements = new ArrayList<YamlNode>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(node());
    }
    return new YamlNode.Sequence(first, elements);
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private void problem(int line, String what, String fix) {
    problems.add(line, what, fix);
  }
}
