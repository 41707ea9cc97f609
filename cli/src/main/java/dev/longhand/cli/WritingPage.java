package dev.longhand.cli;

import dev.longhand.draft.Span;
import dev.longhand.draft.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// All that a person sees of a draft, before it is laid out.
///
/// @param top how many suggestions there is to be room for
/// @param chosen the place of the suggestion that the next Tab takes
/// @param facts about the text, the most important first
/// @param message about what was done last; empty for none
/// @param question what is asked for, if anything is
/// @param scroll how many lines the text is moved down, to show what stands above
/// @param help whether the list of all keys stands in place of the text
record WritingPage(
    List<Span> text,
    List<Suggestion> suggestions,
    int top,
    int chosen,
    List<String> facts,
    String message,
    Optional<Question> question,
    int scroll,
    Help help) {
  /// Whether the list of all keys is shown.
  enum Help {
    HIDDEN,
    SHOWN
  }

  /// Something that a person is asked for in the last line.
  ///
  /// @param answer as far as it is typed
  record Question(Subject subject, String answer) {
    /// What is asked for.
    enum Subject {
      TEMPERATURE("temperature, 0 to 10: "),
      BRANCH("name of the new branch: "),
      FILE("save in file: ");

      private final String words;

      Subject(String words) {
        this.words = words;
      }

      String words() {
        return words;
      }
    }
  }

  WritingPage {
    text = List.copyOf(text);
    suggestions = List.copyOf(suggestions);
    facts = List.copyOf(facts);
  }

  /// What is said about a text in its status line.
  static List<String> facts(Standing standing) {
    String perplexity =
        standing.perplexity().isPresent()
            ? "yours: perplexity " + Words.decimal(standing.perplexity().getAsDouble(), 1)
            : "";
    String branch =
        standing.branches() > 1
            ? standing.branch() + " of " + standing.branches() + " branches"
            : standing.branch();
    return List.of(
            "temperature " + Words.significant(standing.temperature(), 3),
            branch,
            standing.tokens(),
            perplexity)
        .stream()
        .filter(fact -> !fact.isEmpty())
        .toList();
  }

  /// Where a draft stands.
  ///
  /// @param branches how many there are
  /// @param tokens how many, in words
  record Standing(
      double temperature, String branch, int branches, String tokens, OptionalDouble perplexity) {}
}
