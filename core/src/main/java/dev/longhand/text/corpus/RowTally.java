package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Counts the rows of one table, leaves out those without a text, and hands on the others as
/// documents.
///
/// Mutable, for one file.
final class RowTally {
  /// More different labels than this are no labels.
  static final int MOST_LABELS = 1_000;

  /// A longer cell is a text, not a label; in UTF-16 units.
  static final int LONGEST_LABEL = 200;

  private static final int SHOWN_LABELS = 5;

  private final SourceName source;
  private final TableOptions options;
  private final DocumentConsumer documents;
  private final SkippedRows skippedRows;
  private final Map<String, Long> labels = new LinkedHashMap<>();
  private final List<Problem> notices = new ArrayList<>();
  private long read;
  private long missing;
  private long firstMissing;
  private long unlabelled;
  private long skipped;
  private Optional<Problem> firstSkipped = Optional.empty();

  RowTally(
      SourceName source,
      TableOptions options,
      DocumentConsumer documents,
      SkippedRows skippedRows) {
    this.source = source;
    this.options = options;
    this.documents = documents;
    this.skippedRows = skippedRows;
  }

  /// Whether as many rows were read as are asked for.
  boolean isComplete() {
    return options.rows().isPresent() && read >= options.rows().getAsLong();
  }

  /// Whether bad rows are left out.
  boolean skips() {
    return options.badRows() == BadRows.SKIP;
  }

  /// Something worth knowing besides the counts.
  void note(Problem notice) {
    notices.add(notice);
  }

  /// A row with a text, though perhaps one that says that there is none.
  void add(TablePlace place, String text) {
    read++;
    if (!isMissing(place, text)) {
      addDocument(text, Optional.empty());
    }
  }

  /// A row with a text and a cell for its label, which may be empty.
  void add(TablePlace place, String text, String labelCell) {
    read++;
    if (isMissing(place, text)) {
      return;
    }
    if (MissingCell.is(labelCell)) {
      unlabelled++;
      addDocument(text, Optional.empty());
      return;
    }
    String label = labelCell.strip();
    labels.merge(label, 1L, Long::sum);
    if (labels.size() > MOST_LABELS || label.length() > LONGEST_LABEL) {
      throw noLabels(place, label);
    }
    addDocument(text, Optional.of(label));
  }

  /// A row that cannot be read.
  ///
  /// @throws LonghandException that problem, unless such rows are left out
  void addBad(Problem problem, TablePlace place, List<String> cells) {
    if (!skips()) {
      throw new LonghandException(List.of(problem));
    }
    skipped++;
    if (firstSkipped.isEmpty()) {
      firstSkipped = Optional.of(problem);
    }
    skippedRows.accept(new SkippedRow(source.given(), place.line(), problem.what(), cells));
  }

  /// What was read and what was not.
  ///
  /// @param text the column or the field of the texts, as messages name it
  /// @param label the same of the labels
  List<Problem> notices(String text, Optional<String> label) {
    var all = new ArrayList<>(notices);
    String limit = isComplete() ? ", as many as were asked for" : "";
    String what = Wording.count(read, "row") + " read" + limit + "; the texts are in " + text;
    all.add(new Problem(ErrorCode.DATA_ROWS, what, source.shown(), ""));
    if (missing > 0) {
      String cells =
          Wording.count(missing, "row")
              + " without a text left out, the first in line "
              + Wording.number(firstMissing);
      all.add(new Problem(ErrorCode.DATA_CELLS, cells, source.shown(), ""));
    }
    firstSkipped.ifPresent(first -> all.add(skippedNotice(first)));
    label.ifPresent(name -> all.add(labelNotice(name)));
    return List.copyOf(all);
  }

  private void addDocument(String text, Optional<String> label) {
    documents.begin(label);
    documents.accept(text);
    documents.end();
  }

  private boolean isMissing(TablePlace place, String text) {
    if (!MissingCell.is(text)) {
      return false;
    }
    firstMissing = missing == 0 ? place.line() : firstMissing;
    missing++;
    return true;
  }

  private Problem skippedNotice(Problem first) {
    String what = Wording.count(skipped, "bad row") + " left out; the first: " + first.what();
    return new Problem(first.code(), what, first.where(), "");
  }

  private Problem labelNotice(String column) {
    String shown =
        labels.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(SHOWN_LABELS)
            .map(
                label -> TablePlace.quoted(label.getKey()) + " " + Wording.number(label.getValue()))
            .collect(Collectors.joining(", "));
    String what =
        Wording.count(labels.size(), "label")
            + " in "
            + column
            + (labels.size() > SHOWN_LABELS ? ", most often " : labels.isEmpty() ? "" : ": ")
            + shown
            + (unlabelled > 0 ? "; " + Wording.count(unlabelled, "row") + " without a label" : "");
    return new Problem(ErrorCode.DATA_LABELS, what, source.shown(), "");
  }

  private LonghandException noLabels(TablePlace place, String last) {
    if (last.length() > LONGEST_LABEL) {
      return place.refusal(
          ErrorCode.DATA_LABELS,
          Wording.count(last.length(), "character")
              + " are no label, which has at most "
              + LONGEST_LABEL
              + ": "
              + TablePlace.quoted(last),
          "name the column of the labels, or none");
    }
    String first =
        labels.keySet().stream()
            .limit(SHOWN_LABELS)
            .map(TablePlace::quoted)
            .collect(Collectors.joining(", "));
    return place.refusal(
        ErrorCode.DATA_LABELS,
        "more than "
            + Wording.number(MOST_LABELS)
            + " different labels, so these are hardly labels: "
            + first
            + " …",
        "name the column of the labels, or none");
  }
}
