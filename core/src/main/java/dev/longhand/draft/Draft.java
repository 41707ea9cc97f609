package dev.longhand.draft;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Temperature;
import dev.longhand.text.token.Token.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/// A text that a person and a model write together, with all its branches.
///
/// What the model says depends on the text alone, to the bit: after going back and on again, on
/// another branch or out of a file, it proposes and writes what it would have without. Mutable, for
/// one thread.
public final class Draft {
  /// The branch that a draft begins with.
  public static final String FIRST_BRANCH = "main";

  private static final int LONGEST_NAME = 40;
  private static final int NO_TOKEN = -1;

  private final TextGenerator generator;
  private final DraftReader reader;
  private final Typist typist;
  private final long seed;
  private final int endMark;
  private final Map<String, History> branches = new LinkedHashMap<>();
  private String branch = FIRST_BRANCH;
  private double temperature;
  private Chooser chooser;

  /// A draft of one empty branch.
  ///
  /// @param temperature as {@link Temperature}
  /// @param seed what the model's choices depend on
  /// @throws LonghandException `USAGE_VALUE` for a temperature outside its range
  public Draft(TextGenerator generator, double temperature, long seed) {
    this.generator = generator;
    this.seed = seed;
    this.temperature = new Temperature(temperature).heat();
    reader = new DraftReader(generator);
    typist = new Typist(generator, reader);
    chooser = newChooser();
    endMark = generator.tokenizer().vocabulary().special(Kind.END).orElse(NO_TOKEN);
    branches.put(FIRST_BRANCH, History.of(State.EMPTY));
  }

  private Chooser newChooser() {
    return new Chooser(generator.tokenizer().vocabulary(), temperature, seed);
  }

  /// What the model's choices depend on.
  public long seed() {
    return seed;
  }

  public double temperature() {
    return temperature;
  }

  /// Lets the model choose at another temperature from now on; nothing that stands there changes.
  ///
  /// @throws LonghandException `USAGE_VALUE` when it is outside its range
  public void setTemperature(double value) {
    temperature = new Temperature(value).heat();
    chooser = newChooser();
  }

  // ---- the text

  /// The text by who wrote it, first to last: of a person what they typed, also what the model does
  /// not know and what is no token yet.
  public List<Span> spans() {
    var spans = new ArrayList<Span>();
    var typed = new StringBuilder();
    int[] ids = state().text().ids(0);
    int read = 0; // ids of the pieces so far
    int written = 0; // ids at the end that the model wrote since the person did
    for (Piece piece : state().text().pieces()) {
      if (piece.author() == Author.PERSON && written > 0) {
        spans.add(new Span(decoded(ids, read - written, read), Author.MODEL));
        written = 0;
      } else if (piece.author() == Author.MODEL && !typed.isEmpty()) {
        spans.add(new Span(typed.toString(), Author.PERSON));
        typed.setLength(0);
      }
      typed.append(piece.typed().orElse(""));
      read += piece.tokens().size();
      written += piece.author() == Author.MODEL ? piece.tokens().size() : 0;
    }
    if (written > 0) {
      spans.add(new Span(decoded(ids, read - written, read), Author.MODEL));
    }
    typed.append(state().typing());
    if (!typed.isEmpty()) {
      spans.add(new Span(typed.toString(), Author.PERSON));
    }
    return spans;
  }

  /// What the model wrote, as it stands behind the tokens in front.
  private String decoded(int[] ids, int from, int to) {
    int start = Math.max(0, from - typist.context());
    String before = generator.tokenizer().decode(ids, start, from);
    String all = generator.tokenizer().decode(ids, start, to);
    return all.startsWith(before)
        ? all.substring(before.length())
        : generator.tokenizer().decode(ids, from, to);
  }

  /// All of it as one text.
  public String text() {
    var text = new StringBuilder();
    spans().forEach(span -> text.append(span.text()));
    return text.toString();
  }

  /// What was typed last and is no token yet.
  public String typing() {
    return state().typing();
  }

  /// The tokens of the text, first to last.
  public List<DraftToken> tokens() {
    return state().text().tokens(0);
  }

  /// How many tokens the text has.
  public int length() {
    return state().text().length();
  }

