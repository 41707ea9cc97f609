package dev.longhand.generate.decoder;

import dev.longhand.kernel.FloatMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Asks several models of one vocabulary and mixes their probabilities: a token has the weighted
/// mean of what they give it.
///
/// The logits are the logarithms of the mixed probabilities; what every model holds for impossible
/// gets the least finite number.
public final class MixedDecoder implements Decoder {
  private final List<Part> parts;
  private final double[] mixed; // [V], probabilities
  private final float[] logits; // [V]

  /// One of the models.
  ///
  /// @param weight its share of the mean, above 0
  public record Part(Decoder decoder, double weight) {
    public Part {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("a weight of " + weight);
      }
    }
  }

  /// @param parts at least one; their weights are divided by their sum
  public MixedDecoder(List<Part> parts) {
    double sum = parts.stream().mapToDouble(Part::weight).sum();
    var shares = new ArrayList<Part>();
    for (Part part : parts) {
      if (part.decoder().vocabulary() != parts.getFirst().decoder().vocabulary()) {
        throw new IllegalArgumentException("models of different vocabularies cannot be mixed");
      }
      shares.add(new Part(part.decoder(), part.weight() / sum));
    }
    this.parts = List.copyOf(shares);
    mixed = new double[vocabulary()];
    logits = new float[vocabulary()];
  }

  @Override
  public int vocabulary() {
    return parts.getFirst().decoder().vocabulary();
  }

  @Override
  public int sequences() {
    return parts.getFirst().decoder().sequences();
  }

  @Override
  public void begin(int[] ids) {
    parts.forEach(part -> part.decoder().begin(ids));
  }

  @Override
  public void accept(int[] ids) {
    parts.forEach(part -> part.decoder().accept(ids));
  }

  @Override
  public void keep(int[] from) {
    parts.forEach(part -> part.decoder().keep(from));
  }

  @Override
  public float[] logits(int sequence) {
    Arrays.fill(mixed, 0);
    for (Part part : parts) {
      add(part.decoder().logits(sequence), part.weight());
    }
    for (int id = 0; id < mixed.length; id++) {
      logits[id] =
          mixed[id] < Float.MIN_NORMAL ? -Float.MAX_VALUE : FloatMath.log((float) mixed[id]);
    }
    return logits;
  }

  private void add(float[] ofPart, double weight) {
    float most = ofPart[0];
    for (float logit : ofPart) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : ofPart) {
      sum += FloatMath.exp(logit - most);
    }
    for (int id = 0; id < mixed.length; id++) {
      mixed[id] += weight * FloatMath.exp(ofPart[id] - most) / sum;
    }
  }

  /// Those of all models, one behind the other.
  @Override
  public float[] features(int sequence) {
    float[] all = new float[0];
    for (Part part : parts) {
      float[] more = part.decoder().features(sequence);
      int before = all.length;
      all = Arrays.copyOf(all, before + more.length);
      System.arraycopy(more, 0, all, before, more.length);
    }
    return all;
  }
}
