package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.PreparedText;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RunEvent;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.TargetPositions;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;

/// The examples of a text on paper.
final class ExampleReport {
  private static final String ARROW = " \u2192 ";
  private static final String MORE = "... ";
  private static final int INDENT = 7;
  private static final int LINES = 3; // of one example, in words and again in ids

  private final PrintStream out;
  private final Recipe recipe;
  private final Tokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final PreparedText text;
  private final Examples examples;

  ExampleReport(PrintStream out, Recipe recipe, Tokenizer tokenizer, PreparedText text) {
    this.out = out;
    this.recipe = recipe;
    this.tokenizer = tokenizer;
    vocabulary = tokenizer.vocabulary();
    this.text = text;
    examples = text.examples();
  }

  /// One sequence and what is to be foretold: after its last token, or after each.
  private record Example(int[] inputs, int[] targets) {}

  /// Writes for a person.
  void write(String name, long characters, Examples shown, int limit) {
    out.println(
        "text        " + Wording.escaped(name, 48) + ", " + Wording.count(characters, "character"));
    out.println("tokens      " + Wording.number(text.tokens()));
    out.println(
        "vocabulary  "
            + RunDisplay.described(new RunEvent.VocabularyBuilt(tokenizer.config(), vocabulary)));
    out.println("examples    " + RunDisplay.described(counted()));
    text.validation()
        .ifPresent(part ->
            out.println(
                "            " + Wording.number(part.targetsPerEpoch()) + " kept for validation"));
    text.test()
        .ifPresent(part ->
            out.println(
                "            "
                    + Wording.number(part.targetsPerEpoch())
                    + " kept for a test at the end"));
    writeUnknown("validation part", text.encoded().validation());
    writeUnknown("test part", text.encoded().test());
    out.println("            " + targets());
    List<Example> first = first(shown, limit);
    for (int i = 0; i < first.size(); i++) {
      out.println();
      writeExample(i + 1, first.get(i));
    }
  }

  /// What of a part no token stands for, because the vocabulary is that of the training part.
  private void writeUnknown(String name, Optional<EncodedDocuments> part) {
    long unknown = part.map(documents -> documents.unknown().occurrences()).orElse(0L);
    if (unknown > 0) {
      out.println(
          "            "
              + Wording.count(unknown, recipe.tokens().piece())
              + " of the "
              + name
              + (unknown == 1 ? " does" : " do")
              + " not stand in the training part");
    }
  }

  private RunEvent.ExamplesCounted counted() {
    return new RunEvent.ExamplesCounted(
        recipe.examples(),
        recipe.tokens(),
        examples.batchesPerEpoch(),
        new BatchShape(examples.sequences(), examples.steps()),
        examples.count(),
        examples.targetsPerEpoch(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of());
  }

  private String targets() {
    return switch (examples.targetPositions()) {
      case LAST -> "one target each, the token behind it";
      case EVERY -> "a target after every token, the one that follows";
    };
  }

  private void writeExample(int number, Example example) {
    int[] inputs = example.inputs();
    int[] target = {example.targets()[example.targets().length - 1]};
    String end = ARROW + TokenText.of(vocabulary, target[0]);
    int width = Console.COLUMNS - INDENT - end.length() - MORE.length();
    write(Wording.number(number), TokenText.lines(vocabulary, inputs, width), end);
    end = ARROW + TokenText.numbers(target);
    write("", Words.wrapped(TokenText.numbers(inputs), width), end);
  }

  /// The last lines of a long example: what stands in front of the target tells most.
  private void write(String number, List<String> lines, String end) {
    int first = Math.max(0, lines.size() - LINES);
    for (int i = first; i < lines.size(); i++) {
      String head = i == first ? number : "";
      String row = i == first && first > 0 ? MORE + lines.get(i) : lines.get(i);
      String tail = i == lines.size() - 1 ? end : "";
      out.println(" ".repeat(INDENT - 2 - head.length()) + head + "  " + row + tail);
    }
  }

  private static List<Example> first(Examples shown, int limit) {
    var found = new ArrayList<Example>();
    Batch batch = shown.newBatch();
    for (int index = 0; index < shown.batchesPerEpoch() && found.size() < limit; index++) {
      shown.fill(0, index, batch);
      for (int b = 0; b < batch.sequences() && found.size() < limit; b++) {
        found.add(example(batch, b));
      }
    }
    return found;
  }

  private static Example example(Batch batch, int b) {
    int from = batch.steps() - batch.length(b);
    int[] inputs = IntStream.range(from, batch.steps()).map(t -> batch.input(t, b)).toArray();
    int first = batch.targetPositions() == TargetPositions.LAST ? batch.steps() - 1 : from;
    int[] targets = IntStream.range(first, batch.steps()).map(t -> batch.target(t, b)).toArray();
    return new Example(inputs, targets);
  }

  /// Writes for a machine, as one object.
  void writeObject(Examples shown, int limit) {
    ExampleSettings settings = recipe.examples();
    var object =
        Json.object()
            .put("kind", settings.kind())
            .put("tokens", text.tokens())
            .put("vocabulary", vocabulary.size())
            .put("text_tokens", vocabulary.textTokens())
            .put("examples", examples.count())
            .put("batches", examples.batchesPerEpoch())
            .put("sequences", examples.sequences())
            .put("steps", examples.steps())
            .put("longest", examples.steps() + 1)
            .put("targets", examples.targetsPerEpoch());
    text.validation().ifPresent(part -> object.put("validation_targets", part.targetsPerEpoch()));
    text.test().ifPresent(part -> object.put("test_targets", part.targetsPerEpoch()));
    text.encoded()
        .validation()
        .ifPresent(part -> object.put("validation_unknown", part.unknown().occurrences()));
    text.encoded()
        .test()
        .ifPresent(part -> object.put("test_unknown", part.unknown().occurrences()));
    var array = object.putArray("first");
    for (Example example : first(shown, limit)) {
      var entry = array.addObject();
      fill(entry.putArray("inputs"), example.inputs());
      fill(entry.putArray("targets"), example.targets());
      fillTokens(entry.putArray("input_tokens"), example.inputs());
      fillTokens(entry.putArray("target_tokens"), example.targets());
    }
    out.println(Json.line(object));
  }

  private static void fill(ArrayNode array, int[] ids) {
    for (int id : ids) {
      array.add(id);
    }
  }

  private void fillTokens(ArrayNode array, int[] ids) {
    for (int id : ids) {
      array.add(vocabulary.token(id));
    }
  }
}
