package dev.longhand.text.token;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.token.SpecialTokens.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Byte-level byte-pair encoding: words of bytes, of which pairs that were frequent are one token
/// (Sennrich et al. 2016; over bytes, Radford et al. 2019).
///
/// Nothing is unknown to a vocabulary with all 256 bytes, and every well-formed text comes back
/// exactly unless the {@link BytePairRules} change it first. The ids are those of the `tokenizers`
/// library for the same rules.
public final class BytePairTokenizer implements Tokenizer {
  private final TokenizerConfig.BytePairs config;
  private final BytePairRules rules;
  private final Vocabulary vocabulary;
  private final MergeTable merges;
  private final byte[][] bytes; // of each token; none for those of no text
  private final int[] byteIds = new int[ByteAlphabet.SIZE]; // negative where there is no token
  private final BytePairCache cache = new BytePairCache();

  private BytePairTokenizer(
      TokenizerConfig.BytePairs config, BytePairRules rules, Vocabulary vocabulary) {
    this.config = config;
    this.rules = rules;
    this.vocabulary = vocabulary;
    merges = new MergeTable(mergedIds(rules, vocabulary));
    bytes = new byte[vocabulary.size()][];
    for (int id = 0; id < bytes.length; id++) {
      boolean text = vocabulary.kind(id) == Token.Kind.TEXT;
      bytes[id] = text ? bytesOf(vocabulary.token(id)) : new byte[0];
    }
    for (int value = 0; value < byteIds.length; value++) {
      byteIds[value] = vocabulary.id(String.valueOf(ByteAlphabet.character(value))).orElse(-1);
    }
  }

  /// A tokenizer with pairs learnt from a corpus, or read from a file, and labels of the corpus.
  static BytePairTokenizer fit(TokenizerConfig.BytePairs config, Corpus corpus) {
    BytePairModel model =
        config.file().isEmpty()
            ? learnt(config.vocabularySize(), corpus)
            : HuggingFaceTokenizer.read(config.file());
    return new BytePairTokenizer(
        config,
        model.rules(),
        SpecialTokens.behind(model.tokens(), Unknown.LEFT_OUT, config.marks(), corpus.labels()));
  }

  private static BytePairModel learnt(int vocabularySize, Corpus corpus) {
    var words = new BytePairCounts(BytePairPattern.GPT_2);
    corpus.forEach(words);
    return new BytePairTrainer(words).train(vocabularySize);
  }

  /// A tokenizer for rules and a vocabulary that were written down, as in a model file.
  ///
  /// @throws IllegalArgumentException when a merge needs a token that the vocabulary lacks
  public static BytePairTokenizer of(
      TokenizerConfig.BytePairs config, BytePairRules rules, Vocabulary vocabulary) {
    return new BytePairTokenizer(config, rules, vocabulary);
  }

  @Override
  public TokenizerConfig config() {
    return config;
  }

  /// What happens to a text beside looking tokens up.
  public BytePairRules rules() {
    return rules;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// The ids of a text.
  ///
  /// @throws IllegalArgumentException when it holds half of a surrogate pair, which has no bytes
  @Override
  public Encoding encode(String text) {
    return encodePrepared(text, true);
  }

  @Override
  public Encoding encodeNext(String piece) {
    return encodePrepared(piece, false);
  }

  private Encoding encodePrepared(String text, boolean start) {
    Corpus.requireWellFormed(text);
    return new BytePairEncoder(this, rules.prepared(text, start)).encode();
  }

  @Override
  public TokenWriter writer() {
    return new ByteWriter(bytes);
  }

  MergeTable merges() {
    return merges;
  }

  BytePairCache cache() {
    return cache;
  }

  /// The id of a byte from 0 to 255; negative when the vocabulary lacks it.
  int idOfByte(int value) {
    return byteIds[value];
  }

  private static List<MergeTable.Merge> mergedIds(BytePairRules rules, Vocabulary vocabulary) {
    var merges = new ArrayList<MergeTable.Merge>(rules.merges().size());
    for (BytePairRules.Merge merge : rules.merges()) {
      merges.add(
          new MergeTable.Merge(
              required(vocabulary, merge.left()),
              required(vocabulary, merge.right()),
              required(vocabulary, merge.merged())));
    }
    return merges;
  }

  private static int required(Vocabulary vocabulary, String token) {
    OptionalInt id = vocabulary.id(token);
    return id.orElseThrow(() ->
        new IllegalArgumentException(
            String.format(Locale.ROOT, "a merge needs the token '%s', which is missing", token)));
  }

  /// A token of foreign characters stands for itself.
  private static byte[] bytesOf(String token) {
    byte[] bytes = ByteAlphabet.bytesOf(token);
    return bytes.length > 0 ? bytes : token.getBytes(StandardCharsets.UTF_8);
  }
}
