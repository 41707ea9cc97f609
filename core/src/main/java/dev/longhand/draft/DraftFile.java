package dev.longhand.draft;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.TextGenerator;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.text.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A draft in a JSON file: each branch as parts of one author, with the ids that the model reads
/// and the text that a person does.
///
/// Of the model's parts the ids count, and the text is for reading only. What was undone is not
/// kept.
///
/// @param model the hash of the model that the ids belong to
public record DraftFile(Path path, String model) {
  private static final String FORMAT = "longhand-draft";
  private static final int VERSION = 1;
  private static final int SHOWN = 400;

  /// Replaces the file as a whole or not at all.
  ///
  /// @throws LonghandException `DISK_FULL` or `DISK_IO`
  public void write(Draft draft, TextGenerator generator) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("format", FORMAT).put("version", VERSION).put("model_sha256", model);
    json.put("temperature", draft.temperature()).put("seed", draft.seed());
    json.put("branch", draft.branch());
    ArrayNode branches = json.putArray("branches");
    draft.states().forEach((name, state) -> put(branches.addObject(), name, state, generator));
    String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    AtomicFile.write(path, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ObjectNode branch, String name, State state, TextGenerator generator) {
    branch.put("name", name).put("take", state.take()).put("typing", state.typing());
    ArrayNode parts = branch.putArray("parts");
    List<Piece> pieces = state.text().pieces();
    int from = 0;
    while (from < pieces.size()) {
      Author author = pieces.get(from).author();
      int to = from;
      while (to < pieces.size() && pieces.get(to).author() == author) {
        to++;
      }
      put(parts.addObject(), pieces.subList(from, to), generator);
      from = to;
    }
  }

  /// Pieces of one author as one part.
  private static void put(ObjectNode part, List<Piece> pieces, TextGenerator generator) {
    List<DraftToken> tokens = pieces.stream().flatMap(piece -> piece.tokens().stream()).toList();
    String text =
        switch (pieces.getFirst().author()) {
          case PERSON ->
              pieces.stream().map(piece -> piece.typed().orElse("")).collect(Collectors.joining());
          case MODEL ->
              generator.tokenizer().decode(tokens.stream().mapToInt(DraftToken::id).toArray());
        };
    part.put("author", pieces.getFirst().author().name().toLowerCase(Locale.ROOT));
    part.put("text", text);
    ArrayNode written = part.putArray("ids");
    ArrayNode weights = part.putArray("log_probabilities");
    for (DraftToken token : tokens) {
      written.add(token.id());
      if (token.logProbability().isPresent()) {
        weights.add(token.logProbability().getAsDouble());
      } else {
        weights.addNull();
      }
    }
  }

  /// Whether a file holds a draft, of whatever model, so that it may be replaced by another one.
  public static boolean isDraft(Path path) {
    try {
      return JsonMapper.shared()
          .readTree(Files.readAllBytes(path))
          .path("format")
          .asString("")
          .equals(FORMAT);
    } catch (JacksonException | IOException other) {
      return false;
    }
  }

  /// The draft in the file, with its temperature and its seed.
  ///
  /// @param generator of the same model
  /// @throws LonghandException `DRAFT_DAMAGED`, `DRAFT_MODEL` or `DATA_MISSING`
  public Draft read(TextGenerator generator) {
    JsonNode json = tree();
    if (!json.path("format").asString("").equals(FORMAT)) {
      throw damaged("this is no draft of Longhand's");
    }
    int version = json.path("version").asInt(0);
    if (version != VERSION) {
      throw damaged("the draft has version " + version + "; this Longhand reads " + VERSION);
    }
    requireModel(json.path("model_sha256").asString(""));
    try {
      var draft =
          new Draft(
              generator,
              json.required("temperature").doubleValue(),
              json.required("seed").longValue());
      draft.restore(branches(json, generator), json.required("branch").stringValue());
      return draft;
    } catch (JacksonException | IllegalArgumentException | LonghandException broken) {
      throw damaged("the draft is damaged: " + Wording.escaped(firstLine(broken), SHOWN))
          .causedBy(broken);
    }
  }

  private static String firstLine(Exception broken) {
    return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
  }

  private JsonNode tree() {
    try {
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readTree(Files.readAllBytes(path));
    } catch (JacksonException broken) {
      throw damaged("this is not valid JSON").causedBy(broken);
    } catch (IOException failed) {
      String reason = failed instanceof NoSuchFileException ? "is not there" : "cannot be read";
      throw new LonghandException(
              ErrorCode.DATA_MISSING,
              "the draft " + reason,
              shown(),
              "name the file that a draft was saved in")
          .causedBy(failed);
    }
  }

  private void requireModel(String found) {
    if (!found.equals(model)) {
      throw new LonghandException(
          ErrorCode.DRAFT_MODEL,
          "the draft was written with another model, "
              + Wording.escaped(found, 12)
              + "; this one is "
              + Wording.escaped(model, 12),
          shown(),
          "name the run that it was written with, or begin a new draft from its text with --file");
    }
  }

  private static Map<String, State> branches(JsonNode json, TextGenerator generator) {
    var states = new LinkedHashMap<String, State>();
    for (JsonNode branch : json.required("branches")) {
      String name = branch.required("name").stringValue();
      DraftText text = DraftText.EMPTY;
      for (JsonNode part : branch.required("parts")) {
        for (Piece piece : pieces(part, tokens(part, generator))) {
          text = text.plus(piece);
        }
      }
      String typing = branch.required("typing").stringValue();
      Corpus.requireWellFormed(typing);
      var state = new State(text, typing, branch.required("take").longValue());
      if (states.put(name, state) != null) {
        throw new IllegalArgumentException("two branches have one name");
      }
    }
    return states;
  }

  /// What a person typed comes back as one piece, what the model wrote token by token.
  private static List<Piece> pieces(JsonNode part, List<DraftToken> tokens) {
    if (author(part) == Author.MODEL) {
      return tokens.stream().map(Piece::written).toList();
    }
    String typed = part.required("text").stringValue();
    Corpus.requireWellFormed(typed);
    if (typed.isEmpty()) {
      throw new IllegalArgumentException("a part has no text");
    }
    return List.of(new Piece(tokens, Optional.of(typed)));
  }

  private static Author author(JsonNode part) {
    return switch (part.required("author").stringValue()) {
      case "person" -> Author.PERSON;
      case "model" -> Author.MODEL;
      default -> throw new IllegalArgumentException("an author is neither person nor model");
    };
  }

  private static List<DraftToken> tokens(JsonNode part, TextGenerator generator) {
    JsonNode ids = part.required("ids");
    JsonNode weights = part.required("log_probabilities");
    if (ids.size() != weights.size()) {
      throw new IllegalArgumentException(ids.size() + " ids and " + weights.size() + " weights");
    }
    Author author = author(part);
    var tokens = new ArrayList<DraftToken>();
    for (int place = 0; place < ids.size(); place++) {
      int id = ids.required(place).intValue();
      if (id < 0 || id >= generator.tokenizer().vocabulary().size()) {
        throw new IllegalArgumentException("the model has no token " + id);
      }
      JsonNode weight = weights.required(place);
      tokens.add(
          new DraftToken(
              id,
              author,
              weight.isNull() ? OptionalDouble.empty() : OptionalDouble.of(weight.doubleValue())));
    }
    return tokens;
  }

  private LonghandException damaged(String what) {
    return new LonghandException(
        ErrorCode.DRAFT_DAMAGED, what, shown(), "name a file that a draft was saved in");
  }

  private String shown() {
    return Wording.escaped(path.toString(), SHOWN);
  }
}
