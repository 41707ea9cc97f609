package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.Optional;
import java.util.function.Consumer;

/// Cuts the text of one file, which arrives in any pieces, into documents. A closed family;
/// mutable.
sealed interface DocumentSplitter extends Consumer<String> {
  /// Ends the file.
  void finish();

  /// What was left out, if anything was.
  default Optional<Problem> notice(String where) {
    return Optional.empty();
  }

  static DocumentSplitter of(Documents documents, DocumentConsumer next) {
    return switch (documents) {
      case WHOLE -> new Whole(next);
      case LINES -> new Lines(next);
      case PARAGRAPHS -> new Paragraphs(next);
    };
  }

  /// One document.
  final class Whole implements DocumentSplitter {
    private final DocumentConsumer next;

    private Whole(DocumentConsumer next) {
      this.next = next;
      next.begin(Optional.empty());
    }

    @Override
    public void accept(String text) {
      next.accept(text);
    }

    @Override
    public void finish() {
      next.end();
    }
  }

  /// Each line that is not blank.
  final class Lines implements DocumentSplitter {
    private final LineSplitter lines;
    private final DocumentConsumer next;
    private boolean inDocument;
    private long blank;

    private Lines(DocumentConsumer next) {
      this.next = next;
      lines = new LineSplitter(this::acceptPart, this::endLine);
    }

    @Override
    public void accept(String text) {
      lines.accept(text);
    }

    @Override
    public void finish() {
      lines.finish();
    }

    @Override
    public Optional<Problem> notice(String where) {
      if (blank == 0) {
        return Optional.empty();
      }
      String what = Wording.count(blank, "blank line") + " gave no document";
      return Optional.of(new Problem(ErrorCode.DATA_BLANK, what, where, ""));
    }

    private void acceptPart(String part) {
      if (!inDocument) {
        next.begin(Optional.empty());
        inDocument = true;
      }
      next.accept(part);
    }

    private void endLine(String lineEnd) {
      if (inDocument) {
        next.end();
      } else {
        blank++;
      }
      inDocument = false;
    }
  }

  /// Each run of lines that are not blank.
  final class Paragraphs implements DocumentSplitter {
    private final LineSplitter lines;
    private final DocumentConsumer next;
    private boolean inDocument;
    private boolean inLine;
    private String open = "";

    private Paragraphs(DocumentConsumer next) {
      this.next = next;
      lines = new LineSplitter(this::acceptPart, this::endLine);
    }

    @Override
    public void accept(String text) {
      lines.accept(text);
    }

    @Override
    public void finish() {
      lines.finish();
      if (inDocument) {
        next.end();
      }
    }

    private void acceptPart(String part) {
      if (!inDocument) {
        next.begin(Optional.empty());
        inDocument = true;
      } else if (!inLine) {
        next.accept(open);
      }
      inLine = true;
      next.accept(part);
    }

    private void endLine(String lineEnd) {
      if (!inLine && inDocument) {
        next.end();
        inDocument = false;
      }
      inLine = false;
      open = lineEnd;
    }
  }
}