  /// From how many tokens the model might as well have chosen, in the mean, where the person typed;
  /// empty before they did. What a draft began with does not count.
  public OptionalDouble perplexity() {
    return state().text().perplexity();
  }

  private State state() {
    return history().state();
  }

  // ---- what a person does

  /// Begins with a text: that of an empty draft, which cannot be undone.
  ///
  /// @return what is wrong: `PROMPT_UNKNOWN` with what the vocabulary lacks
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  public List<Problem> open(String text) {
    Typist.Outcome outcome = typist.open(text);
    branches.put(branch, History.of(outcome.state()));
    return outcome.notices();
  }

  /// Types text of any length behind what is there.
  ///
  /// @return what is wrong: `PROMPT_UNKNOWN` with what the vocabulary lacks
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  public List<Problem> type(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    State before = state();
    Typist.Outcome outcome = typist.type(before, text);
    if (goesOnTyping(text)) {
      history().extend(outcome.state());
    } else {
      history().add(Edit.of(Edit.Kind.TYPED, before, outcome.state()));
    }
    return outcome.notices();
  }

  /// Whether a character belongs to the word that was typed last, or to the space behind it.
  private boolean goesOnTyping(String text) {
    boolean single = text.codePointCount(0, text.length()) == 1;
    if (!single || history().last().kind() != Edit.Kind.TYPED) {
      return false;
    }
    String shown = spans().getLast().text();
    return Character.isWhitespace(text.codePointAt(0))
        || !Character.isWhitespace(shown.charAt(shown.length() - 1));
  }

  /// Removes the last character that was typed, or the last token that the model wrote.
  ///
  /// @return whether there was one
  public boolean erase() {
    State before = state();
    Optional<Piece> last = before.text().last();
    if (before.typing().isEmpty() && last.isEmpty()) {
      return false;
    }
    boolean typed = !before.typing().isEmpty() || last.orElseThrow().author() == Author.PERSON;
    State after =
        typed
            ? typist.erase(before).state()
            : new State(withoutLast(before.text()), "", before.take());
    history().add(Edit.of(Edit.Kind.ERASED, before, after));
    return true;
  }

  /// One token of the model less, or as many as its last character is made of.
  private DraftText withoutLast(DraftText text) {
    DraftText shorter = text.withoutLast();
    while (shorter.last().filter(piece -> piece.author() == Author.MODEL).isPresent()
        && endsInside(shorter)) {
      shorter = shorter.withoutLast();
    }
    return shorter;
  }

  private boolean endsInside(DraftText text) {
    String end = generator.tokenizer().decode(text.ids(Math.max(0, text.length() - 4)));
    return !end.isEmpty() && end.charAt(end.length() - 1) == Typist.NO_CHARACTER;
  }

  /// The tokens that may come next, the likeliest first; the end of a document is not among them.
  ///
  /// Behind the beginning of a word they are those that begin so, where there are any.
  ///
  /// @param most how many
  /// @throws LonghandException `MODEL_NAN`
  public List<Suggestion> suggestions(int most) {
    Optional<BitSet> fitting = typist.completions(state().typing());
    if (fitting.isEmpty() && typist.isWaiting(state().typing())) {
      return List.of();
    }
    return chooser
        .likeliest(reader.logits(state().text()), fitting, most + 1, typist::text)
        .stream()
        .filter(suggestion -> suggestion.id() != endMark)
        .limit(most)
        .toList();
  }

  /// Takes a token that was proposed; it stands for the beginning of a word that was typed.
  ///
  /// @throws IllegalArgumentException for no token of the vocabulary
  public void take(Suggestion suggestion) {
    State before = state();
    DraftText text = reader.plus(before.text(), suggestion.id());
    history().add(Edit.of(Edit.Kind.TAKEN, before, new State(text, "", before.take())));
  }

  // ---- what the model does

  /// Lets the model write on.
  ///
  /// @param going asked before each token; false stops it, and what is written stays
  /// @throws LonghandException `MODEL_NAN`
  public Written write(Stretch stretch, BooleanSupplier going) {
    return write(state(), stretch, state().take(), going);
  }

