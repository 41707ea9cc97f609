package dev.longhand.text.token;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.DocumentConsumer;
import dev.longhand.text.token.SpecialTokens.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One token for each Unicode code point, ids in the order of the code points.
///
/// There is no id for the unknown: a character that the vocabulary lacks is left out and reported.
/// A code point outside the basic plane is one token, so no half of a surrogate pair is ever
/// written.
public final class CharacterTokenizer implements Tokenizer {
  private static final int ASCII = 128;

  private final TokenizerConfig.Characters config;
  private final Vocabulary vocabulary;
  private final int[] codePoints; // of the text tokens, ascending
  private final int[] asciiIds = new int[ASCII]; // [128], negative where unknown

  private CharacterTokenizer(Vocabulary vocabulary, int[] codePoints) {
    boolean marked = vocabulary.special(Token.Kind.START).isPresent();
    config = new TokenizerConfig.Characters(marked ? Marks.START_END : Marks.NONE);
    this.vocabulary = vocabulary;
    this.codePoints = codePoints;
    for (int codePoint = 0; codePoint < ASCII; codePoint++) {
      asciiIds[codePoint] = Arrays.binarySearch(codePoints, codePoint);
    }
  }

  /// A tokenizer for every character that occurs in a text.
  ///
  /// Give it the text to learn from alone: a character that stands only in what is measured has no
  /// id then, is left out, counted, and charged for by whoever compares models.
  ///
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  public static CharacterTokenizer fit(String text) {
    return fit(TokenizerConfig.Characters.DEFAULTS, Corpus.of(text));
  }

  /// A tokenizer for every character of a corpus, with its labels.
  static CharacterTokenizer fit(TokenizerConfig.Characters config, Corpus corpus) {
    var found = new BitSet();
    corpus.forEach(new Characters(found));
    if (corpus.documents() > 1 && config.marks() == Marks.NONE) {
      found.set('\n'); // which then stands between documents
    }
    int[] codePoints = found.stream().toArray();
    var tokens = new ArrayList<Token>(codePoints.length);
    for (int codePoint : codePoints) {
      tokens.add(Token.text(Character.toString(requireCharacter(codePoint))));
    }
    Vocabulary vocabulary =
        SpecialTokens.behind(tokens, Unknown.LEFT_OUT, config.marks(), corpus.labels());
    return new CharacterTokenizer(vocabulary, codePoints);
  }

  /// A tokenizer for a vocabulary that was written down, as in a model file.
  ///
  /// @throws IllegalArgumentException unless every token that stands in texts is one code point, in
  ///   ascending order, in front of all others
  public static CharacterTokenizer of(Vocabulary vocabulary) {
    var codePoints = new int[vocabulary.textTokens()];
    for (int id = 0; id < codePoints.length; id++) {
      String token = vocabulary.token(id);
      int codePoint = requireCharacter(token.codePointAt(0));
      if (token.length() != Character.charCount(codePoint)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "token %d is more than one character", id));
      }
      boolean ordered = id == 0 || codePoint > codePoints[id - 1];
      if (vocabulary.kind(id) != Token.Kind.TEXT || !ordered) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "token %d is out of order", id));
      }
      codePoints[id] = codePoint;
    }
    return new CharacterTokenizer(vocabulary, codePoints);
  }

  @Override
  public TokenizerConfig config() {
    return config;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Encoding encode(String text) {
    var ids = new int[text.length()];
    int count = 0;
    Map<String, Long> unknown = new LinkedHashMap<>();
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.charAt(index++);
      if (codePoint >= ASCII && Character.isHighSurrogate((char) codePoint)) {
        codePoint = text.codePointAt(index - 1);
        index += Character.charCount(codePoint) - 1;
      }
      int id = idOf(codePoint);
      if (id >= 0) {
        ids[count++] = id;
      } else {
        unknown.merge(Character.toString(codePoint), 1L, Long::sum);
      }
    }
    List<UnknownToken> listed = new ArrayList<>();
    unknown.forEach((token, times) -> listed.add(new UnknownToken(token, times)));
    return new Encoding(count == ids.length ? ids : Arrays.copyOf(ids, count), listed);
  }

  @Override
  public TokenWriter writer() {
    return new TokenWriter() {
      @Override
      public String write(int id) {
        return id < codePoints.length ? Character.toString(codePoints[id]) : "";
      }

      @Override
      public String finish() {
        return "";
      }
    };
  }

  /// Notes every code point of the documents.
  private record Characters(BitSet found) implements DocumentConsumer {
    @Override
    public void begin(Optional<String> label) {}

    @Override
    public void accept(String piece) {
      int index = 0;
      while (index < piece.length()) {
        int codePoint = piece.codePointAt(index);
        found.set(codePoint);
        index += Character.charCount(codePoint);
      }
    }

    @Override
    public void end() {}
  }

  private int idOf(int codePoint) {
    return codePoint < ASCII ? asciiIds[codePoint] : Arrays.binarySearch(codePoints, codePoint);
  }

  private static int requireCharacter(int codePoint) {
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "U+%04X is half of a surrogate pair", codePoint));
    }
    return codePoint;
  }
}
