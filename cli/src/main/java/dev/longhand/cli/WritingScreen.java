package dev.longhand.cli;

import dev.longhand.draft.Draft;
import dev.longhand.draft.Stretch;
import dev.longhand.draft.Suggestion;
import dev.longhand.draft.Written;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/// What keys do to a draft, and what is seen of it: all of a session at a terminal but the terminal
/// itself. Mutable.
final class WritingScreen {
  private static final Stretch ON = new Stretch.Tokens(100);
  private static final double STEP = 0.1; // of the temperature
  private static final int PAGE = 5; // lines
  private static final int INTERRUPTED = 130;
  private static final int HUNG_UP = 129;

  private final Draft draft;
  private final WritingFiles files;
  private final int top;
  private final BooleanSupplier going;
  private List<Suggestion> suggestions;
  private int chosen;
  private String message = "";
  private Optional<WritingPage.Question> question = Optional.empty();
  private WritingPage.Help help = WritingPage.Help.HIDDEN;
  private int scroll;
  private OptionalInt status = OptionalInt.empty();

  /// What a session is about.
  ///
  /// @param top how many tokens are shown that may come next
  record Contents(Draft draft, WritingFiles files, int top) {}

  /// @param going asked while the model writes; false stops it
  WritingScreen(Contents contents, BooleanSupplier going) {
    draft = contents.draft();
    files = contents.files();
    top = contents.top();
    this.going = going;
    suggestions = draft.suggestions(top);
  }

  /// The exit status that a key asked for; empty before one did.
  OptionalInt status() {
    return status;
  }

  /// What is to be seen now.
  WritingPage page() {
    String tokens = Wording.count(draft.length(), "token");
    var standing =
        new WritingPage.Standing(
            draft.temperature(),
            draft.branch(),
            draft.branches().size(),
            tokens,
            draft.perplexity());
    return new WritingPage(
        draft.spans(),
        suggestions,
        top,
        chosen,
        WritingPage.facts(standing),
        message,
        question,
        scroll,
        help);
  }

  /// Does what a key says.
  ///
  /// @throws LonghandException `MODEL_NAN`; whatever else is refused becomes a message
  void press(Key key) {
    switch (key) {
      case Key.Silence silence -> {
        if (silence == Key.Silence.GONE) {
          status = OptionalInt.of(HUNG_UP);
        }
      }
      case Key.Text text when question.isPresent() -> answer(question.get().answer() + text.text());
      case Key.Command command when question.isPresent() -> ask(question.get(), command);
      case Key.Text text -> type(text.text());
      case Key.Command command -> command(command);
    }
  }

  private void type(String text) {
    changed();
    List<Problem> notices = draft.type(text);
    if (!notices.isEmpty()) {
      message = notices.getFirst().what();
    }
    foresee();
  }

  /// Forgets what belongs to the text as it was.
  private void changed() {
    message = "";
    scroll = 0;
    help = WritingPage.Help.HIDDEN;
  }

  private void foresee() {
    suggestions = draft.suggestions(top);
    chosen = 0;
    if (suggestions.isEmpty() && message.isEmpty()) {
      message = "no token begins like '" + Wording.escaped(draft.typing().strip(), 30) + "'";
    }
  }

  private void command(Key.Command command) {
    switch (command) {
      case UP -> chosen = Math.max(0, chosen - 1);
      case DOWN -> chosen = Math.min(Math.max(0, suggestions.size() - 1), chosen + 1);
      case PAGE_UP -> scroll += PAGE;
      case PAGE_DOWN -> scroll = Math.max(0, scroll - PAGE);
      case HELP -> toggleHelp();
      case LEAVE -> status = OptionalInt.of(0);
      case INTERRUPT -> status = OptionalInt.of(INTERRUPTED);
      case TEMPERATURE -> ask(WritingPage.Question.Subject.TEMPERATURE, "");
      case BRANCH -> ask(WritingPage.Question.Subject.BRANCH, newName());
      case SAVE -> ask(WritingPage.Question.Subject.FILE, files.usualName());
      case ENTER -> type("\n");
      case ESCAPE, OTHER -> changed();
      case TAKE, WORD, LINE, ON, AGAIN, ERASE, UNDO, REDO, HOTTER, COOLER, NEXT_BRANCH -> {
        changed();
        change(command);
        foresee();
      }
    }
  }

