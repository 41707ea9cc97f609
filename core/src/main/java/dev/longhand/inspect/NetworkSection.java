package dev.longhand.inspect;

import dev.longhand.error.Wording;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/// What the network consists of, and what can be seen of what it learnt.
record NetworkSection(RunReport report) {
  private static final int NEIGHBOURS = 6;

  void appendTo(Html page) {
    if (report.model().isEmpty()) {
      return;
    }
    ModelFile file = report.model().get();
    page.openSection("network", "The network");
    appendLayers(page, file.model());
    new Curves(report)
        .places()
        .ifPresent(chart -> {
          page.open("div", "grid");
          LearningSection.appendSmall(page, chart);
          page.close("div");
        });
    appendNeighbours(page, file);
    page.close("section");
  }

  private static void appendLayers(Html page, LanguageModel model) {
    long all = model.parameterCount();
    page.open("div", "card scroll").open("table", "").open("thead", "").open("tr", "");
    page.element("th", "", "Layer").element("th", "", "Parameter").element("th", "number", "Shape");
    page.element("th", "number", "Numbers").element("th", "share", "Share");
    page.close("tr").close("thead").open("tbody", "");
    for (Layer layer : model.layers()) {
      if (layer.parameters().isEmpty()) {
        row(page, layer.name(), "none", "", 0, all);
      }
      String name = layer.name();
      for (Parameter parameter : layer.parameters()) {
        String role = parameter.name().substring(parameter.name().lastIndexOf('.') + 1);
        row(page, name, role.replace('_', ' '), shape(parameter), parameter.size(), all);
        name = "";
      }
    }
    page.close("tbody").open("tfoot", "");
    row(page, "all", "", "", all, all);
    page.close("tfoot").close("table").close("div");
  }

  private static void row(Html page, String layer, String role, String shape, long size, long all) {
    page.open("tr", "").element("th", "", layer).element("td", "", role);
    page.element("td", "number", shape);
    page.element("td", "number", Wording.number(size));
    page.open("td", "share").open("span", "track").bar("bar", (double) size / all).close("span");
    page.close("td").close("tr");
  }

  private static String shape(Parameter parameter) {
    return parameter.axes().stream().map(Wording::number).collect(Collectors.joining(" × "));
  }

  private void appendNeighbours(Html page, ModelFile file) {
    List<Neighbours> all =
        Neighbours.of(
            file.model(), file.tokenizer().vocabulary(), report.seen().common(), NEIGHBOURS);
    if (all.isEmpty()) {
      return;
    }
    page.element("h3", "", "Neighbours in the embedding");
    page.element(
        "p",
        "note",
        "For frequent "
            + report.plan().piece()
            + "s, those whose vectors point the same way; the number is the cosine of the angle.");
    page.open("dl", "neighbours");
    for (Neighbours one : all) {
      page.open("div", "").element("dt", "", Amounts.token(one.token())).open("dd", "");
      for (Neighbours.Neighbour near : one.nearest()) {
        page.open("span", "near").words(Amounts.token(near.token()) + " ");
        page.element("small", "", Amounts.decimal(near.cosine(), 2)).close("span");
      }
      page.close("dd").close("div");
    }
    page.close("dl");
  }
}
