package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Something that can be explained: one page of `docs/math`, which the build puts beside the
/// classes. The table of the pages there is the list of topics.
///
/// @param name what it is called, as the page's file is
/// @param aliases what people may call it as well
/// @param about one line on what the page tells
record Topic(String name, List<String> aliases, String about) {
  private static final String INDEX = "README";
  private static final Pattern ROW =
      Pattern.compile("\\| \\[([a-z0-9-]+)]\\(\\1\\.md\\) \\| ([^|]*) \\| ([^|]*) \\|");
  private static final int SHOWN = 40;

  Topic {
    aliases = List.copyOf(aliases);
  }

  /// Every topic, in the order of the table.
  static List<Topic> all() {
    return text(INDEX)
        .lines()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> new Topic(row.group(1), List.of(row.group(2).split(", *")), row.group(3)))
        .toList();
  }

  /// The topic that goes by a name, in whatever case and with whatever between its words.
  ///
  /// @throws LonghandException `USAGE_OPTION` with the name that was probably meant
  static Topic named(String words) {
    String name = words.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
    return all().stream()
        .filter(topic -> topic.names().anyMatch(name::equals))
        .findFirst()
        .orElseThrow(() -> unknown(words, name));
  }

  private static LonghandException unknown(String words, String name) {
    var names = all().stream().flatMap(Topic::names).toList();
    String fix =
        Wording.nearest(name, names)
            .map(near -> "longhand explain " + near)
            .orElse("longhand explain");
    return new LonghandException(
        ErrorCode.USAGE_OPTION, "there is no topic " + Wording.escaped(words, SHOWN), "TOPIC", fix);
  }

  /// All that it is called.
  Stream<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream());
  }

  /// The page, in Markdown.
  String text() {
    return text(name);
  }

  private static String text(String page) {
    String resource = "math/" + page + ".md";
    try (InputStream in = Topic.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
