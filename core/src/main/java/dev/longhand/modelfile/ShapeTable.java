package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What an architecture expects beside what a file holds, in the rows where they differ.
final class ShapeTable {
  private static final int MOST_ROWS = 20;
  private static final String NOTHING = "nothing";

  private final List<String> rows = new ArrayList<>();

  private ShapeTable() {}

  /// Refuses tensors that are not exactly the expected ones.
  static void check(Map<String, List<Long>> expected, List<Tensor> found, FilePlace place) {
    var table = new ShapeTable();
    var left = new TreeMap<String, List<Long>>();
    found.forEach(tensor ->
        left.put(tensor.name(), tensor.shape().stream().map(Integer::longValue).toList()));
    expected.forEach((name, shape) -> {
      List<Long> there = left.remove(name);
      table.compare(name, shape, there == null ? NOTHING : shown(there, shape));
    });
    left.forEach((name, shape) -> table.row(name, NOTHING, shape.toString()));
    if (!table.rows.isEmpty()) {
      throw place.damaged(ErrorCode.MODEL_MISMATCH, table.render());
    }
  }

  private void compare(String name, List<Long> expected, String found) {
    if (!found.equals(expected.toString())) {
      row(name, expected.toString(), found);
    }
  }

  private static String shown(List<Long> found, List<Long> expected) {
    boolean transposed = !found.equals(expected) && found.equals(expected.reversed());
    return transposed ? found + " (transposed)" : found.toString();
  }

  private void row(String name, String expected, String found) {
    rows.add(
        String.format(
            Locale.ROOT, "\n    %-32s %-16s %s", FilePlace.harmless(name), expected, found));
  }

  private String render() {
    var text = new StringBuilder(Wording.count(rows.size(), "tensor"));
    text.append(rows.size() == 1 ? " does" : " do").append(" not fit the architecture:");
    text.append(String.format(Locale.ROOT, "\n    %-32s %-16s %s", "tensor", "expected", "found"));
    rows.stream().limit(MOST_ROWS).forEach(text::append);
    if (rows.size() > MOST_ROWS) {
      text.append(String.format(Locale.ROOT, "\n    and %d more", rows.size() - MOST_ROWS));
    }
    return text.toString();
  }
}
