package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Method;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes texts behind prompts and shows them: as they come, as tables, or as objects.
final class PassageWriter {
  /// So many texts are written before they are shown.
  private static final int TOGETHER = 64;

  private final Longhand longhand;
  private final TextGenerator generator;
  private final Order order;
  private long fallbacks;

  /// How people read the texts.
  enum Form {
    /// One behind the other, with empty lines between.
    TEXT,
    /// Prompts and texts side by side.
    TABLE
  }

  /// One way to write.
  ///
  /// @param title what tells it from the others
  /// @param continuation whose sampling counts where the method samples
  record Variant(String title, Method method, Continuation continuation) {}

  /// A text that was written.
  record Written(Prompt prompt, Variant variant, Passage passage) {}

  /// What is wanted.
  ///
  /// @param count how many texts behind each prompt
  /// @param reports show what of a text is copied, where that is wanted
  /// @param records takes each text when it is over, where somebody wants that
  record Order(
      List<Variant> variants,
      int count,
      List<OriginalityReport> reports,
      List<Consumer<Written>> records) {
    Order {
      variants = List.copyOf(variants);
      reports = List.copyOf(reports);
      records = List.copyOf(records);
    }
  }

  PassageWriter(Longhand longhand, TextGenerator generator, Order order) {
    this.longhand = longhand;
    this.generator = generator;
    this.order = order;
  }

  /// Writes all of them.
  void write(List<PromptOptions.Group> groups, Form form) {
    switch (longhand.form()) {
      case MACHINES -> groups.forEach(this::writeObjects);
      case PEOPLE -> {
        switch (form) {
          case TEXT -> writeTexts(groups);
          case TABLE -> groups.forEach(this::writeTables);
        }
      }
    }
    if (fallbacks > 0) {
      longhand.reporter().tell(List.of(fallBack()), Strictness.LENIENT);
    }
  }

  private Problem fallBack() {
    return new Problem(
        ErrorCode.PROMPT_FALLBACK,
        "the steps of sampling left no token "
            + Wording.count(fallbacks, "time")
            + "; the model's likeliest was taken",
        "",
        "forbid or bias less");
  }

  private void writeTexts(List<PromptOptions.Group> groups) {
    var stream = new TextStream(longhand.console().out(), longhand.machine().nanoTime());
    List<Prompt> prompts = groups.stream().flatMap(group -> group.prompts().stream()).toList();
    boolean alone =
        prompts.size() * order.variants().size() * order.count() == 1
            && order.reports().isEmpty()
            && order.variants().getFirst().method() instanceof Method.Sampled;
    boolean first = true;
    for (Prompt prompt : prompts) {
      for (Variant variant : order.variants()) {
        stream.accept(first ? "" : "\n");
        first = false;
        if (order.variants().size() > 1) {
          longhand.reporter().say(variant.title() + ":");
        }
        if (alone) {
          showPrompt(prompt);
          writeAsItComes(prompt, variant, stream);
        } else {
          writeSeveral(prompt, variant, stream);
        }
      }
    }
  }

  /// Lets a person see what the text goes on from; a file or a program gets the new text alone.
  private void showPrompt(Prompt prompt) {
    var console = longhand.console();
    if (console.paper().isTerminal() && console.screen().isTerminal()) {
      console.err().print(prompt.text());
      console.err().flush();
    }
  }

  private void writeAsItComes(Prompt prompt, Variant variant, TextStream stream) {
    boolean kept = !order.records().isEmpty();
    var text = new StringBuilder(); // an endless text is kept for nobody
    var end =
        generator.generate(
            prompt,
            variant.continuation(),
            piece -> {
              text.append(kept ? piece : "");
              return stream.accept(piece);
            });
    stream.accept(end.tokens() > 0 ? "\n" : "");
    stream.flush();
    note(prompt, variant, List.of(new Passage(text.toString(), List.of(), end, 0)));
  }

  private void writeSeveral(Prompt prompt, Variant variant, TextStream stream) {
    int together = together(variant);
    for (int from = 0; from < order.count() && stream.open(); from += together) {
      for (Passage passage : passages(prompt, variant, from)) {
        stream.accept(passage.index() > 0 ? "\n" : "");
        stream.accept(passage.text().isEmpty() ? "" : shown(passage) + "\n");
        order.reports().stream()
            .flatMap(report -> report.lines(passage).stream())
            .forEach(line -> stream.accept("\n" + line));
        stream.accept(order.reports().isEmpty() ? "" : "\n");
      }
      stream.flush();
    }
  }

  /// The text, with its copies marked where they are to be shown.
  private String shown(Passage passage) {
    return order.reports().stream()
        .findFirst()
        .map(report -> report.marked(passage, longhand.console().paper()))
        .orElse(passage.text());
  }

  /// A search finds all its texts at once.
  private int together(Variant variant) {
    return variant.method() instanceof Method.Sampled ? TOGETHER : order.count();
  }

  private List<Passage> passages(Prompt prompt, Variant variant, int from) {
    List<Passage> passages =
        generator.passages(
            prompt,
            variant.method(),
            variant.continuation().at(from),
            Math.min(together(variant), order.count() - from));
    note(prompt, variant, passages);
    return passages;
  }

  private void note(Prompt prompt, Variant variant, List<Passage> passages) {
    for (Passage passage : passages) {
      fallbacks += passage.end().fallbacks();
      order.records().forEach(record -> record.accept(new Written(prompt, variant, passage)));
    }
  }

  private void writeTables(PromptOptions.Group group) {
    var out = longhand.console().out();
    for (Variant variant : order.variants()) {
      var rows = new ArrayList<PromptTable.Row>();
      for (Prompt prompt : group.prompts()) {
        for (int from = 0; from < order.count(); from += together(variant)) {
          passages(prompt, variant, from)
              .forEach(passage -> rows.add(new PromptTable.Row(prompt.text(), passage.text())));
        }
      }
      String name = group.name().isEmpty() ? "" : Wording.escaped(group.name(), 60) + ", ";
      new PromptTable(out).write(name + variant.title(), rows);
      out.println();
      out.flush();
    }
  }

  private void writeObjects(PromptOptions.Group group) {
    var out = longhand.console().out();
    var clock = longhand.machine().nanoTime();
    for (Prompt prompt : group.prompts()) {
      for (Variant variant : order.variants()) {
        int together = together(variant);
        for (int from = 0; from < order.count() && !out.checkError(); from += together) {
          long begin = clock.getAsLong();
          List<Passage> passages = passages(prompt, variant, from);
          long nanos = clock.getAsLong() - begin;
          for (Passage passage : passages) {
            var object = PassageObject.of(prompt, variant, passage, nanos);
            order.reports().stream().findFirst().ifPresent(report -> report.fill(object, passage));
            if (!group.name().isEmpty()) {
              object.put("group", group.name());
            }
            out.println(Json.line(object));
          }
        }
      }
    }
  }
}
