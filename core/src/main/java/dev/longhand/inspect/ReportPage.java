package dev.longhand.inspect;

import dev.longhand.error.Wording;
import dev.longhand.inspect.chart.SvgChart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A run as one page of HTML that needs nothing else: no script, no font, no network.
public final class ReportPage {
  private static final String STYLE = "report.css";

  /// Lets a browser load and run nothing at all, whatever stands in a sample or a name.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private ReportPage() {}

  /// The page, the same for the same report.
  public static String of(RunReport report) {
    var page = new Html();
    page.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.markup("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.element("title", "", Wording.escaped(report.name(), 120) + " · Longhand");
    page.markup("<style>\n" + SvgChart.style() + "\n" + style() + "</style>\n</head>\n<body>\n");
    new HeadlineSection(report).appendTo(page);
    appendContents(page, report);
    page.open("main", "");
    new LearningSection(new Curves(report)).appendTo(page);
    new SamplesSection(report).appendTo(page);
    new NetworkSection(report).appendTo(page);
    new TextSection(report).appendTo(page);
    new SettingsSection(report.plan()).appendTo(page);
    new MachineSection(report).appendTo(page);
    page.close("main");
    appendFooter(page, report);
    return page.markup("</body>\n</html>\n").toString();
  }

  private static void appendContents(Html page, RunReport report) {
    page.open("nav", "");
    if (!report.epochs().isEmpty()) {
      page.link("learning", "Learning");
    }
    if (!report.samples().isEmpty()) {
      page.link("samples", "Samples");
    }
    if (report.model().isPresent()) {
      page.link("network", "Network");
    }
    page.link("text", "Text").link("settings", "Settings").link("machine", "Machine");
    page.close("nav");
  }

  private static void appendFooter(Html page, RunReport report) {
    page.open("footer", "");
    report
        .best()
        .ifPresent(best -> {
          page.open("p", "").words("Weights kept: epoch " + best.epoch() + ", SHA-256 ");
          page.element("code", "", best.modelSha256()).close("p");
        });
    page.element("p", "", "The recipe under Settings trains the same weights again, bit for bit.");
    page.close("footer");
  }

  private static String style() {
    try (InputStream file = Objects.requireNonNull(ReportPage.class.getResourceAsStream(STYLE))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable); // it is part of the program
    }
  }
}
