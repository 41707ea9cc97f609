package dev.longhand.inspect;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.layer.Embedding;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The tokens whose vectors point in about the same direction as that of a token.
///
/// @param token what the others are near to
/// @param nearest the nearest first
public record Neighbours(String token, List<Neighbour> nearest) {
  /// One of them.
  ///
  /// @param cosine of the angle between the two vectors, from -1 to 1
  public record Neighbour(String token, double cosine) {}

  public Neighbours {
    nearest = List.copyOf(nearest);
  }

  /// The nearest neighbours of some tokens of a model; none where it has no embedding, and only
  /// tokens that stand in texts.
  ///
  /// @param count how many of each
  public static List<Neighbours> of(
      LanguageModel model, Vocabulary vocabulary, List<String> tokens, int count) {
    if (!(model.layers().getFirst() instanceof Embedding embedding)) {
      return List.of();
    }
    var table = new Table(embedding.parameters().getFirst(), vocabulary);
    var result = new ArrayList<Neighbours>();
    for (String token : tokens) {
      OptionalInt id = vocabulary.id(token);
      if (id.isPresent()) {
        result.add(new Neighbours(token, table.nearest(id.getAsInt(), count)));
      }
    }
    return result;
  }

  /// All vectors, `[V, E]`, with their lengths, `[V]`.
  private static final class Table {
    private final Vocabulary vocabulary;
    private final float[] vectors;
    private final int width;
    private final double[] lengths;

    Table(Parameter embeddings, Vocabulary vocabulary) {
      this.vocabulary = vocabulary;
      vectors = embeddings.toRowMajor();
      width = embeddings.columns();
      lengths =
          IntStream.range(0, embeddings.rows())
              .mapToDouble(row -> Math.sqrt(product(row, row)))
              .toArray();
    }

    private double product(int row, int other) {
      double sum = 0;
      for (int column = 0; column < width; column++) {
        sum += (double) vectors[row * width + column] * vectors[other * width + column];
      }
      return sum;
    }

    List<Neighbour> nearest(int id, int count) {
      return IntStream.range(0, lengths.length)
          .filter(other -> other != id && vocabulary.kind(other) == Token.Kind.TEXT)
          .filter(other -> lengths[other] > 0 && lengths[id] > 0)
          .mapToObj(other -> new Neighbour(vocabulary.token(other), cosine(id, other)))
          .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed())
          .limit(count)
          .toList();
    }

    private double cosine(int id, int other) {
      return product(id, other) / (lengths[id] * lengths[other]);
    }
  }
}
