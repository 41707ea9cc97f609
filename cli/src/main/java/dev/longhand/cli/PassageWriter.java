package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import java.util.ArrayList;
import java.util.List;

/// Writes texts behind prompts and shows them: as they come, as tables, or as objects.
final class PassageWriter {
  /// So many texts are written before they are shown.
  private static final int TOGETHER = 64;

  private final Longhand longhand;
  private final TextGenerator generator;
  private final List<Variant> variants;
  private final int count;
  private long fallbacks;

  /// How people read the texts.
  enum Form {
    /// One behind the other, with empty lines between.
    TEXT,
    /// Prompts and texts side by side.
    TABLE
  }

  /// One way to choose tokens.
  ///
  /// @param title what tells it from the others
  record Variant(String title, Continuation continuation) {}

  /// @param count how many texts behind each prompt
  PassageWriter(Longhand longhand, TextGenerator generator, List<Variant> variants, int count) {
    this.longhand = longhand;
    this.generator = generator;
    this.variants = variants;
    this.count = count;
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
      longhand
          .reporter()
          .tell(
              List.of(
                  new Problem(
                      ErrorCode.PROMPT_FALLBACK,
                      "the steps of sampling left no token "
                          + Wording.count(fallbacks, "time")
                          + "; the model's likeliest was taken",
                      "",
                      "forbid or bias less")),
              Strictness.LENIENT);
    }
  }

  private void writeTexts(List<PromptOptions.Group> groups) {
    var stream = new TextStream(longhand.console().out(), longhand.machine().nanoTime());
    List<Prompt> prompts = groups.stream().flatMap(group -> group.prompts().stream()).toList();
    boolean alone = prompts.size() * variants.size() * count == 1;
    boolean first = true;
    for (Prompt prompt : prompts) {
      for (Variant variant : variants) {
        if (!first) {
          stream.accept("\n");
        }
        first = false;
        if (variants.size() > 1) {
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
    var end = generator.generate(prompt, variant.continuation(), stream);
    fallbacks += end.fallbacks();
    if (end.tokens() > 0) {
      stream.accept("\n");
    }
    stream.flush();
  }

  private void writeSeveral(Prompt prompt, Variant variant, TextStream stream) {
    for (int from = 0; from < count && stream.open(); from += TOGETHER) {
      for (Passage passage : passages(prompt, variant, from)) {
        if (passage.index() > 0) {
          stream.accept("\n");
        }
        stream.accept(passage.text().isEmpty() ? "" : passage.text() + "\n");
      }
      stream.flush();
    }
  }

  private List<Passage> passages(Prompt prompt, Variant variant, int from) {
    List<Passage> passages =
        generator.passages(
            prompt, variant.continuation().at(from), Math.min(TOGETHER, count - from));
    passages.forEach(passage -> fallbacks += passage.end().fallbacks());
    return passages;
  }

  private void writeTables(PromptOptions.Group group) {
    var out = longhand.console().out();
    for (Variant variant : variants) {
      var rows = new ArrayList<PromptTable.Row>();
      for (Prompt prompt : group.prompts()) {
        for (int from = 0; from < count; from += TOGETHER) {
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
    for (Prompt prompt : group.prompts()) {
      for (Variant variant : variants) {
        for (int from = 0; from < count && !out.checkError(); from += TOGETHER) {
          long begin = longhand.machine().nanoTime().getAsLong();
          List<Passage> passages = passages(prompt, variant, from);
          long nanos = longhand.machine().nanoTime().getAsLong() - begin;
          for (Passage passage : passages) {
            var object = PassageObject.of(prompt, variant.continuation(), passage, nanos);
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
