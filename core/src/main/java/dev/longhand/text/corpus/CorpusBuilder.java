package dev.longhand.text.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Takes clean documents and learns all that a corpus tells of them. Mutable.
///
/// A document of no characters is none, and goes unnoticed.
final class CorpusBuilder implements DocumentConsumer {
  /// Whether documents may have labels.
  enum Labels {
    NONE,
    POSSIBLE;

    /// Whether parts of a corpus may have some.
    static Labels of(Corpus corpus) {
      return corpus.labels().isEmpty() ? NONE : POSSIBLE;
    }
  }

  private final Labels expected;
  private final DocumentConsumer next;
  private final NavigableSet<String> labels = new TreeSet<>();
  private final MessageDigest plainHash = Sha256.digest();
  private final MessageDigest labelledHash = Sha256.digest();
  private final JoinedText joined = new JoinedText(this::addToText);
  private Optional<String> label = Optional.empty();
  private boolean inDocument;
  private boolean blank = true;
  private long documents;
  private long characters;
  private long joints;
  private long lineEnds;

  /// @param next takes what there is of documents
  CorpusBuilder(Labels expected, DocumentConsumer next) {
    this.expected = expected;
    this.next = next;
  }

  @Override
  public void begin(Optional<String> documentLabel) {
    label = documentLabel;
    inDocument = false;
  }

  @Override
  public void accept(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    if (!inDocument) {
      beginDocument();
    }
    next.accept(piece);
    joined.accept(piece);
    addToLabelled(piece);
  }

  @Override
  public void end() {
    if (inDocument) {
      next.end();
      inDocument = false;
    }
  }

  private void beginDocument() {
    long before = characters;
    joined.begin(label);
    joints += characters - before;
    next.begin(label);
    label.ifPresent(labels::add);
    addToLabelled(label.orElse("") + '\0');
    documents++;
    inDocument = true;
  }

  private void addToLabelled(String text) {
    if (expected == Labels.POSSIBLE) {
      labelledHash.update(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void addToText(String piece) {
    plainHash.update(piece.getBytes(StandardCharsets.UTF_8));
    characters += piece.codePointCount(0, piece.length());
    if (blank) {
      lineEnds += piece.chars().filter(character -> character == '\n').count();
      blank = piece.isBlank();
    }
  }

  CorpusFacts facts() {
    return new CorpusFacts(List.copyOf(labels), sha256(), characters, documents);
  }

  /// How many code points the text of all documents has.
  long characters() {
    return characters;
  }

  /// How many of them stand in documents, and not between two.
  long ownCharacters() {
    return characters - joints;
  }

  /// Whether there was nothing but white space so far.
  boolean isBlank() {
    return blank;
  }

  /// How many line ends stand in a text that is blank.
  long lineEnds() {
    return lineEnds;
  }

  /// The hash of the text; where documents have labels, of each label, U+0000 and its text.
  private String sha256() {
    return Sha256.hex(labels.isEmpty() ? plainHash : labelledHash);
  }
}
