package dev.longhand.inspect;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the model wrote as it learnt.
record SamplesSection(RunReport report) {
  private static final int MOST_SHOWN = 200; // epochs, folded ones included
  private static final int LONGEST = 2000; // code points of a sample

  void appendTo(Html page) {
    SequencedMap<Integer, List<Sample>> byEpoch = byEpoch();
    if (byEpoch.isEmpty()) {
      return;
    }
    page.openSection("samples", "What it wrote");
    page.element(
        "p",
        "note",
        "After each epoch the model goes on with a prompt, which is underlined where there is one."
            + " A higher temperature is bolder.");
    TreeSet<Integer> telling = telling(byEpoch);
    telling.forEach(epoch -> appendEpoch(page, epoch, samples(byEpoch, epoch)));
    List<Integer> others =
        byEpoch.keySet().stream().filter(epoch -> !telling.contains(epoch)).toList();
    if (!others.isEmpty()) {
      List<Integer> shown = others.subList(Math.max(0, others.size() - MOST_SHOWN), others.size());
      page.open("details", "").element("summary", "", "The epochs between: " + shown.size());
      shown.forEach(epoch -> appendEpoch(page, epoch, samples(byEpoch, epoch)));
      page.close("details");
    }
    page.close("section");
  }

  private SequencedMap<Integer, List<Sample>> byEpoch() {
    var byEpoch = new TreeMap<Integer, List<Sample>>();
    for (Sample sample : report.samples()) {
      byEpoch.merge(
          sample.epoch(),
          List.of(sample),
          (first, more) -> Stream.concat(first.stream(), more.stream()).toList());
    }
    return byEpoch;
  }

  private static List<Sample> samples(SequencedMap<Integer, List<Sample>> byEpoch, int epoch) {
    return byEpoch.getOrDefault(epoch, List.of());
  }

  /// The first epoch, the last, the kept one, and those in which the number of epochs doubled.
  private TreeSet<Integer> telling(SequencedMap<Integer, List<Sample>> byEpoch) {
    var telling = new TreeSet<Integer>();
    telling.add(byEpoch.firstEntry().getKey());
    telling.add(byEpoch.lastEntry().getKey());
    report.best().map(best -> best.epoch()).filter(byEpoch::containsKey).ifPresent(telling::add);
    byEpoch.keySet().stream().filter(epoch -> Integer.bitCount(epoch) == 1).forEach(telling::add);
    return telling;
  }

  private void appendEpoch(Html page, int epoch, List<Sample> samples) {
    boolean kept = report.best().filter(best -> best.epoch() == epoch).isPresent();
    page.open("div", "epoch").open("h3", "").words("Epoch " + epoch);
    if (kept) {
      page.words(" ").element("span", "tag", "kept");
    }
    page.close("h3").open("div", "grid");
    for (Sample sample : samples) {
      page.open("figure", "card sample");
      page.element("figcaption", "", "temperature " + temperature(sample.temperature()));
      page.markup("<blockquote dir=\"auto\" lang=\"\">");
      if (!sample.prompt().isEmpty()) {
        page.element("u", "", sample.prompt());
      }
      page.words(cut(sample.text())).close("blockquote").close("figure");
    }
    page.close("div").close("div");
  }

  private static String temperature(double value) {
    return value == StrictMath.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
