package dev.longhand.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a page of Markdown into lines for a terminal: text is wrapped, tables are laid out anew,
/// and formulas, which are indented by four, stay as they are. Used for one page.
///
/// It knows the Markdown of our own pages: headings, paragraphs, lists of one level, tables,
/// indented code, links, bold and code within a line.
final class TerminalPage {
  private static final String BOLD = "\u001B[1m";
  private static final String PLAIN = "\u001B[0m";
  private static final String CODE = "    ";
  private static final String GAP = "  ";
  private static final String PAGE_LINK = "\\[([a-z0-9-]+)\\.md]\\(\\1\\.md\\)";
  private static final Pattern MARKER = Pattern.compile("(?:-|\\d+\\.) ");
  private static final Pattern RULE = Pattern.compile("[|:-]+");

  private final Console.Screen screen;
  private final String command;
  private final List<String> lines = new ArrayList<>();
  private final List<String> block = new ArrayList<>();

  /// @param screen what shows the lines; only colour terminals know bold type
  /// @param command how this program is started; pages write `./longhand` for it
  TerminalPage(Console.Screen screen, String command) {
    this.screen = screen;
    this.command = command;
  }

  /// The whole page, no line of text longer than {@link Console#COLUMNS}.
  List<String> lines(String markdown) {
    markdown.lines().forEach(this::add);
    endBlock();
    return List.copyOf(lines);
  }

  private void add(String line) {
    if (line.isBlank()) {
      endBlock();
      lines.add("");
    } else if (line.startsWith(CODE)) {
      endBlock();
      lines.add(
          line.replaceFirst("^ +\\./longhand ", CODE + Matcher.quoteReplacement(command) + " "));
    } else if (line.startsWith("#")) {
      endBlock();
      String heading = plain(line.replaceFirst("^#+ ", ""));
      lines.add(screen == Console.Screen.COLOUR ? BOLD + heading + PLAIN : heading);
    } else {
      if (MARKER.matcher(line).lookingAt()) {
        endBlock();
      }
      block.add(line.strip());
    }
  }

  private void endBlock() {
    if (block.isEmpty()) {
      return;
    }
    if (block.getFirst().startsWith("|")) {
      addTable();
    } else {
      addText(String.join(" ", block));
    }
    block.clear();
  }

  private void addText(String text) {
    Matcher marker = MARKER.matcher(text);
    int indent = marker.lookingAt() ? marker.end() : 0;
    String start = text.substring(0, indent);
    for (String line : Words.wrapped(plain(text.substring(indent)), Console.COLUMNS - indent)) {
      lines.add(start + line);
      start = " ".repeat(indent);
    }
  }

  private void addTable() {
    var rows =
        block.stream()
            .filter(row -> !RULE.matcher(row.replace(" ", "")).matches())
            .map(this::cells)
            .toList();
    int[] widths = widths(rows);
    for (int row = 0; row < rows.size(); row++) {
      addRow(rows.get(row), widths);
      if (row == 0) {
        addRow(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
      }
    }
  }

  private List<String> cells(String row) {
    String inner = row.substring(1, row.length() - 1);
    return Arrays.stream(inner.split("\\|", -1)).map(cell -> plain(cell.strip())).toList();
  }

  /// As wide as the widest cell of each column; too wide a table takes the excess from its widest.
  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    int room = Console.COLUMNS - GAP.length() * (widths.length - 1);
    for (int total = Arrays.stream(widths).sum(); total > room; total--) {
      widths[widest(widths)]--;
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int column = 1; column < widths.length; column++) {
      widest = widths[column] > widths[widest] ? column : widest;
    }
    return widest;
  }

  private void addRow(List<String> cells, int[] widths) {
    var wrapped = new ArrayList<List<String>>();
    for (int column = 0; column < widths.length; column++) {
      wrapped.add(Words.wrapped(cells.get(column), widths[column]));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      var row = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        List<String> cell = wrapped.get(column);
        String part = line < cell.size() ? cell.get(line) : "";
        row.append(part).append(" ".repeat(widths[column] - part.length())).append(GAP);
      }
      lines.add(row.toString().stripTrailing());
    }
  }

  /// A line without its marks: bold and code are plain, and a link is its text, or the command that
  /// prints the page where the text is only its file.
  private String plain(String markdown) {
    return markdown
        .replaceAll(PAGE_LINK, Matcher.quoteReplacement(command) + " explain $1")
        .replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1")
        .replaceAll("\\*\\*([^*]+)\\*\\*", "$1")
        .replaceAll("(?<![\\w*`])\\*(\\w[^*`]*\\w)\\*(?![\\w*`])", "$1")
        .replaceAll("`([^`]+)`", "$1");
  }
}
