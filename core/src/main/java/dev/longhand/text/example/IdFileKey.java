package dev.longhand.text.example;

import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.TextPart;
import dev.longhand.text.token.BytePairTokenizer;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a file of ids depends on: the text, and how it became ids.
///
/// @param textSha256 hash of the text, 32 bytes
/// @param rulesSha256 hash of the vocabulary, the tokenizer's settings and the parts of the text,
///   32 bytes
/// @param documents how many documents there are
record IdFileKey(byte[] textSha256, byte[] rulesSha256, long documents) {
  static IdFileKey of(CorpusEncoder encoder) {
    String text = encoder.parts().corpus().sha256();
    return new IdFileKey(HexFormat.of().parseHex(text), rules(encoder), encoder.documents());
  }

  private static byte[] rules(CorpusEncoder encoder) {
    MessageDigest digest = sha256();
    Tokenizer tokenizer = encoder.tokenizer();
    Vocabulary vocabulary = tokenizer.vocabulary();
    try (var out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
      write(out, tokenizer.config().toString());
      write(out, encoder.ends().name());
      for (TextPart part : TextPart.values()) {
        write(out, encoder.parts().of(part).map(Corpus::sha256).orElse(""));
        out.writeLong(encoder.parts().of(part).map(Corpus::documents).orElse(0L));
      }
      out.writeInt(vocabulary.size());
      for (int id = 0; id < vocabulary.size(); id++) {
        Token.Kind kind = vocabulary.kind(id);
        write(out, kind.name());
        write(out, vocabulary.token(id));
      }
      if (tokenizer instanceof BytePairTokenizer pairs) {
        write(out, pairs.rules().toString());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return digest.digest();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
