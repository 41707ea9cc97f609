package dev.longhand.inspect.chart;

import dev.longhand.inspect.chart.Drawing.Heading;
import dev.longhand.inspect.chart.Mark.Cover;
import dev.longhand.inspect.chart.Mark.Dash;
import dev.longhand.inspect.chart.Mark.Weight;
import java.util.List;

/// Draws charts as SVG 1.1, coloured by style sheets alone, so that light and dark pages show the
/// same file.
public final class SvgChart {
  private static final String FONT =
      "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif";

  private SvgChart() {}

  /// A file of its own: the chart with its title, on paper, with its own style.
  public static String draw(Chart chart, Size size) {
    return draw(Drawing.of(chart, size, Heading.DRAWN));
  }

  /// A drawing as a file of its own.
  public static String draw(Drawing drawing) {
    var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    open(drawing, svg);
    svg.append("<style>").append(style()).append("</style>\n");
    svg.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    close(drawing, svg);
    return svg.toString();
  }

  /// An element for a page that has {@link #style} in it and says the title itself.
  public static String element(Chart chart, Size size) {
    Drawing drawing = Drawing.of(chart, size, Heading.LEFT_OUT);
    var svg = new StringBuilder();
    open(drawing, svg);
    close(drawing, svg);
    return svg.toString();
  }

  /// The style sheet of all charts; a page may set the `--chart-` properties to colours of its own.
  public static String style() {
    var css = new StringBuilder();
    css.append(".chart{").append(Palette.LIGHT.properties()).append("}");
    css.append("@media (prefers-color-scheme:dark){.chart{");
    css.append(Palette.DARK.properties()).append("}}");
    css.append("@media print{.chart{").append(Palette.LIGHT.properties()).append("}}");
    css.append(".chart{font-family:").append(FONT).append(";font-variant-numeric:tabular-nums}");
    css.append(".chart text{stroke:var(--chart-paper);stroke-width:3px;paint-order:stroke;");
    css.append("stroke-linejoin:round}");
    css.append(".chart polyline{fill:none;stroke-linejoin:round;stroke-linecap:round}");
    css.append(".chart .dashed{stroke-dasharray:6 5}");
    css.append(".chart .thin{opacity:.18}");
    css.append(".chart .bold{font-weight:650}");
    css.append(".chart .hint{fill:transparent;stroke:none}");
    colour(css, "text");
    colour(css, "soft");
    colour(css, "grid");
    colour(css, "paper");
    for (int i = 1; i <= Palette.COLOURS; i++) {
      colour(css, Integer.toString(i));
    }
    return css.toString();
  }

  private static void colour(StringBuilder css, String name) {
    String type = Character.isDigit(name.charAt(0)) ? "s" + name : name;
    String value = "var(--chart-" + name + ")";
    css.append(".chart .").append(type).append("{fill:").append(value).append("}");
    css.append(".chart polyline.").append(type);
    css.append("{fill:none;stroke:").append(value).append("}");
  }

  private static void open(Drawing drawing, StringBuilder svg) {
    String title = Markup.escaped(drawing.title());
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\"");
    svg.append(" viewBox=\"0 0 ").append(drawing.size().width()).append(' ');
    svg.append(drawing.size().height()).append("\" width=\"").append(drawing.size().width());
    svg.append("\" height=\"").append(drawing.size().height());
    svg.append("\" aria-label=\"").append(title).append("\">\n<title>");
    svg.append(title).append("</title>\n");
  }

  private static void close(Drawing drawing, StringBuilder svg) {
    drawing.marks().forEach(mark -> append(mark, svg));
    svg.append("</svg>\n");
  }

  private static void append(Mark mark, StringBuilder svg) {
    switch (mark) {
      case Mark.Stroke stroke -> {
        String dash = stroke.dash() == Dash.DASHED ? " dashed" : "";
        svg.append("<polyline class=\"").append(type(stroke.ink())).append(dash);
        svg.append("\" stroke-width=\"").append(number(stroke.width())).append("\" points=\"");
        appendPoints(stroke.path(), svg);
        svg.append("\"/>\n");
      }
      case Mark.Area area -> {
        String thin = area.cover() == Cover.THIN ? " thin" : "";
        svg.append("<polygon class=\"").append(type(area.ink())).append(thin);
        svg.append("\" points=\"");
        appendPoints(area.outline(), svg);
        svg.append("\"/>\n");
      }
      case Mark.Dot dot -> {
        appendCircle(type(dot.ink()), dot.centre(), dot.radius(), svg);
        svg.append("/>\n");
      }
      case Mark.Words words -> appendWords(words, svg);
      case Mark.Hint hint -> {
        appendCircle("hint", hint.centre(), hint.radius(), svg);
        svg.append("><title>").append(Markup.escaped(hint.words())).append("</title></circle>\n");
      }
    }
  }

  private static void appendCircle(String type, Point centre, double radius, StringBuilder svg) {
    svg.append("<circle class=\"").append(type);
    svg.append("\" cx=\"").append(number(centre.x()));
    svg.append("\" cy=\"").append(number(centre.y()));
    svg.append("\" r=\"").append(number(radius)).append('"');
  }

  private static void appendWords(Mark.Words words, StringBuilder svg) {
    String bold = words.weight() == Weight.BOLD ? " bold" : "";
    String anchor =
        switch (words.anchor()) {
          case START -> "start";
          case MIDDLE -> "middle";
          case END -> "end";
        };
    svg.append("<text class=\"").append(type(words.ink())).append(bold);
    svg.append("\" x=\"").append(number(words.at().x()));
    svg.append("\" y=\"").append(number(words.at().y()));
    svg.append("\" text-anchor=\"").append(anchor);
    svg.append("\" font-size=\"").append(number(words.size())).append("\">");
    svg.append(Markup.escaped(words.words())).append("</text>\n");
  }

  private static void appendPoints(List<Point> points, StringBuilder svg) {
    String between = "";
    for (Point point : points) {
      svg.append(between).append(number(point.x())).append(',').append(number(point.y()));
      between = " ";
    }
  }

  private static String type(Ink ink) {
    return switch (ink) {
      case Ink.Role.TEXT -> "text";
      case Ink.Role.SOFT -> "soft";
      case Ink.Role.GRID -> "grid";
      case Ink.Role.PAPER -> "paper";
      case Ink.OfSeries series -> "s" + (series.colour() + 1);
    };
  }

  /// A number with one digit behind the point.
  private static String number(double value) {
    long tenths = StrictMath.round(value * 10);
    long rest = Math.abs(tenths % 10);
    String sign = tenths < 0 ? "-" : "";
    return sign + Math.abs(tenths / 10) + (rest == 0 ? "" : "." + rest);
  }
}
