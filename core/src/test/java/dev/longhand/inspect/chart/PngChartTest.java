package dev.longhand.inspect.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngChartTest {
  private static final Chart CHART =
      new Chart(
          "Loss",
          Axis.linear("epoch"),
          Axis.linear("nats"),
          List.of(
              new Series.Line("training", List.of(new Point(1, 3), new Point(2, 2))),
              new Series.Bars("bars", List.of(new Point(1, 1), new Point(2, 2))),
              new Series.Band("band", List.of(new Series.Interval(1, 1, 2))),
              new Series.Level("level", 1)));

  private static BufferedImage picture(Palette palette) throws IOException {
    byte[] png = PngChart.draw(CHART, new Size(300, 200), palette);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void aPictureHasTwoPixelsAUnit() throws IOException {
    assertThat(picture(Palette.LIGHT).getWidth()).isEqualTo(600);
    assertThat(picture(Palette.LIGHT).getHeight()).isEqualTo(400);
  }

  @Test
  void thePaperIsThatOfThePalette() throws IOException {
    assertThat(picture(Palette.LIGHT).getRGB(1, 1) & 0xFFFFFF).isEqualTo(Palette.LIGHT.paper());
    assertThat(picture(Palette.DARK).getRGB(1, 1) & 0xFFFFFF).isEqualTo(Palette.DARK.paper());
  }

  @Test
  void barsAreFilledWithTheColourOfTheirSeries() throws IOException {
    BufferedImage picture = picture(Palette.LIGHT);

    assertThat(
            picture.getRGB(
                0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
        .contains(0xFF000000 | Palette.LIGHT.series().get(1));
  }
}
