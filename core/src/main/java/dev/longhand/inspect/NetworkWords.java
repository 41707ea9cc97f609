package dev.longhand.inspect;

import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.util.List;
import java.util.Optional;

/// What a network is, in a few words.
final class NetworkWords {
  private NetworkWords() {}

  /// Its recurrent layers, such as `two LSTM layers of 256 units`.
  static String of(ModelConfig model) {
    List<String> cells =
        model.layers().stream().map(NetworkWords::cell).flatMap(Optional::stream).toList();
    String first = cells.getFirst();
    boolean alike = cells.stream().allMatch(first::equals);
    if (!alike) {
      return cells.size() + " recurrent layers: " + String.join(", ", cells);
    }
    return cells.size() == 1 ? article(first) + first : cells.size() + " layers, each " + first;
  }

  private static String article(String words) {
    return words.startsWith("LSTM") ? "an " : "a ";
  }

  private static Optional<String> cell(LayerConfig layer) {
    return switch (layer) {
      case RecurrentConfig recurrent -> Optional.of(units(recurrent));
      case BidirectionalConfig both -> Optional.of("bidirectional " + units(both.cell()));
      case EmbeddingConfig _,
          OneHotConfig _,
          ScaledIdConfig _,
          LayerNormConfig _,
          DenseConfig _,
          DropoutConfig _ ->
          Optional.empty();
    };
  }

  private static String units(RecurrentConfig cell) {
    String name =
        switch (cell) {
          case LstmConfig _ -> "LSTM";
          case GruConfig _ -> "GRU";
          case SimpleRnnConfig _ -> "simple RNN";
        };
    return name + " of " + cell.units() + " units";
  }
}
