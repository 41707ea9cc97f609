package dev.longhand.inspect;

import dev.longhand.inspect.chart.Chart;
import dev.longhand.inspect.chart.Size;
import dev.longhand.inspect.chart.SvgChart;
import java.util.List;
import java.util.Optional;

/// How a run learnt: its curves.
record LearningSection(Curves curves) {
  private static final Size LARGE = new Size(960, 340);
  private static final Size PHONE = new Size(360, 300);
  private static final Size SMALL = new Size(440, 250);

  void appendTo(Html page) {
    Optional<Chart> loss = curves.loss();
    if (loss.isEmpty()) {
      return;
    }
    page.openSection("learning", "Learning");
    page.element(
        "p",
        "note",
        "Training loss is the mean over an epoch, while the weights still moved; validation is"
            + " measured after it, on text that was not learnt from. The ring marks the weights"
            + " that were kept.");
    appendLarge(page, loss.get());
    if (curves.drawn()) {
      appendOthers(page);
    }
    page.close("section");
  }

  private void appendOthers(Html page) {
    page.open("div", "grid");
    List.of(
            curves.bitsPerCharacter(),
            curves.accuracy(),
            curves.learningRate(),
            curves.gradientNorm())
        .forEach(chart -> chart.ifPresent(shown -> appendSmall(page, shown)));
    page.close("div");
  }

  private static void appendLarge(Html page, Chart chart) {
    page.open("figure", "card").element("h3", "", chart.title());
    page.open("div", "wide").markup(SvgChart.element(chart, LARGE)).close("div");
    page.open("div", "narrow").markup(SvgChart.element(chart, PHONE)).close("div");
    page.close("figure");
  }

  static void appendSmall(Html page, Chart chart) {
    page.open("figure", "card").element("h3", "", chart.title());
    page.markup(SvgChart.element(chart, SMALL)).close("figure");
  }
}
