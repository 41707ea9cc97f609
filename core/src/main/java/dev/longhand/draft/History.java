package dev.longhand.draft;

import java.util.ArrayList;
import java.util.List;

/// What became of one branch, step by step, and where in it the person stands. Mutable.
final class History {
  private final List<Edit> edits = new ArrayList<>(); // the first is what it began with
  private int place; // of the edit whose outcome is shown

  private History() {}

  static History of(State beginning) {
    var history = new History();
    history.edits.add(Edit.of(Edit.Kind.BEGUN, beginning, beginning));
    return history;
  }

  /// Another branch with the same past, and no future.
  History copy() {
    var history = new History();
    history.edits.addAll(edits.subList(0, place + 1));
    history.place = place;
    return history;
  }

  State state() {
    return last().after();
  }

  /// What was done last.
  Edit last() {
    return edits.get(place);
  }

  /// Takes note of a step; what was undone is forgotten.
  void add(Edit edit) {
    edits.subList(place + 1, edits.size()).clear();
    edits.add(edit);
    place++;
  }

  /// Makes the last step go further: what was typed letter by letter is undone word by word.
  void extend(State after) {
    Edit last = last();
    edits.subList(place, edits.size()).clear();
    edits.add(new Edit(last.kind(), last.before(), after, last.stretch()));
  }

  /// Goes a step back, and says whether there was one.
  boolean undo() {
    if (place == 0) {
      return false;
    }
    place--;
    return true;
  }

  /// Goes a step on that was undone, and says whether there was one.
  boolean redo() {
    if (place == edits.size() - 1) {
      return false;
    }
    place++;
    return true;
  }
}
