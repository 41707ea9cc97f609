package dev.longhand;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The table of packages in ARCHITECTURE.md: what each may import, besides itself and `error`.
///
/// @param rows package to the packages it may import, by their names below `dev.longhand`; a name
///   that ends in `.*` stands for the package and everything below it
record PackageTable(Map<String, Set<String>> rows) {
  private static final String HEAD = "| package | may import |";
  private static final Pattern NAME = Pattern.compile("`([a-z.*]+)`");

  /// The table of a document; empty when there is none.
  static PackageTable read(Path document) throws IOException {
    var rows = new TreeMap<String, Set<String>>();
    var inside = false;
    for (var line : Files.readAllLines(document)) {
      inside = line.startsWith(HEAD) || (inside && line.startsWith("|"));
      if (inside && line.contains("`")) {
        var cells = Arrays.asList(line.split("\\|", -1));
        rows.put(names(cells.get(1)).iterator().next(), names(cells.get(2)));
      }
    }
    return new PackageTable(rows);
  }

  private static Set<String> names(String cell) {
    return NAME.matcher(cell).results().map(found -> found.group(1)).collect(toUnmodifiableSet());
  }

  /// Whether the table has a row for the package.
  boolean knows(String name) {
    return rows.containsKey(name);
  }

  /// Whether a name in the column of arrows stands for a package with a row.
  boolean covers(String name) {
    return rows.keySet().stream().anyMatch(row -> covers(name, row));
  }

  /// Whether an arrow from one package to another stands in the table.
  boolean allows(String from, String to) {
    return from.equals(to)
        || to.equals("error")
        || rows.getOrDefault(from, Set.of()).stream().anyMatch(name -> covers(name, to));
  }

  private static boolean covers(String name, String to) {
    if (!name.endsWith(".*")) {
      return name.equals(to);
    }
    var parent = name.substring(0, name.length() - 2);
    return to.equals(parent) || to.startsWith(parent + ".");
  }
}
