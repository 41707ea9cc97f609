package dev.longhand.inspect;

import dev.longhand.error.Problem;
import dev.longhand.text.survey.Checkup;
import dev.longhand.text.survey.Finding;
import dev.longhand.text.survey.Passage;
import dev.longhand.text.survey.TextFacts;
import java.util.List;
import java.util.Objects;

/// What a run's text is made of, and what was found in it before the first step.
public record CheckedText(TextFacts facts, List<Note> notes) {
  /// One finding.
  ///
  /// @param example from the text; empty where one place cannot show it
  public record Note(Problem problem, String example) {
    public Note {
      Objects.requireNonNull(problem);
      Objects.requireNonNull(example);
    }

    private static Note of(Finding finding) {
      return new Note(finding.problem(), finding.example().map(Passage::text).orElse(""));
    }
  }

  public CheckedText {
    Objects.requireNonNull(facts);
    notes = List.copyOf(notes);
  }

  /// What a check of a text came to.
  public static CheckedText of(Checkup checkup) {
    return new CheckedText(checkup.facts(), checkup.findings().stream().map(Note::of).toList());
  }
}
