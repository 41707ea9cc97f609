package dev.longhand.text.corpus;

import java.util.Optional;
import java.util.function.Consumer;

/// All documents as one text: between two of them stands a line end, unless the first ends in one.
/// Mutable.
public final class JoinedText implements DocumentConsumer {
  private final Consumer<String> pieces;
  private boolean open;

  /// @param pieces takes the text, piece by piece
  public JoinedText(Consumer<String> pieces) {
    this.pieces = pieces;
  }

  @Override
  public void begin(Optional<String> label) {
    if (open) {
      pieces.accept("\n");
    }
  }

  @Override
  public void accept(String piece) {
    pieces.accept(piece);
    open = piece.charAt(piece.length() - 1) != '\n';
  }

  @Override
  public void end() {}
}
