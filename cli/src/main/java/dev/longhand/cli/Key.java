package dev.longhand.cli;

import java.util.Arrays;
import java.util.Optional;

/// What a person pressed. A closed family.
sealed interface Key {
  /// Text, of one character or pasted.
  record Text(String text) implements Key {}

  /// A key that writes nothing by itself.
  ///
  /// Control characters and arrows reach a program over any connection; of a letter with Alt or
  /// with Shift and Ctrl nobody can be sure.
  enum Command implements Key {
    TAKE('\t', "Tab", "take the chosen token"),
    UP(0, "Up, Down", "choose another token"),
    DOWN(0, "", ""),
    WORD('W', "Ctrl-W", "the model writes a word"),
    LINE('L', "Ctrl-L", "the model writes to the end of the line"),
    ON('E', "Ctrl-E", "the model writes 100 tokens; any key stops it"),
    AGAIN('R', "Ctrl-R", "what the model wrote last, in another way"),
    ERASE(0x7F, "Backspace", "erase a character, or a token that is a word"),
    UNDO('Z', "Ctrl-Z", "undo the last step"),
    REDO('Y', "Ctrl-Y", "do it again"),
    HOTTER(0, "Alt-Up, Alt-Down", "change the temperature by a tenth"),
    COOLER(0, "", ""),
    TEMPERATURE('T', "Ctrl-T", "set the temperature"),
    BRANCH('B', "Ctrl-B", "begin a branch here"),
    NEXT_BRANCH('N', "Ctrl-N", "go to the next branch"),
    SAVE('S', "Ctrl-S", "save the draft in a file"),
    PAGE_UP(0, "PgUp, PgDn", "look at earlier text"),
    PAGE_DOWN(0, "", ""),
    HELP('G', "Ctrl-G", "show or hide this list"),
    LEAVE('D', "Ctrl-D", "leave; the text is printed"),
    INTERRUPT('C', "", ""),
    ENTER('\r', "", ""),
    ESCAPE(0, "", ""),
    /// A key without a meaning here.
    OTHER(0, "", "");

    private static final int CONTROL = 0x1F;

    private final int character;
    private final String name;
    private final String meaning;

    Command(int character, String name, String meaning) {
      this.character = character >= '@' && character < 0x7F ? character & CONTROL : character;
      this.name = name;
      this.meaning = meaning;
    }

    /// The command of a control character.
    static Optional<Command> of(int character) {
      return Arrays.stream(values())
          .filter(command -> command.character == character && character != 0)
          .findFirst();
    }

    /// What the key is called; empty where another line of the help names it too.
    String keyName() {
      return name;
    }

    /// What it does, in words.
    String meaning() {
      return meaning;
    }
  }

  /// Nobody pressed anything for a while.
  enum Silence implements Key {
    NOTHING,
    /// Nobody ever will: the terminal is gone.
    GONE
  }
}
