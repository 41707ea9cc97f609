package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.List;
import java.util.Locale;

/// Clean documents to learn from, and where they came from.
///
/// What is large lies in a temporary file, which goes when the corpus is closed; a corpus that is
/// never closed loses it at the end of the process. Immutable, and safe for many threads.
public final class Corpus implements AutoCloseable {
  private final DocumentSource documents;
  private final CorpusFacts facts;
  private final TextCleaning cleaning;
  private final List<Source> sources;
  private final List<Problem> notices;

  Corpus(
      DocumentSource documents,
      CorpusFacts facts,
      TextCleaning cleaning,
      List<Source> sources,
      List<Problem> notices) {
    this.documents = documents;
    this.facts = facts;
    this.cleaning = cleaning;
    this.sources = List.copyOf(sources);
    this.notices = List.copyOf(notices);
  }

  /// A part of this corpus, which has nothing to notice of its own.
  Corpus part(PartView view, CorpusFacts ofPart) {
    return new Corpus(view, ofPart, cleaning, sources, List.of());
  }

  /// A text from memory as one document, taken as it is.
  ///
  /// @throws IllegalArgumentException when it holds half of a surrogate pair, which no file could
  public static Corpus of(String text) {
    return of(text, TextCleaning.NONE);
  }

  /// A text from memory as one document, cleaned by these rules.
  ///
  /// @throws IllegalArgumentException when it holds half of a surrogate pair, which no file could
  public static Corpus of(String text, TextCleaning cleaning) {
    return ofDocuments(List.of(Document.of(text)), cleaning);
  }

  /// Documents from memory, cleaned by these rules; those without a character are left out.
  ///
  /// @throws IllegalArgumentException when one holds half of a surrogate pair, which no file could
  public static Corpus ofDocuments(List<Document> documents, TextCleaning cleaning) {
    boolean labelled = documents.stream().anyMatch(document -> document.label().isPresent());
    DocumentStore store = DocumentStore.in(DocumentStore.usualScratch());
    var builder =
        new CorpusBuilder(
            labelled ? CorpusBuilder.Labels.POSSIBLE : CorpusBuilder.Labels.NONE, store);
    var intake = new DocumentIntake(cleaning, builder);
    for (Document document : documents) {
      requireWellFormed(document.text());
      document.label().ifPresent(Corpus::requireWellFormed);
      intake.begin(document.label());
      intake.accept(document.text());
      intake.end();
    }
    store.finish();
    return new Corpus(store, builder.facts(), cleaning, List.of(), List.of());
  }

  /// Hands out all documents in their order, the same at every call.
  public void forEach(DocumentConsumer consumer) {
    documents.forEach(consumer);
  }

  /// All documents as one text, with a line end behind each that has none and is not the last; for
  /// small texts only.
  ///
  /// @throws LonghandException `DATA_TOO_LARGE` when no string could hold it
  public String text() {
    var text = new StringBuilder();
    forEach(new JoinedText(piece -> append(text, piece)));
    return text.toString();
  }

  private void append(StringBuilder text, String piece) {
    if (text.length() > Integer.MAX_VALUE - 16 - piece.length()) {
      throw new LonghandException(
          ErrorCode.DATA_TOO_LARGE,
          Wording.count(facts.characters(), "character") + " are too many for one string",
          "",
          "read the documents one after the other");
    }
    text.append(piece);
  }

  /// The rules that the text went through, to be applied to prompts.
  public TextCleaning cleaning() {
    return cleaning;
  }

  /// The files in the order given; none for a text from memory.
  public List<Source> sources() {
    return sources;
  }

  /// What a person should know about the files, in the order found.
  public List<Problem> notices() {
    return notices;
  }

  /// The hash of {@link #text} in UTF-8, in small hexadecimal digits; where documents have labels,
  /// of each label, U+0000 and the document.
  public String sha256() {
    return facts.sha256();
  }

  /// How many code points {@link #text} has.
  public long characters() {
    return facts.characters();
  }

  /// How many documents there are.
  public long documents() {
    return facts.documents();
  }

  /// The labels of all documents, each once, sorted.
  public List<String> labels() {
    return facts.labels();
  }

  /// Whether the first document is the rest of one, because this is a part of a text that was cut
  /// there.
  public boolean beginsInsideADocument() {
    return documents.beginsInsideADocument();
  }

  /// Whether the last document goes on in another part of the text.
  public boolean endsInsideADocument() {
    return documents.endsInsideADocument();
  }

  @Override
  public void close() {
    documents.close();
  }

  /// Makes sure that a text has no half of a surrogate pair.
  ///
  /// @throws IllegalArgumentException when it has one, which no file could
  public static void requireWellFormed(String text) {
    int index = halfOfAPair(text);
    if (index >= 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "half of a surrogate pair at index %d", index));
    }
  }

  /// Whether a text has no half of a surrogate pair.
  public static boolean isWellFormed(String text) {
    return halfOfAPair(text) < 0;
  }

  /// Where the first half of a surrogate pair stands alone; negative when there is none.
  private static int halfOfAPair(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (Character.isSurrogate(text.charAt(index))) {
        if (Character.charCount(text.codePointAt(index)) == 1) {
          return index;
        }
        index++;
      }
    }
    return -1;
  }
}
