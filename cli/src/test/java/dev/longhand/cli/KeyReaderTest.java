package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
  /// All keys that come of what a terminal sends at once.
  private static List<Key> keys(String sent) {
    var place = new int[1];
    var reader =
        new KeyReader(
            millis -> place[0] < sent.length() ? sent.charAt(place[0]++) : KeyReader.NOTHING);
    var keys = new ArrayList<Key>();
    Key key = reader.next(1);
    while (key != Key.Silence.NOTHING) {
      keys.add(key);
      key = reader.next(1);
    }
    return keys;
  }

  @Test
  void charactersAreText() {
    assertThat(keys("aé世🌊"))
        .containsExactly(
            new Key.Text("a"), new Key.Text("é"), new Key.Text("世"), new Key.Text("🌊"));
  }

  @Test
  void halfACharacterIsNoText() {
    assertThat(keys("\uD83Ca")).doesNotContain(new Key.Text("\uD83C"));
    assertThat(keys("\uDF0A")).containsExactly(Key.Command.OTHER);
  }

  @Test
  void controlCharactersAreCommands() {
    assertThat(keys("\t\r\n\u007F\b\u0017\u001A\u0004\u0011\u0003"))
        .containsExactly(
            Key.Command.TAKE,
            Key.Command.ENTER,
            Key.Command.ENTER,
            Key.Command.ERASE,
            Key.Command.ERASE,
            Key.Command.WORD,
            Key.Command.UNDO,
            Key.Command.LEAVE,
            Key.Command.LEAVE,
            Key.Command.INTERRUPT);
  }

  @Test
  void arrowsOfEveryTerminalAreCommands() {
    assertThat(keys("\u001B[A\u001BOA\u001B[B\u001B[1;3A\u001B\u001B[A\u001B[1;3B\u001B[5~"))
        .containsExactly(
            Key.Command.UP,
            Key.Command.UP,
            Key.Command.DOWN,
            Key.Command.HOTTER,
            Key.Command.HOTTER,
            Key.Command.COOLER,
            Key.Command.PAGE_UP);
  }

  @Test
  void whatIsNotKnownIsNotTyped() {
    assertThat(keys("\u001B[99;5u\u001Bxa\u001B[[Eb"))
        .containsExactly(
            Key.Command.OTHER,
            Key.Command.OTHER,
            new Key.Text("a"),
            Key.Command.OTHER,
            new Key.Text("b"));
  }

  @Test
  void theEscapeKeyAloneIsACommand() {
    assertThat(keys("\u001B")).containsExactly(Key.Command.ESCAPE);
  }

  @Test
  void whatIsPastedIsTextAndNoKeys() {
    assertThat(keys("\u001B[200~a\tb\r\nc\rd\u001B[201~e"))
        .containsExactly(new Key.Text("a\tb\nc\nd"), new Key.Text("e"));
  }

  @Test
  void aTerminalThatIsGoneIsTold() {
    assertThat(new KeyReader(_ -> KeyReader.GONE).next(1)).isEqualTo(Key.Silence.GONE);
  }
}
