package dev.longhand.modelfile;

import dev.longhand.nn.LanguageModel;
import dev.longhand.text.token.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of tensors and tokenizers, in small hexadecimal digits: two models with the same hash
/// are the same to the last bit.
///
/// Of each tensor in order: the length of its name in UTF-8 and the name, the number of its axes
/// and their lengths, then its values as little-endian F32. Lengths are little-endian 64-bit
/// numbers.
public final class ModelHash {
  private ModelHash() {}

  /// The hash of all parameters of a model in their order.
  public static String of(LanguageModel model) {
    MessageDigest digest = sha256();
    model.parameters().forEach(parameter -> update(digest, Tensor.of(parameter)));
    return hex(digest);
  }

  /// The hash of tensors in their order.
  public static String of(List<Tensor> tensors) {
    MessageDigest digest = sha256();
    tensors.forEach(tensor -> update(digest, tensor));
    return hex(digest);
  }

  /// The hash of a tokenizer as a model file describes it: two with the same hash make the same ids
  /// of every text.
  public static String of(Tokenizer tokenizer) {
    return ofBytes(TextDocument.write(tokenizer).getBytes(StandardCharsets.UTF_8));
  }

  /// The hash of a tensor's values alone.
  static String ofValues(Tensor tensor) {
    MessageDigest digest = sha256();
    updateValues(digest, tensor.values());
    return hex(digest);
  }

  /// The hash of bytes.
  public static String ofBytes(byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes);
    return hex(digest);
  }

  private static void update(MessageDigest digest, Tensor tensor) {
    byte[] name = tensor.name().getBytes(StandardCharsets.UTF_8);
    digest.update(number(name.length));
    digest.update(name);
    digest.update(number(tensor.shape().size()));
    tensor.shape().forEach(length -> digest.update(number(length)));
    updateValues(digest, tensor.values());
  }

  private static void updateValues(MessageDigest digest, float[] values) {
    var blocks = new FloatBlocks();
    for (int from = 0; from < values.length; from += FloatBlocks.LENGTH) {
      digest.update(blocks.of(values, from));
    }
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
