package dev.longhand.text.survey;

import dev.longhand.text.corpus.PartConsumer;
import dev.longhand.text.corpus.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads documents once, character by character for the symbols and words, line by line for the
/// rest. Mutable.
///
/// What is held out is looked for in the training part by a second reading, because it need not
/// stand behind all of it.
final class Survey implements PartConsumer {
  private static final int BLOCK = 1 << 13;

  private final Leaks leaks;
  private final Reading reading;
  private final SymbolSurvey symbols = new SymbolSurvey();
  private final WordSurvey words;
  private final LineLengths lengths = new LineLengths();
  private final List<Finder> finders;
  private final char[] block = new char[BLOCK];
  private final StringBuilder line = new StringBuilder();
  private long length; // of the line so far
  private long number; // of the line
  private long documents;
  private boolean atLineStart = true;
  private TextPart part = TextPart.TRAINING;
  private TextPart linePart = TextPart.TRAINING; // where the line begins

  /// @param leaks learns the training part in the first reading and measures the others by it in
  ///   the second
  Survey(RepeatedLines.Unit unit, Leaks leaks, Reading reading) {
    this.leaks = leaks;
    this.reading = reading;
    words = new WordSurvey(leaks, reading);
    finders =
        List.of(
            leaks,
            new RepeatedLines(unit),
            new Credits(),
            new WebLines(),
            new PageHeaders(),
            new Markup(),
            symbols,
            words,
            lengths);
  }

  @Override
  public void enter(TextPart next) {
    if (next != part) {
      words.end(part);
      leaks.interrupt();
      part = next;
    }
  }

  @Override
  public void begin(Optional<String> label) {
    documents++;
    number = 0;
    leaks.interrupt();
    beginLine();
  }

  @Override
  public void accept(String piece) {
    if (reading == Reading.HELD_OUT && part == TextPart.TRAINING) {
      number += piece.chars().filter(character -> character == '\n').count();
      return;
    }
    for (int from = 0; from < piece.length(); from += BLOCK) {
      int count = Math.min(BLOCK, piece.length() - from);
      piece.getChars(from, from + count, block, 0);
      read(count);
    }
  }

  private void read(int count) {
    int from = 0;
    for (int i = 0; i < count; i++) {
      if (block[i] == '\n') {
        readStretch(from, i);
        symbols.readLineEnd();
        endLine();
        beginLine();
        from = i + 1;
      }
    }
    readStretch(from, count);
  }

  private void readStretch(int from, int to) {
    if (from == to) {
      return;
    }
    if (atLineStart) {
      linePart = part;
      atLineStart = false;
    }
    symbols.read(block, from, to, length);
    words.read(block, from, to, length, part);
    int room = (int) Math.max(0, Line.KEPT - length);
    line.append(block, from, Math.min(to - from, room));
    length += to - from;
  }

  @Override
  public void end() {
    if (!atLineStart) {
      endLine();
    }
  }

  private void beginLine() {
    number++;
    length = 0;
    line.setLength(0);
    atLineStart = true;
    linePart = part;
  }

  private void endLine() {
    words.end(part);
    var finished = new Line(line.toString(), length, documents, number, linePart);
    switch (reading) {
      case ALL -> finders.forEach(finder -> finder.accept(finished));
      case HELD_OUT -> leaks.measure(finished);
    }
  }

  TextFacts facts(long characters) {
    return new TextFacts(
        characters,
        documents,
        lengths.lines(),
        lengths.longest(),
        symbols.symbols(),
        words.words(),
        words.distinct(),
        words.once(),
        words.rate() > 1);
  }

  List<Finding> findings(FindingPlace place) {
    var findings = new ArrayList<Finding>();
    finders.forEach(finder -> findings.addAll(finder.findings(place)));
    return findings;
  }
}
