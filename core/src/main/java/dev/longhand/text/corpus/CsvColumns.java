package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Which cells of a row are the text and its label, found by name or number.
///
/// @param text index of the texts, from 0
/// @param label index of the labels, from 0
/// @param textName the column of the texts as messages name it
/// @param labelName the column of the labels as messages name it
record CsvColumns(int text, OptionalInt label, String textName, Optional<String> labelName) {
  private static final int SHOWN = 20;
  private static final String COLUMN = "--column";
  private static final String LABEL_COLUMN = "--label-column";

  /// The columns that options ask for, in a table whose first row is this.
  ///
  /// @param suggested index of the column to propose when none is asked for
  /// @throws LonghandException `DATA_COLUMN` or `DATA_HEADER`
  static CsvColumns of(
      List<String> firstRow, TableOptions options, TablePlace place, int suggested) {
    var search = new Search(firstRow, options.header(), place);
    int text = options.column().map(name -> search.index(name, COLUMN)).orElse(-1);
    if (text < 0) {
      text = search.only(suggested);
    }
    Optional<Integer> label = options.labelColumn().map(name -> search.index(name, LABEL_COLUMN));
    return new CsvColumns(
        text,
        label.map(OptionalInt::of).orElse(OptionalInt.empty()),
        search.title(text),
        label.map(search::title));
  }

  /// Whether an only column can be the one of the texts that options name, if they name one.
  static boolean isAskedFor(String column, TableOptions options) {
    return options
        .column()
        .map(name -> isNumber(name) || name.strip().equals(column.strip()))
        .orElse(true);
  }

  /// The options to read a table by whose start is this sample: the column that seems to hold
  /// texts.
  static String proposal(CsvSample sample) {
    String column = option(COLUMN, sample.rows().getFirst(), sample.widest());
    return sample.delimiter() == ','
        ? column
        : column + " " + CsvDialect.option(sample.delimiter());
  }

  /// An option with a column: by its name where that is clear, otherwise by its number.
  private static String option(String option, List<String> names, int column) {
    String name = names.get(column).strip();
    boolean clear =
        !name.isEmpty()
            && !isNumber(name)
            && names.stream().filter(other -> other.strip().equals(name)).count() == 1;
    return option + " " + (clear ? Wording.shellWord(name) : Integer.toString(column + 1));
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  /// One table's columns and the way to speak of them.
  private record Search(List<String> firstRow, Header header, TablePlace place) {
    /// The one column that there is.
    int only(int suggested) {
      if (firstRow.size() == 1) {
        return 0;
      }
      throw place.refusal(
          ErrorCode.DATA_COLUMN,
          "which column holds the texts? " + listed(),
          option(COLUMN, suggested));
    }

    int index(String wanted, String option) {
      if (isNumber(wanted)) {
        return numbered(wanted, option);
      }
      if (header == Header.ABSENT) {
        throw place.refusal(
            ErrorCode.DATA_COLUMN,
            "without a header columns have no names such as " + TablePlace.quoted(wanted),
            "leave out --no-header, or name a number: " + option + " 1");
      }
      int[] found =
          IntStream.range(0, firstRow.size())
              .filter(column -> firstRow.get(column).strip().equals(wanted.strip()))
              .toArray();
      return switch (found.length) {
        case 0 -> throw missing(wanted, option);
        case 1 -> found[0];
        default -> throw repeated(wanted, option, found);
      };
    }

    String title(int column) {
      return header == Header.ABSENT || firstRow.get(column).isBlank()
          ? "column " + Wording.number(column + 1L)
          : "column " + TablePlace.quoted(firstRow.get(column).strip());
    }

    private int numbered(String digits, String option) {
      int most = firstRow.size();
      boolean exists = digits.length() <= 9 && Integer.parseInt(digits) >= 1;
      if (exists && Integer.parseInt(digits) <= most) {
        return Integer.parseInt(digits) - 1;
      }
      throw place.refusal(
          ErrorCode.DATA_COLUMN,
          "there is no column " + TablePlace.quoted(digits) + "; " + listed(),
          "name one of them by its number from 1 or its name: " + option(option, most - 1));
    }

    private LonghandException missing(String wanted, String option) {
      if (firstRow.stream().allMatch(String::isBlank)) {
        return place.refusal(
            ErrorCode.DATA_HEADER,
            "the header has no names, so there is no column " + TablePlace.quoted(wanted),
            "name a number: " + option + " 1; without a header: --no-header " + option + " 1");
      }
      String fix =
          Wording.nearest(wanted, firstRow)
              .map(name -> "did you mean " + option(option, firstRow.indexOf(name)) + "?")
              .orElse(
                  "name one of them by its number, "
                      + option
                      + " 1; if the first line is no header, --no-header "
                      + option
                      + " 1");
      return place.refusal(
          ErrorCode.DATA_COLUMN,
          "there is no column " + TablePlace.quoted(wanted) + "; " + listed(),
          fix);
    }

    private LonghandException repeated(String wanted, String option, int[] found) {
      List<String> numbers =
          IntStream.of(found).mapToObj(column -> Integer.toString(column + 1)).toList();
      return place.refusal(
          ErrorCode.DATA_HEADER,
          Wording.number(found.length)
              + " columns have the name "
              + TablePlace.quoted(wanted)
              + ": those with the numbers "
              + String.join(", ", numbers),
          "name one by its number: " + option + " " + numbers.getFirst());
    }

    private String option(String option, int column) {
      return header == Header.ABSENT
          ? option + " " + (column + 1)
          : CsvColumns.option(option, firstRow, column);
    }

    /// Every column with its number, and its name where the table has names.
    private String listed() {
      if (header == Header.ABSENT) {
        return "there are " + Wording.count(firstRow.size(), "column");
      }
      var names = new ArrayList<String>();
      for (int column = 0; column < Math.min(SHOWN, firstRow.size()); column++) {
        names.add((column + 1) + " " + TablePlace.quoted(firstRow.get(column)));
      }
      String more =
          firstRow.size() > SHOWN
              ? " and " + Wording.number(firstRow.size() - (long) SHOWN) + " more"
              : "";
      return "the columns are " + String.join(", ", names) + more;
    }
  }
}
