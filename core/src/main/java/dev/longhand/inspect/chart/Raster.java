package dev.longhand.inspect.chart;

import dev.longhand.inspect.chart.Mark.Cover;
import dev.longhand.inspect.chart.Mark.Dash;
import dev.longhand.inspect.chart.Mark.Weight;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Paints a drawing pixel by pixel. Mutable, for one picture.
final class Raster {
  private static final int SCALE = 2;
  private static final float HALO = 3;
  private static final int THIN = 46; // of 255: what covers 18 %
  private static final float[] DASHES = {6, 5};

  private final Graphics2D graphics;
  private final Palette palette;

  private Raster(Graphics2D graphics, Palette palette) {
    this.graphics = graphics;
    this.palette = palette;
  }

  static BufferedImage of(Drawing drawing, Palette palette) {
    Size size = drawing.size();
    var image =
        new BufferedImage(SCALE * size.width(), SCALE * size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setColor(new Color(palette.paper()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(SCALE, SCALE);
      var raster = new Raster(graphics, palette);
      drawing.marks().forEach(raster::paint);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void paint(Mark mark) {
    switch (mark) {
      case Mark.Stroke stroke -> {
        colour(stroke.ink());
        graphics.setStroke(stroke(stroke));
        graphics.draw(path(stroke.path()));
      }
      case Mark.Area area -> {
        colour(area.ink());
        if (area.cover() == Cover.THIN) {
          Color full = graphics.getColor();
          graphics.setColor(new Color(full.getRed(), full.getGreen(), full.getBlue(), THIN));
        }
        Path2D outline = path(area.outline());
        outline.closePath();
        graphics.fill(outline);
      }
      case Mark.Dot dot -> {
        colour(dot.ink());
        double radius = dot.radius();
        Point centre = dot.centre();
        graphics.fill(
            new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
      }
      case Mark.Words words -> paint(words);
      case Mark.Hint _ -> {}
    }
  }

  private static BasicStroke stroke(Mark.Stroke stroke) {
    float width = (float) stroke.width();
    return stroke.dash() == Dash.SOLID
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
  }

  private void paint(Mark.Words words) {
    colour(words.ink());
    int style = words.weight() == Weight.BOLD ? Font.BOLD : Font.PLAIN;
    graphics.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) words.size()));
    double width = graphics.getFontMetrics().getStringBounds(words.words(), graphics).getWidth();
    double left =
        switch (words.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    float x = (float) (words.at().x() + left);
    float y = (float) words.at().y();
    if (!words.words().isBlank()) {
      paintHalo(words, x, y);
    }
    graphics.drawString(words.words(), x, y);
  }

  /// Paper around the letters, so that no line runs through them.
  private void paintHalo(Mark.Words words, float x, float y) {
    var letters =
        new TextLayout(words.words(), graphics.getFont(), graphics.getFontRenderContext());
    graphics.setColor(new Color(palette.paper()));
    graphics.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(letters.getOutline(AffineTransform.getTranslateInstance(x, y)));
    colour(words.ink());
  }

  private void colour(Ink ink) {
    graphics.setColor(new Color(palette.colour(ink)));
  }

  private static Path2D path(List<Point> points) {
    var path = new Path2D.Double();
    for (Point point : points) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(point.x(), point.y());
      } else {
        path.lineTo(point.x(), point.y());
      }
    }
    return path;
  }
}
