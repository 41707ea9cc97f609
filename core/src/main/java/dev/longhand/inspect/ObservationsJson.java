package dev.longhand.inspect;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.inspect.CheckedText.Note;
import dev.longhand.text.survey.TextFacts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The form of {@link Observations} in a file.
final class ObservationsJson {
  private static final String TEXT = "text";
  private static final String NOTES = "findings";
  private static final String MACHINE = "machine";
  private static final String PLACES = "places";
  private static final String COMMON = "common_tokens";
  private static final String ENDING = "ending";

  private ObservationsJson() {}

  static String write(Observations seen) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    seen.text().ifPresent(text -> write(text, json.putObject(TEXT)));
    seen.machine()
        .ifPresent(machine ->
            json.putObject(MACHINE)
                .put("java", machine.java())
                .put("system", machine.system())
                .put("cores", machine.cores())
                .put("threads", machine.threads())
                .put("kernels", machine.kernels())
                .put("memory", machine.memory()));
    var places = json.putArray(PLACES);
    seen.places()
        .forEach(place ->
            places
                .addObject()
                .put("first", place.first())
                .put("last", place.last())
                .put("targets", place.targets())
                .put("hits", place.hits()));
    var common = json.putArray(COMMON);
    seen.common().forEach(common::add);
    seen.ending()
        .ifPresent(ending ->
            json.putObject(ENDING)
                .put("state", ending.state().name())
                .put("at", ending.at().toString()));
    return json.toPrettyString() + "\n";
  }

  private static void write(CheckedText text, ObjectNode json) {
    TextFacts facts = text.facts();
    json.put("characters", facts.characters())
        .put("documents", facts.documents())
        .put("lines", facts.lines())
        .put("longest_line", facts.longestLine())
        .put("symbols", facts.symbols())
        .put("words", facts.words())
        .put("distinct_words", facts.distinctWords())
        .put("words_once", facts.wordsOnce())
        .put("estimate", facts.estimate());
    var notes = json.putArray(NOTES);
    for (Note note : text.notes()) {
      notes
          .addObject()
          .put("code", note.problem().code().name())
          .put("what", note.problem().what())
          .put("where", note.problem().where())
          .put("fix", note.problem().fix())
          .put("example", note.example());
    }
  }

  static Observations read(String json) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(json);
    } catch (JacksonException damaged) {
      return Observations.NONE;
    }
    return new Observations(
        part(root, TEXT, ObservationsJson::text),
        part(root, MACHINE, ObservationsJson::machine),
        part(root, PLACES, node -> list(node, ObservationsJson::place)).orElse(List.of()),
        part(root, COMMON, node -> list(node, JsonNode::stringValue)).orElse(List.of()),
        part(root, ENDING, ObservationsJson::ending));
  }

  private static <T> Optional<T> part(JsonNode root, String name, Function<JsonNode, T> reader) {
    JsonNode node = root.get(name);
    if (node == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(node));
    } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
    var elements = new ArrayList<T>();
    array.forEach(node -> elements.add(reader.apply(node)));
    return elements;
  }

  private static CheckedText text(JsonNode node) {
    var facts =
        new TextFacts(
            node.required("characters").longValue(),
            node.required("documents").longValue(),
            node.required("lines").longValue(),
            node.required("longest_line").longValue(),
            node.required("symbols").intValue(),
            node.required("words").longValue(),
            node.required("distinct_words").longValue(),
            node.required("words_once").longValue(),
            node.required("estimate").booleanValue());
    return new CheckedText(facts, list(node.required(NOTES), ObservationsJson::note));
  }

  private static Note note(JsonNode node) {
    var problem =
        new Problem(
            ErrorCode.valueOf(node.required("code").stringValue()),
            node.required("what").stringValue(),
            node.required("where").stringValue(),
            node.required("fix").stringValue());
    return new Note(problem, node.required("example").stringValue());
  }

  private static Machine machine(JsonNode node) {
    return new Machine(
        node.required("java").stringValue(),
        node.required("system").stringValue(),
        node.required("cores").intValue(),
        node.required("threads").intValue(),
        node.required("kernels").stringValue(),
        node.required("memory").longValue());
  }

  private static Place place(JsonNode node) {
    return new Place(
        node.required("first").longValue(),
        node.required("last").longValue(),
        node.required("targets").longValue(),
        node.required("hits").longValue());
  }

  private static Ending ending(JsonNode node) {
    return new Ending(
        Ending.State.valueOf(node.required("state").stringValue()),
        Instant.parse(node.required("at").stringValue()));
  }
}
