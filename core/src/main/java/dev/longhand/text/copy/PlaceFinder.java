package dev.longhand.text.copy;

import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.PartConsumer;
import dev.longhand.text.corpus.TextPart;
import dev.longhand.text.token.Marks;
import dev.longhand.text.token.Tokenizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds the characters that tokens came from: reads the documents again and encodes those in which
/// a place is wanted. Mutable, for one reading.
///
/// A place is exact where the tokens of a beginning of a text are the beginning of its tokens, and
/// a token or two away from it where they are not, as with byte pairs.
public final class PlaceFinder {
  /// So many characters stand in an excerpt in front of the place and behind it.
  private static final int AROUND = 60;

  private final LearntText learnt;
  private final Tokenizer tokenizer;
  private final int[] wanted; // ascending
  private final SortedMap<Integer, TextPlace> found = new TreeMap<>();

  private PlaceFinder(LearntText learnt, Tokenizer tokenizer, Collection<Integer> places) {
    this.learnt = learnt;
    this.tokenizer = tokenizer;
    wanted = places.stream().mapToInt(Integer::intValue).distinct().sorted().toArray();
  }

  /// Where tokens stand in a text.
  ///
  /// @param learnt made of the training part of the text by this tokenizer
  /// @param places of tokens in it
  /// @return a place in the text for each that was found
  public static SortedMap<Integer, TextPlace> find(
      LearntText learnt, CorpusParts parts, Tokenizer tokenizer, Collection<Integer> places) {
    var finder = new PlaceFinder(learnt, tokenizer, places);
    if (finder.wanted.length > 0) {
      parts.forEach(finder.new Walk());
    }
    return finder.found;
  }

  /// The pieces of the documents in their order.
  private final class Walk implements PartConsumer {
    private boolean training;
    private long documents; // of the whole text, this one included
    private int document = -1; // number of the training document
    private boolean begun; // whether a piece of it was learnt
    private int marks; // in front of its text
    private String last = ""; // piece of it
    private long line;
    private int place; // of the next token

    @Override
    public void enter(TextPart part) {
      training = part == TextPart.TRAINING;
    }

    @Override
    public void begin(Optional<String> label) {
      documents++;
      begun = false;
      line = 1;
      boolean labelled =
          label.filter(name -> tokenizer.vocabulary().label(name).isPresent()).isPresent();
      marks = labelled || tokenizer.config().marks() == Marks.START_END ? 1 : 0;
    }

    @Override
    public void accept(String piece) {
      if (training) {
        boolean middle = begun;
        if (!begun) {
          begun = true;
          place = learnt.start(++document) + marks;
        }
        if (wantsAny()) {
          locate(piece, middle);
        }
        last = piece;
      }
      line += piece.chars().filter(character -> character == '\n').count();
    }

    /// What is left stands at the end: the line end that joins a document to the next.
    @Override
    public void end() {
      if (begun && wantsAny()) {
        for (int one : wanted) {
          if (one >= place && learnt.document(one) == document) {
            found.put(one, new TextPlace(documents, line, excerpt(last, last.length())));
          }
        }
      }
    }

    /// Whether a place of this document is still ahead.
    private boolean wantsAny() {
      int next = Arrays.binarySearch(wanted, place);
      int first = next >= 0 ? next : -next - 1;
      return first < wanted.length && learnt.document(wanted[first]) == document;
    }

    private void locate(String piece, boolean middle) {
      int tokens = tokens(piece, piece.length(), middle);
      for (int one : wanted) {
        if (one >= place && one < place + tokens) {
          int at = character(piece, one - place, middle);
          long before = piece.substring(0, at).chars().filter(sign -> sign == '\n').count();
          found.put(one, new TextPlace(documents, line + before, excerpt(piece, at)));
        }
      }
      place += tokens;
    }

    /// Where the token begins that has so many in front of it in its piece.
    private int character(String piece, int before, boolean middle) {
      int low = 1; // the shortest beginning that may hold the token
      int high = piece.length();
      while (low < high) {
        int half = (low + high) >>> 1;
        boolean holds = tokens(piece, half, middle) > before;
        low = holds ? low : half + 1;
        high = holds ? half : high;
      }
      int at = low - 1;
      return at > 0 && Character.isLowSurrogate(piece.charAt(at)) ? at - 1 : at;
    }

    private int tokens(String piece, int length, boolean middle) {
      boolean half = length > 0 && Character.isHighSurrogate(piece.charAt(length - 1));
      String part = piece.substring(0, half ? length - 1 : length);
      return part.isEmpty()
          ? 0
          : (middle ? tokenizer.encodeNext(part) : tokenizer.encode(part)).ids().length;
    }

    private String excerpt(String piece, int at) {
      int from = Math.max(0, at - AROUND);
      int to = Math.min(piece.length(), at + AROUND);
      boolean halfFirst = from > 0 && Character.isLowSurrogate(piece.charAt(from));
      boolean halfLast = to < piece.length() && Character.isLowSurrogate(piece.charAt(to));
      return piece.substring(halfFirst ? from + 1 : from, halfLast ? to - 1 : to);
    }
  }
}
