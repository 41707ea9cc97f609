package dev.longhand.generate;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Encoding;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The text that a model is to go on from, as the model reads it. Immutable.
///
/// May be of any length. Where documents began with a mark or a label while the model learnt, a
/// prompt begins with it too. Otherwise, after an empty prompt or one of unknown tokens only, a
/// text begins as a line does: the model reads a newline, or padding, or the first token of its
/// vocabulary. None of these is part of the written text.
public final class Prompt {
  private static final String LINE_END = "\n";
  private static final int NAMED = 10;

  private final String text;
  private final int[] ids;
  private final OptionalInt beginning;
  private final Optional<Problem> notice;

  private Prompt(String text, int[] ids, OptionalInt beginning, Optional<Problem> notice) {
    this.text = text;
    this.ids = ids;
    this.beginning = beginning;
    this.notice = notice;
  }

  /// A prompt by the rules that cleaned the model's training text.
  ///
  /// @param label of the document that is to be written
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  /// @throws LonghandException `PROMPT_LABEL` when the model does not know the label
  public static Prompt of(
      String text, Optional<String> label, TextCleaning cleaning, Tokenizer tokenizer) {
    String clean = Corpus.of(text, cleaning).text();
    Encoding encoding = tokenizer.encode(clean);
    return new Prompt(
        clean,
        encoding.ids(),
        beginning(label, encoding.ids().length, tokenizer.vocabulary()),
        encoding.unknownNotice("prompt", tokenizer));
  }

  /// A prompt of tokens that are there already, such as a stretch of a text that was encoded.
  ///
  /// @param ids each of the vocabulary
  public static Prompt ofTokens(int[] ids, Tokenizer tokenizer) {
    return new Prompt(
        tokenizer.decode(ids),
        ids.clone(),
        beginning(Optional.empty(), ids.length, tokenizer.vocabulary()),
        Optional.empty());
  }

  /// A prompt as another was read.
  ///
  /// @param text of it
  /// @param ids of the text
  /// @param beginning what is read in front of them
  public static Prompt of(String text, int[] ids, OptionalInt beginning) {
    if (ids.length == 0 && beginning.isEmpty()) {
      throw new IllegalArgumentException("a prompt of no tokens");
    }
    return new Prompt(text, ids.clone(), beginning, Optional.empty());
  }

  private static OptionalInt beginning(Optional<String> label, int tokens, Vocabulary vocabulary) {
    if (label.isPresent()) {
      OptionalInt id = vocabulary.label(label.get());
      if (id.isEmpty()) {
        throw unknownLabel(label.get(), vocabulary.labels());
      }
      return id;
    }
    OptionalInt start = vocabulary.special(Kind.START);
    if (start.isPresent() || tokens > 0) {
      return start;
    }
    OptionalInt newline = vocabulary.id(LINE_END);
    OptionalInt padding = vocabulary.special(Kind.PADDING);
    return newline.isPresent() ? newline : OptionalInt.of(padding.orElse(0));
  }

  private static LonghandException unknownLabel(String label, List<String> labels) {
    String shown = "'" + Wording.escaped(label, 60) + "'";
    if (labels.isEmpty()) {
      return new LonghandException(
          ErrorCode.PROMPT_LABEL,
          "the model has no labels, so it cannot write for the label " + shown,
          "--label",
          "leave --label out, or train on a table with --label-column NAME");
    }
    String listed =
        String.join(
            ", ", labels.stream().limit(NAMED).map(known -> Wording.escaped(known, 40)).toList());
    String more = labels.size() > NAMED ? " and " + (labels.size() - NAMED) + " more" : "";
    return new LonghandException(
        ErrorCode.PROMPT_LABEL,
        "the model has no label " + shown + "; it knows " + listed + more,
        "--label",
        Wording.nearest(label, labels)
            .map(near -> "did you mean --label " + Wording.shellWord(near) + "?")
            .orElse("--label " + Wording.shellWord(labels.getFirst())));
  }

  /// The text after cleaning, also what of it the model does not know.
  public String text() {
    return text;
  }

  /// How many tokens of the text the model reads.
  public int tokens() {
    return ids.length;
  }

  /// What is wrong: `PROMPT_UNKNOWN` with what the model never saw.
  public List<Problem> notices() {
    return notice.stream().toList();
  }

  /// The ids of the text; the array itself.
  public int[] ids() {
    return ids;
  }

  /// What is read in front of them, if anything is.
  public OptionalInt beginning() {
    return beginning;
  }

  /// All ids that the model reads, at least one.
  public int[] read() {
    return IntStream.concat(beginning.stream(), IntStream.of(ids)).toArray();
  }
}
