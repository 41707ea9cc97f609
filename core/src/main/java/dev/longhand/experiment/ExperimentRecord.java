package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RecipeComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What an experiment is and how far it has come, as a file in its folder. Mutable.
///
/// @param plan settings of the experiment as a whole, by name, in the order of messages
/// @param trials that it knows, by name, in the order in which they came
record ExperimentRecord(Path file, Map<String, String> plan, SequencedMap<String, Entry> trials) {
  private static final int SHOWN = 400;

  ExperimentRecord {
    plan = new LinkedHashMap<>(plan);
  }

  /// A trial, and what it came to where it is over.
  ///
  /// @param recipe that was asked for; the one in the run's folder may say more
  record Entry(Recipe recipe, Optional<Done> done) {}

  /// How a trial ended; its figures stand in its folder.
  ///
  /// @param planned epochs that it was to have, 0 where none were named
  record Done(
      TrialResult.End end,
      int planned,
      long parameters,
      long memory,
      int bestEpoch,
      List<Reference> references) {
    Done {
      references = List.copyOf(references);
    }
  }

  static ExperimentRecord empty(Path file, Map<String, String> plan) {
    return new ExperimentRecord(file, plan, new LinkedHashMap<>());
  }

  /// Adds what is new, and refuses what is not as it was.
  ///
  /// @throws LonghandException `RUN_CHANGED` with every setting that differs
  void take(Map<String, String> wanted, List<Trial> asked) {
    var differences = new ArrayList<String>();
    var names = new TreeSet<String>(plan.keySet());
    names.addAll(wanted.keySet());
    for (String name : names) {
      String was = plan.getOrDefault(name, "nothing");
      String is = wanted.getOrDefault(name, "nothing");
      if (!was.equals(is)) {
        differences.add(name + ": was " + was + ", is " + is);
      }
    }
    for (Trial trial : asked) {
      Entry known = trials.get(trial.name());
      if (known == null) {
        trials.put(trial.name(), new Entry(trial.recipe(), Optional.empty()));
      } else {
        RecipeComparison.differences(known.recipe(), trial.recipe()).stream()
            .map(words -> trial.name() + ": " + words)
            .forEach(differences::add);
      }
    }
    if (!differences.isEmpty()) {
      throw changed(differences);
    }
  }

  private LonghandException changed(List<String> differences) {
    return new LonghandException(
        ErrorCode.RUN_CHANGED,
        "this folder was begun with other settings:\n    " + String.join("\n    ", differences),
        Wording.escaped(file.toString(), SHOWN),
        "put the old values back, or choose another folder with --out");
  }

  Optional<Done> done(Trial trial) {
    return Optional.ofNullable(trials.get(trial.name())).flatMap(Entry::done);
  }

  /// Notes how a trial ended, and brings it to the disk.
  void note(Trial trial, Done done) {
    trials.put(trial.name(), new Entry(trial.recipe(), Optional.of(done)));
    write();
  }

  /// @throws LonghandException `DISK_FULL` or `DISK_IO`
  void write() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ObjectNode settings = json.putObject("plan");
    plan.forEach(settings::put);
    var listed = json.putArray("trials");
    trials.forEach((name, entry) -> {
      ObjectNode trial = listed.addObject().put("name", name);
      entry.done().ifPresent(done -> fill(trial, done));
      trial.put("recipe", entry.recipe().toYaml());
    });
    String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void fill(ObjectNode trial, Done done) {
    trial
        .put("end", done.end().name())
        .put("planned_epochs", done.planned())
        .put("parameters", done.parameters())
        .put("memory_bytes", done.memory())
        .put("best_epoch", done.bestEpoch());
    var references = trial.putArray("references");
    done.references()
        .forEach(reference ->
            references
                .addObject()
                .put("name", reference.name())
                .put("loss", reference.loss())
                .put("bits_per_character", reference.bitsPerCharacter()));
  }

  /// Reads a record.
  ///
  /// @throws LonghandException `RUN_UNUSABLE` when it is damaged
  static ExperimentRecord read(Path file) {
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
      var plan = new LinkedHashMap<String, String>();
      json.required("plan")
          .properties()
          .forEach(setting -> plan.put(setting.getKey(), setting.getValue().stringValue()));
      ExperimentRecord record = empty(file, plan);
      for (JsonNode trial : json.required("trials")) {
        String name = trial.required("name").stringValue();
        Recipe recipe =
            Recipe.parse(trial.required("recipe").stringValue(), file + ", trial " + name);
        record.trials.put(name, new Entry(recipe, done(trial)));
      }
      return record;
    } catch (IOException | JacksonException | IllegalArgumentException damage) {
      throw new LonghandException(
              ErrorCode.RUN_UNUSABLE,
              "the record of what was planned here is damaged: "
                  + Wording.escaped(Objects.requireNonNullElse(damage.getMessage(), ""), SHOWN),
              Wording.escaped(file.toString(), SHOWN),
              "choose another folder with --out")
          .causedBy(damage);
    }
  }

  private static Optional<Done> done(JsonNode trial) {
    return Optional.ofNullable(trial.get("end"))
        .map(end ->
            new Done(
                TrialResult.End.valueOf(end.stringValue()),
                trial.required("planned_epochs").intValue(),
                trial.required("parameters").longValue(),
                trial.required("memory_bytes").longValue(),
                trial.required("best_epoch").intValue(),
                references(trial.required("references"))));
  }

  private static List<Reference> references(JsonNode listed) {
    var references = new ArrayList<Reference>();
    for (JsonNode reference : listed) {
      references.add(
          new Reference(
              reference.required("name").stringValue(),
              reference.required("loss").doubleValue(),
              reference.required("bits_per_character").doubleValue()));
    }
    return references;
  }
}
