package dev.longhand.draft;

import dev.longhand.error.Problem;
import dev.longhand.generate.TextGenerator;
import dev.longhand.text.token.BytePairTokenizer;
import dev.longhand.text.token.ByteTokenizer;
import dev.longhand.text.token.CharacterTokenizer;
import dev.longhand.text.token.Encoding;
import dev.longhand.text.token.KerasTokenizer;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import dev.longhand.text.token.WordTokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Turns what a person types into tokens, as soon as it is certain which.
///
/// A character or a byte is certain at once. A word may go on, so it waits for the white space
/// behind it; meanwhile it chooses among the tokens that begin like it. For one thread.
final class Typist {
  static final char NO_CHARACTER = '\uFFFD'; // half of a character, decoded alone

  /// When typed text becomes tokens.
  private enum Custom {
    /// At once.
    LETTERS,
    /// A word at a time; white space is no part of it.
    WORDS,
    /// A word at a time, with the white space in front of it.
    SPACED_WORDS
  }

  /// What came of typing.
  ///
  /// @param notices `PROMPT_UNKNOWN`, where the vocabulary lacks something
  record Outcome(State state, List<Problem> notices) {}

  private final TextGenerator generator;
  private final Tokenizer tokenizer;
  private final DraftReader reader;
  private final Custom custom;
  private final List<String> texts = new ArrayList<>(); // of all tokens, once they are asked for

  Typist(TextGenerator generator, DraftReader reader) {
    this.generator = generator;
    this.reader = reader;
    tokenizer = generator.tokenizer();
    custom =
        switch (tokenizer) {
          case CharacterTokenizer _, ByteTokenizer _ -> Custom.LETTERS;
          case WordTokenizer _, KerasTokenizer _ -> Custom.WORDS;
          case BytePairTokenizer _ -> Custom.SPACED_WORDS;
        };
  }

  /// Types on.
  ///
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  Outcome type(State state, String more) {
    String typing = state.typing().isEmpty() ? apart(state.text(), more) : state.typing() + more;
    return part(state, typing, List.of());
  }

  /// Takes the last character back, also out of a piece that the model has read.
  ///
  /// @param state with something typed at its end
  Outcome erase(State state) {
    if (state.typing().codePointCount(0, state.typing().length()) > 1) {
      String shorter = withoutLast(state.typing());
      return new Outcome(new State(state.text(), shorter, state.take()), List.of());
    }
    if (!state.typing().isEmpty()) {
      return reopened(new State(state.text(), "", state.take()));
    }
    Piece last = state.text().last().orElseThrow();
    var before = new State(state.text().withoutLast(), "", state.take());
    return part(before, withoutLast(last.typed().orElseThrow()), last.tokens());
  }

  /// The same with the word that a person typed last open again, so that it may go on.
  private Outcome reopened(State state) {
    Optional<Piece> last = state.text().last().filter(piece -> piece.author() == Author.PERSON);
    if (last.isEmpty()) {
      return new Outcome(state, List.of());
    }
    var before = new State(state.text().withoutLast(), "", state.take());
    return part(before, last.get().typed().orElseThrow(), last.get().tokens());
  }

  private static String withoutLast(String text) {
    return text.substring(0, text.offsetByCodePoints(text.length(), -1));
  }

  /// Makes what is certain of a text tokens.
  ///
  /// @param known tokens that stood there before
  private Outcome part(State before, String typed, List<DraftToken> known) {
    int certain = custom == Custom.LETTERS ? typed.length() : certain(typed);
    var notices = new ArrayList<Problem>();
    DraftText text = read(before.text(), typed.substring(0, certain), known, notices);
    return new Outcome(new State(text, typed.substring(certain), before.take()), notices);
  }

  /// Makes all that was typed tokens.
  Outcome settle(State state) {
    var notices = new ArrayList<Problem>();
    String typed = isWaiting(state.typing()) ? state.typing() : "";
    DraftText text = read(state.text(), typed, List.of(), notices);
    return new Outcome(new State(text, "", state.take()), notices);
  }

  /// Begins with a text, of which nothing is weighed.
  Outcome open(String text) {
    var notices = new ArrayList<Problem>();
    int[] ids = ids(DraftText.EMPTY, text, notices);
    DraftText opened =
        text.isEmpty() ? DraftText.EMPTY : DraftText.EMPTY.plus(Piece.opened(text, ids));
    return new Outcome(new State(opened, "", 0), notices);
  }

  /// How much of a text can go on in one way only: its lines, and its words but the last.
  private static int certain(String typing) {
    int certain = typing.lastIndexOf('\n') + 1;
    for (int index = certain + 1; index < typing.length(); index++) {
      boolean wordEnds =
          Character.isWhitespace(typing.charAt(index))
              && !Character.isWhitespace(typing.charAt(index - 1));
      certain = wordEnds ? index : certain;
    }
    return certain;
  }

  private DraftText read(
      DraftText text, String typed, List<DraftToken> known, List<Problem> notices) {
    return typed.isEmpty() ? text : reader.plus(text, typed, ids(text, typed, notices), known);
  }

  private int[] ids(DraftText text, String piece, List<Problem> notices) {
    if (piece.isEmpty()) {
      return new int[0];
    }
    String clean = generator.prompt(piece).text();
    Encoding encoding = text.length() == 0 ? tokenizer.encode(clean) : tokenizer.encodeNext(clean);
    encoding.unknownNotice("draft", tokenizer).ifPresent(notices::add);
    return encoding.ids();
  }

  /// The tokens that begin like what was typed and is no token yet; empty where any token will do,
  /// because nothing was typed, or because none begins so.
  Optional<BitSet> completions(String typing) {
    String start = custom == Custom.WORDS ? typing.stripLeading() : typing;
    if (start.isEmpty()) {
      return Optional.empty();
    }
    String clean = generator.prompt(start).text();
    var fitting = new BitSet();
    for (int id = 0; id < texts().size(); id++) {
      boolean text = tokenizer.vocabulary().kind(id) == Token.Kind.TEXT;
      fitting.set(id, text && texts().get(id).startsWith(clean));
    }
    return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting);
  }

  /// Whether something was typed that becomes tokens of its own before the next one.
  boolean isWaiting(String typing) {
    return !(custom == Custom.WORDS ? typing.isBlank() : typing.isEmpty());
  }

  /// What a token stands for.
  String text(int id) {
    return texts().get(id);
  }

  private List<String> texts() {
    Vocabulary vocabulary = tokenizer.vocabulary();
    for (int id = texts.size(); id < vocabulary.size(); id++) {
      String alone =
          custom == Custom.WORDS ? vocabulary.token(id) : tokenizer.decode(new int[] {id});
      boolean whole = !alone.isEmpty() && alone.indexOf(NO_CHARACTER) < 0;
      texts.add(whole ? alone : vocabulary.token(id));
    }
    return texts;
  }

  /// What is typed, with a space in front where a word of the model's ends and another begins.
  private String apart(DraftText text, String typed) {
    boolean behindWord =
        custom == Custom.WORDS
            && text.last().filter(piece -> piece.author() == Author.MODEL).isPresent()
            && !text(text.last().get().tokens().getLast().id()).isBlank();
    return behindWord && Character.isLetterOrDigit(typed.codePointAt(0)) ? " " + typed : typed;
  }

  /// How many tokens decide how those behind them are written.
  int context() {
    return custom == Custom.LETTERS ? 4 : 60;
  }
}
