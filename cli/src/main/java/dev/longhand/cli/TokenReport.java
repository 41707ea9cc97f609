package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.recipe.RunEvent;
import dev.longhand.text.example.EncodedCorpus;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The tokens of a text on paper.
final class TokenReport {
  private static final int MOST_FREQUENT = 10;
  private static final int TOKEN_WIDTH = 24;
  private static final int BLOCK = 1 << 16;
  private static final int WIDTH = Console.COLUMNS - 2;

  private final PrintStream out;
  private final Tokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final long unknown;
  private final TokenSequence tokens;

  TokenReport(PrintStream out, Tokenizer tokenizer, EncodedCorpus encoded) {
    this.out = out;
    this.tokenizer = tokenizer;
    vocabulary = tokenizer.vocabulary();
    unknown = encoded.training().unknown().occurrences();
    tokens = encoded.training().tokens();
  }

  /// Writes a list for a machine, piece by piece.
  void writeList(boolean ids, long limit) {
    long count = Math.min(limit, tokens.length());
    var block = new StringBuilder("[");
    for (long place = 0; place < count; place++) {
      int id = tokens.at(place);
      block.append(place == 0 ? "" : ",");
      block.append(ids ? Integer.toString(id) : Json.string(vocabulary.token(id)));
      if (block.length() >= BLOCK) {
        out.print(block);
        block.setLength(0);
      }
    }
    out.println(block.append(']'));
  }

  /// Writes for a person: numbers, the most frequent tokens, the first ones.
  void write(String name, long characters, boolean ids, long limit) {
    long[] counts = counts();
    out.println(
        "text        " + Wording.escaped(name, 48) + ", " + Wording.count(characters, "character"));
    out.println("tokens      " + Wording.number(tokens.length()) + perToken(characters));
    out.println(
        "vocabulary  "
            + RunDisplay.described(new RunEvent.VocabularyBuilt(tokenizer.config(), vocabulary)));
    writeUnknown();
    out.println();
    out.println("most frequent");
    mostFrequent(counts).forEach(id -> writeFrequency(id, counts[id]));
    out.println();
    writeFirst(ids, Math.min(limit, tokens.length()));
  }

  private String perToken(long characters) {
    double each = characters / (double) tokens.length();
    return each < 1.05 && each > 0.95
        ? ""
        : String.format(Locale.ROOT, ", each of %.1f characters", each);
  }

  private void writeUnknown() {
    if (unknown > 0) {
      double share = unknown / (double) (tokens.length() + leftOut());
      out.println(
          "unknown     "
              + Wording.number(unknown)
              + " ("
              + Wording.share(share)
              + (leftOut() > 0 ? "), left out" : "), each read as one unknown token"));
    }
  }

  /// Unknown pieces that are not among the tokens, because no token stands for them.
  private long leftOut() {
    return vocabulary.special(Token.Kind.UNKNOWN).isPresent() ? 0 : unknown;
  }

  private long[] counts() {
    var counts = new long[vocabulary.size()];
    for (long place = 0; place < tokens.length(); place++) {
      counts[tokens.at(place)]++;
    }
    return counts;
  }

  private static List<Integer> mostFrequent(long[] counts) {
    return IntStream.range(0, counts.length)
        .filter(id -> counts[id] > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(id -> -counts[id]).thenComparing(id -> id))
        .limit(MOST_FREQUENT)
        .toList();
  }

  private void writeFrequency(int id, long count) {
    String token = Wording.escaped(TokenText.of(vocabulary, id), TOKEN_WIDTH);
    out.printf(
        Locale.ROOT,
        "  %s%s %12s %9s%n",
        token,
        " ".repeat(Math.max(0, TOKEN_WIDTH + 1 - token.codePointCount(0, token.length()))),
        Wording.number(count),
        Wording.share(count / (double) tokens.length()));
  }

  private void writeFirst(boolean ids, long count) {
    int[] first = tokens.part(0, count).toArray();
    out.println(count == tokens.length() ? "all" : "the first " + Wording.number(count));
    List<String> lines =
        ids
            ? Words.wrapped(TokenText.numbers(first), WIDTH)
            : TokenText.lines(vocabulary, first, WIDTH);
    lines.forEach(line -> out.println("  " + line));
  }
}
