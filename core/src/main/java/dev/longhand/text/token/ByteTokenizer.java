package dev.longhand.text.token;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.token.SpecialTokens.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// One token for each byte of UTF-8; the id is the byte.
///
/// Nothing is unknown to it, and every well-formed text comes back exactly. In the vocabulary a
/// byte is a visible character, the same as in {@link BytePairTokenizer}.
public final class ByteTokenizer implements Tokenizer {
  private final TokenizerConfig.Bytes config;
  private final Vocabulary vocabulary;
  private final byte[][] bytes; // of each token; none for those of no text

  private ByteTokenizer(Vocabulary vocabulary) {
    boolean marked = vocabulary.special(Token.Kind.START).isPresent();
    config = new TokenizerConfig.Bytes(marked ? Marks.START_END : Marks.NONE);
    this.vocabulary = vocabulary;
    bytes = new byte[vocabulary.size()][0];
    for (int value = 0; value < ByteAlphabet.SIZE; value++) {
      bytes[value] = new byte[] {(byte) value};
    }
  }

  /// A tokenizer for any text, with the labels of a corpus.
  static ByteTokenizer fit(TokenizerConfig.Bytes config, Corpus corpus) {
    return new ByteTokenizer(
        SpecialTokens.behind(
            ByteAlphabet.inOrderOfBytes(), Unknown.LEFT_OUT, config.marks(), corpus.labels()));
  }

  /// A tokenizer for a vocabulary that was written down, as in a model file.
  ///
  /// @throws IllegalArgumentException unless the tokens that stand in texts are the 256 bytes, in
  ///   order, in front of all others
  public static ByteTokenizer of(Vocabulary vocabulary) {
    List<Token> expected = ByteAlphabet.inOrderOfBytes();
    if (vocabulary.textTokens() != expected.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d tokens stand for bytes, not 256", vocabulary.textTokens()));
    }
    for (int id = 0; id < expected.size(); id++) {
      String token = expected.get(id).text();
      if (vocabulary.kind(id) != Token.Kind.TEXT || !vocabulary.token(id).equals(token)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "token %d does not stand for byte %d", id, id));
      }
    }
    return new ByteTokenizer(vocabulary);
  }

  @Override
  public TokenizerConfig config() {
    return config;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// The bytes of a text.
  ///
  /// @throws IllegalArgumentException when it holds half of a surrogate pair, which has no bytes
  @Override
  public Encoding encode(String text) {
    Corpus.requireWellFormed(text);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    var ids = new int[utf8.length];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = Byte.toUnsignedInt(utf8[index]);
    }
    return new Encoding(ids, List.of());
  }

  @Override
  public TokenWriter writer() {
    return new ByteWriter(bytes);
  }
}
