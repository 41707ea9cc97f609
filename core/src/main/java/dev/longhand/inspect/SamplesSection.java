package dev.longhand.inspect;

import dev.longhand.error.Wording;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the model wrote as it learnt.
record SamplesSection(RunReport report) {
  private static final int MOST_SHOWN = 200; // epochs, folded ones included
  private static final int LONGEST = 2000; // code points of a sample

  /// Samples by the epoch after which they were written.
  private record Samples(NavigableMap<Integer, List<Sample>> byEpoch) {
    static Samples of(List<Sample> all) {
      return new Samples(
          all.stream()
              .collect(Collectors.groupingBy(Sample::epoch, TreeMap::new, Collectors.toList())));
    }

    List<Sample> of(int epoch) {
      return byEpoch.getOrDefault(epoch, List.of());
    }
  }

  void appendTo(Html page) {
    if (report.samples().isEmpty()) {
      return;
    }
    var samples = Samples.of(report.samples());
    page.openSection("samples", "What it wrote");
    page.element(
        "p",
        "note",
        "What the model writes after an epoch, as it learns. The prompt it goes on with is"
            + " underlined, where there is one; a higher temperature is bolder.");
    SortedSet<Integer> telling = telling(samples.byEpoch());
    appendEpochs(page, telling, samples);
    List<Integer> others =
        samples.byEpoch().keySet().stream().filter(epoch -> !telling.contains(epoch)).toList();
    if (!others.isEmpty()) {
      List<Integer> shown = others.subList(Math.max(0, others.size() - MOST_SHOWN), others.size());
      String words = Wording.count(shown.size(), "epoch") + " between";
      page.open("details", "").element("summary", "", words);
      appendEpochs(page, shown, samples);
      page.close("details");
    }
    page.close("section");
  }

  /// The first epoch, the last, the kept one, and those in which the number of epochs doubled.
  private SortedSet<Integer> telling(NavigableMap<Integer, List<Sample>> byEpoch) {
    var telling = new TreeSet<Integer>();
    telling.add(byEpoch.firstKey());
    telling.add(byEpoch.lastKey());
    report.best().map(best -> best.epoch()).filter(byEpoch::containsKey).ifPresent(telling::add);
    byEpoch.keySet().stream().filter(epoch -> Integer.bitCount(epoch) == 1).forEach(telling::add);
    return telling;
  }

  private void appendEpochs(Html page, Collection<Integer> epochs, Samples samples) {
    boolean alone = epochs.stream().allMatch(epoch -> samples.of(epoch).size() == 1);
    page.open("div", alone ? "grid" : "");
    for (int epoch : epochs) {
      page.open("div", alone ? "" : "epoch").open("h3", "").words("Epoch " + epoch);
      if (report.best().filter(best -> best.epoch() == epoch).isPresent()) {
        page.words(" ").element("span", "tag", "kept");
      }
      page.close("h3").open("div", alone ? "" : "grid");
      samples.of(epoch).forEach(sample -> append(page, sample));
      page.close("div").close("div");
    }
    page.close("div");
  }

  private static void append(Html page, Sample sample) {
    page.open("figure", "card sample");
    page.element("figcaption", "", "temperature " + temperature(sample.temperature()));
    page.markup("<blockquote dir=\"auto\" lang=\"\" tabindex=\"0\">");
    if (!sample.prompt().isEmpty()) {
      page.element("u", "", sample.prompt());
    }
    page.words(cut(sample.text())).close("blockquote").close("figure");
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
