package dev.longhand.text.corpus;

import java.util.Optional;

/// Receives documents piece by piece, so that nobody needs a whole text in memory. Mutable.
///
/// For every document comes one {@link #begin}, one or more {@link #accept} and one {@link #end}.
public interface DocumentConsumer {
  /// Takes no notice of anything.
  DocumentConsumer NONE =
      new DocumentConsumer() {
        @Override
        public void begin(Optional<String> label) {}

        @Override
        public void accept(String piece) {}

        @Override
        public void end() {}
      };

  /// A document begins.
  ///
  /// @param label what its row in a table says it is, if the table has labels
  void begin(Optional<String> label);

  /// The next characters of the document; never none, mostly about 64 Ki.
  ///
  /// Pieces are cut in front of white space where there is any, and never inside a code point, so
  /// that words, sequences of combining marks and pairs of line ends stay whole.
  void accept(String piece);

  /// The document ends.
  void end();
}
