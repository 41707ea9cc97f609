package dev.longhand.tools.format;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The layout that google-java-format gives to every Java source of the project.
public final class SourceLayout {
  private static final Pattern GENERATED = Pattern.compile("(?m)^///.*do not edit");
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().formatJavadoc(true).build());

  private SourceLayout() {}

  /// Lays out every source below the folder that is named.
  public static void main(String[] arguments) throws IOException {
    var root = Path.of(arguments[0]).normalize();
    for (var source : sources(root)) {
      if (!isTidy(source)) {
        Files.writeString(source, laidOut(source));
        System.out.println("laid out " + root.relativize(source));
      }
    }
  }

  /// The Java sources below a folder that people write: nothing from a build, from a generator or
  /// in a hidden folder.
  static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> isOurs(root.relativize(file)))
          .filter(file -> !GENERATED.matcher(text(file)).find())
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path source) {
    for (var part : source) {
      if (part.toString().equals("target") || part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  /// Whether the formatter would leave a source as it is.
  static boolean isTidy(Path source) {
    return text(source).equals(laidOut(source));
  }

  private static String laidOut(Path source) {
    try {
      return FORMATTER.formatSourceAndFixImports(text(source));
    } catch (FormatterException failure) {
      throw new IllegalStateException(source + " is not Java: " + failure.getMessage(), failure);
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
