package dev.longhand.inspect.chart;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.inspect.chart.Drawing.Heading;
import java.awt.AWTError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Draws charts as PNG, two pixels a unit, in the fonts of this machine.
///
/// Nothing is shown on a screen, but Java may look for one: set `java.awt.headless` to `true` where
/// there is none.
public final class PngChart {
  private PngChart() {}

  /// A chart with its title.
  ///
  /// @throws LonghandException `USAGE_FONTS` when this Java has no fonts
  public static byte[] draw(Chart chart, Size size, Palette palette) {
    return draw(Drawing.of(chart, size, Heading.DRAWN), palette);
  }

  /// Any drawing.
  ///
  /// @throws LonghandException `USAGE_FONTS` when this Java has no fonts
  public static byte[] draw(Drawing drawing, Palette palette) {
    try (var bytes = new ByteArrayOutputStream()) {
      ImageIO.write(Raster.of(drawing, palette), "png", bytes);
      return bytes.toByteArray();
    } catch (AWTError | LinkageError | InternalError | NullPointerException missing) {
      throw noFonts(missing);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing but memory is written to
    }
  }

  /// Java without fonts fails in many ways, all of them deep inside of it.
  private static LonghandException noFonts(Throwable cause) {
    return new LonghandException(
            ErrorCode.USAGE_FONTS,
            "this Java finds no fonts, or not what it draws letters with",
            "PNG",
            "install fontconfig and a font, such as with apt-get install fontconfig fonts-dejavu")
        .causedBy(cause);
  }
}