  /// Lets the model write once more what it wrote last, in another way; empty where it has not
  /// written last. Undoing leads back to the way before.
  ///
  /// @throws LonghandException `MODEL_NAN`
  public Optional<Written> again(BooleanSupplier going) {
    Edit last = history().last();
    return last.stretch()
        .map(stretch -> write(last.before(), stretch, last.after().take() + 1, going));
  }

  private Written write(State from, Stretch stretch, long take, BooleanSupplier going) {
    Optional<BitSet> fitting = typist.completions(from.typing());
    DraftText text = fitting.isPresent() ? from.text() : typist.settle(from).state().text();
    var end = new StretchEnd(stretch, generator.tokenizer());
    Written.Pause pause = Written.Pause.TOO_LONG;
    while (end.count() < end.most()) {
      if (!going.getAsBoolean()) {
        pause = Written.Pause.CANCELLED;
        break;
      }
      int id = chooser.choose(reader.logits(text), fitting, text.byModel(), take);
      if (id == endMark) {
        pause = Written.Pause.END_MARK;
        break;
      }
      if (end.isBefore(id)) {
        pause = Written.Pause.DONE;
        break;
      }
      text = reader.plus(text, id);
      fitting = Optional.empty();
      end.add(id);
      if (end.isReached()) {
        pause = Written.Pause.DONE;
        break;
      }
    }
    if (end.count() > 0) {
      history()
          .add(new Edit(Edit.Kind.WRITTEN, from, new State(text, "", take), Optional.of(stretch)));
    }
    return new Written(end.count(), pause);
  }

  // ---- going back, and branches

  /// Takes the last step back: a word that was typed, a token that was taken, what the model wrote.
  ///
  /// @return whether there was one
  public boolean undo() {
    return history().undo();
  }

  /// Takes a step that was undone again.
  ///
  /// @return whether there was one
  public boolean redo() {
    return history().redo();
  }

  /// The names of all branches, the oldest first.
  public List<String> branches() {
    return List.copyOf(branches.keySet());
  }

  /// The branch that is written on.
  public String branch() {
    return branch;
  }

  /// Begins a branch here and goes on with it; the other one stays as it is.
  ///
  /// @throws LonghandException `USAGE_VALUE` for a name that is taken or cannot be one
  public void begin(String name) {
    requireName(name);
    if (branches.containsKey(name)) {
      throw refused(
          "there is a branch '" + name + "' already", "take another name, or switch to it");
    }
    branches.put(name, history().copy());
    branch = name;
  }

  private static void requireName(String name) {
    String shown = Wording.escaped(name, LONGEST_NAME);
    if (name.isBlank() || !shown.equals(name) || !name.strip().equals(name)) {
      throw refused(
          "'" + shown + "' cannot be the name of a branch",
          "take a word of at most " + LONGEST_NAME + " letters");
    }
  }

  /// Goes on with another branch, where it was left.
  ///
  /// @throws LonghandException `USAGE_VALUE` when there is none of that name
  public void switchTo(String name) {
    if (!branches.containsKey(name)) {
      String nearest = Wording.nearest(name, branches.keySet()).orElse(FIRST_BRANCH);
      throw refused(
          "there is no branch '" + Wording.escaped(name, LONGEST_NAME) + "'",
          "did you mean " + nearest + "?");
    }
    branch = name;
  }

  private static LonghandException refused(String what, String fix) {
    return new LonghandException(ErrorCode.USAGE_VALUE, what, "branch", fix);
  }

  private History history() {
    History history = branches.get(branch);
    if (history == null) {
      throw new IllegalStateException("no branch " + branch);
    }
    return history;
  }

  // ---- files

  /// What equals another time's answer if and only if no branch changed in between.
  public Object standing() {
    return Map.copyOf(states());
  }

  /// Where each branch stands, the oldest first.
  Map<String, State> states() {
    var states = new LinkedHashMap<String, State>();
    branches.forEach((name, history) -> states.put(name, history.state()));
    return states;
  }

  /// The same with other branches, which have no past.
  ///
  /// @param current one of them
  void restore(Map<String, State> states, String current) {
    states.keySet().forEach(Draft::requireName);
    if (!states.containsKey(current)) {
      throw new IllegalArgumentException("no branch " + current);
    }
    branches.clear();
    states.forEach((name, state) -> branches.put(name, History.of(state)));
    branch = current;
  }
}
