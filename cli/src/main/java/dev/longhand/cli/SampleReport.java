package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.evaluate.Variety;
import dev.longhand.recipe.SampleEvaluation;
import dev.longhand.recipe.SampleEvaluation.Figures;
import dev.longhand.recipe.SamplePlan;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// What was measured on texts that a model wrote, on paper.
final class SampleReport {
  private static final String ROW = "%-18s %10s %13s%s%n";

  private final PrintStream out;
  private final SamplePlan plan;
  private final SampleEvaluation evaluation;

  SampleReport(PrintStream out, SamplePlan plan, SampleEvaluation evaluation) {
    this.out = out;
    this.plan = plan;
    this.evaluation = evaluation;
  }

  /// Writes for a person.
  void write() {
    out.println(
        "samples            "
            + Wording.count(plan.count(), "text")
            + " of up to "
            + Wording.count(plan.tokens(), "token")
            + ", temperature "
            + Words.significant(plan.temperature(), 6)
            + ", seed "
            + plan.seed());
    out.println();
    out.printf(Locale.ROOT, ROW, "", "the model", "held-out text", "");
    row("texts", figures -> Wording.number(figures.variety().texts()), "");
    row("tokens", figures -> Wording.number(figures.variety().tokens()), "");
    for (int length = 1; length <= evaluation.written().variety().distinct().size(); length++) {
      int place = length - 1;
      row(
          "distinct " + length,
          figures -> Words.share(figures.variety().distinct().get(place)),
          "");
    }
    row("repetition", figures -> Words.share(figures.variety().repetition()), "");
    row("self-similarity", SampleReport::similarity, "");
    if (evaluation.written().copies().isPresent()) {
      String least = "  in spans of " + Wording.count(plan.span(), "token") + " or more";
      row("copied", figures -> Words.share(figures.copiedShare()), least);
      row("longest copy", figures -> Wording.number(figures.longestCopy()), "  tokens");
    }
    writeLongest();
  }

  private void row(String name, Function<Figures, String> figure, String unit) {
    String beside = evaluation.heldOut().map(figure).orElse("-");
    out.printf(Locale.ROOT, ROW, name, figure.apply(evaluation.written()), beside, unit);
  }

  private static String similarity(Figures figures) {
    var similarity = figures.variety().selfSimilarity();
    return similarity.isPresent() ? Words.share(similarity.getAsDouble()) : "-";
  }

  private void writeLongest() {
    if (!evaluation.longest().isEmpty()) {
      out.println();
      out.println("the model's longest copies");
      evaluation.longest().forEach(found -> text(found).lines().forEach(out::println));
    }
  }

  private static CopyText text(SampleEvaluation.LongCopy found) {
    return new CopyText(found.copy(), found.text(), found.place());
  }

  /// Writes one object for a machine.
  void writeObject() {
    ObjectNode object =
        Json.object()
            .put("count", plan.count())
            .put("most_tokens", plan.tokens())
            .put("temperature", plan.temperature())
            .put("seed", plan.seed())
            .put("copy_span", plan.span());
    fill(object.putObject("written"), evaluation.written());
    evaluation.heldOut().ifPresent(figures -> fill(object.putObject("held_out"), figures));
    var longest = object.putArray("longest_copies");
    for (SampleEvaluation.LongCopy found : evaluation.longest()) {
      text(found).fill(longest.addObject().put("sample", found.sample()));
    }
    out.println(Json.line(object));
  }

  private static void fill(ObjectNode object, Figures figures) {
    Variety variety = figures.variety();
    object.put("texts", variety.texts()).put("tokens", variety.tokens());
    for (int place = 0; place < variety.distinct().size(); place++) {
      object.put("distinct_" + (place + 1), variety.distinct().get(place));
    }
    object.put("repetition", variety.repetition());
    Json.put(object, "self_similarity", variety.selfSimilarity());
    if (figures.copies().isPresent()) {
      object.put("copied_share", figures.copiedShare()).put("longest_copy", figures.longestCopy());
    }
  }
}