  private void change(Key.Command command) {
    switch (command) {
      case TAKE -> {
        if (!suggestions.isEmpty()) {
          draft.take(suggestions.get(chosen));
        }
      }
      case WORD -> tell(draft.write(Stretch.WORD, going));
      case LINE -> tell(draft.write(Stretch.LINE, going));
      case ON -> tell(draft.write(ON, going));
      case AGAIN ->
          draft
              .again(going)
              .ifPresentOrElse(this::tell, () -> message = "the model has not written last");
      case ERASE -> draft.erase();
      case UNDO -> message = draft.undo() ? "" : "nothing to undo";
      case REDO -> message = draft.redo() ? "" : "nothing to do again";
      case HOTTER -> heat(draft.temperature() + STEP);
      case COOLER -> heat(draft.temperature() - STEP);
      case NEXT_BRANCH -> goToNextBranch();
      case UP,
          DOWN,
          PAGE_UP,
          PAGE_DOWN,
          HELP,
          LEAVE,
          INTERRUPT,
          TEMPERATURE,
          BRANCH,
          SAVE,
          ENTER,
          ESCAPE,
          OTHER ->
          throw new IllegalArgumentException(command.name());
    }
  }

  private void tell(Written written) {
    message =
        switch (written.pause()) {
          case DONE -> "";
          case END_MARK -> "the model would end the document here";
          case TOO_LONG -> "no end came within " + Wording.count(written.tokens(), "token");
          case CANCELLED -> "stopped after " + Wording.count(written.tokens(), "token");
        };
  }

  /// Whole tenths, so that steps up and down meet again.
  private void heat(double wanted) {
    double tenths = Math.rint(Math.clamp(wanted, 0, 10) * 10);
    draft.setTemperature(tenths / 10);
  }

  private void goToNextBranch() {
    List<String> branches = draft.branches();
    int next = (branches.indexOf(draft.branch()) + 1) % branches.size();
    draft.switchTo(branches.get(next));
    message = branches.size() == 1 ? "there is one branch only" : "";
  }

  private void toggleHelp() {
    boolean shown = help == WritingPage.Help.SHOWN;
    changed();
    help = shown ? WritingPage.Help.HIDDEN : WritingPage.Help.SHOWN;
  }

  // ---- questions

  private String newName() {
    int number = draft.branches().size() + 1;
    while (draft.branches().contains("branch-" + number)) {
      number++;
    }
    return "branch-" + number;
  }

  private void ask(WritingPage.Question.Subject subject, String proposed) {
    changed();
    question = Optional.of(new WritingPage.Question(subject, proposed));
  }

  private void answer(String answer) {
    question =
        question.map(asked -> new WritingPage.Question(asked.subject(), answer.replace("\n", "")));
  }

  /// What a command means while something is asked for.
  private void ask(WritingPage.Question asked, Key.Command command) {
    String answer = asked.answer();
    switch (command) {
      case ERASE ->
          answer(
              answer.isEmpty()
                  ? ""
                  : answer.substring(0, answer.offsetByCodePoints(answer.length(), -1)));
      case ENTER, TAKE -> {
        question = Optional.empty();
        settle(asked.subject(), answer.strip());
        foresee();
      }
      case ESCAPE, INTERRUPT, LEAVE -> question = Optional.empty();
      case UP,
          DOWN,
          WORD,
          LINE,
          ON,
          AGAIN,
          UNDO,
          REDO,
          HOTTER,
          COOLER,
          TEMPERATURE,
          BRANCH,
          NEXT_BRANCH,
          SAVE,
          PAGE_UP,
          PAGE_DOWN,
          HELP,
          OTHER -> {}
    }
  }

  private void settle(WritingPage.Question.Subject subject, String answer) {
    try {
      message =
          switch (subject) {
            case TEMPERATURE -> {
              draft.setTemperature(Double.parseDouble(answer));
              yield "";
            }
            case BRANCH -> {
              draft.begin(answer);
              yield "branch " + draft.branch() + " begins here";
            }
            case FILE -> {
              Path file = Paths.of(answer, "FILE");
              files.save(draft, file);
              yield "saved in " + Wording.escaped(answer, 60);
            }
          };
    } catch (NumberFormatException wrong) {
      message = "'" + Wording.escaped(answer, 20) + "' is no number";
    } catch (LonghandException refused) {
      message = refused.problems().getFirst().what();
    }
  }
}
