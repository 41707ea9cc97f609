package dev.longhand.text.survey;

import dev.longhand.text.corpus.DocumentConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads documents once, character by character for the symbols and words, line by line for the
/// rest. Mutable.
final class Survey implements DocumentConsumer {
  private static final int BLOCK = 1 << 13;

  private final long training; // characters in front of the validation part
  private final RepeatedStretches stretches = new RepeatedStretches();
  private final SymbolSurvey symbols = new SymbolSurvey();
  private final WordSurvey words = new WordSurvey(stretches);
  private final LineLengths lengths = new LineLengths();
  private final List<Finder> finders;
  private final char[] block = new char[BLOCK];
  private final StringBuilder line = new StringBuilder();
  private long length; // of the line so far
  private long number; // of the line
  private long documents;
  private boolean atLineStart = true;
  private Part part = Part.TRAINING;

  /// @param training how many characters stand in front of the validation part
  Survey(RepeatedLines.Unit unit, long training) {
    this.training = training;
    finders =
        List.of(
            new RepeatedLines(unit),
            stretches,
            new Credits(),
            new WebLines(),
            new PageHeaders(),
            new Markup(),
            symbols,
            words,
            lengths);
  }

  @Override
  public void begin(Optional<String> label) {
    documents++;
    number = 0;
    stretches.begin();
    beginLine();
  }

  @Override
  public void accept(String piece) {
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
    atLineStart = false;
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
    if (part == Part.TRAINING && symbols.characters() + documents - 1 >= training) {
      part = Part.VALIDATION;
      stretches.begin();
    }
  }

  private void endLine() {
    words.end(part);
    var finished = new Line(line.toString(), length, documents, number, part);
    for (Finder finder : finders) {
      finder.accept(finished);
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
