package dev.longhand.generate.verse;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.verse.Draft.Done;
import dev.longhand.generate.verse.LineGrammar.Standing;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Writes verse in a form with any model that knows line ends.
///
/// Models, book, form, sampling and seed decide every character. Immutable and safe for any number
/// of threads, as long as nobody trains a model meanwhile.
public final class VerseWriter {
  private static final String LINE_END = "\n";

  /// How a line is tried, until it comes to an end: free drafts side by side, and whether they are
  /// sampled as was asked for or by the model's own probabilities.
  private static final List<Round> ROUNDS =
      List.of(
          new Round(32, Manner.AS_ASKED),
          new Round(64, Manner.AS_ASKED),
          new Round(64, Manner.PLAIN),
          new Round(64, Manner.BOLD));

  private final IntFunction<Decoder> decoders;
  private final Tokenizer tokenizer;
  private final RhymeBook book;

  private enum Manner {
    AS_ASKED,
    PLAIN,
    BOLD;

    Sampling of(Sampling asked) {
      return switch (this) {
        case AS_ASKED -> asked;
        case PLAIN -> Sampling.DEFAULTS;
        case BOLD -> Sampling.at(2);
      };
    }
  }

  private record Round(int width, Manner manner) {}

  /// @param decoders make decoders of the model for so many texts side by side, such as the method
  ///   `decoder` of a text generator
  /// @throws LonghandException `VERSE_MODEL` when the tokenizer knows no line end, `VERSE_WORDS`
  ///   when the book knows no word
  public VerseWriter(IntFunction<Decoder> decoders, Tokenizer tokenizer, RhymeBook book) {
    this.decoders = decoders;
    this.tokenizer = tokenizer;
    this.book = book;
    if (EndSearch.writable(tokenizer, LINE_END).length == 0) {
      throw new LonghandException(
          ErrorCode.VERSE_MODEL,
          "the model knows no line ends, so it cannot write lines",
          "tokenizer " + tokenizer.name(),
          "train with --tokenizer characters, or with words and their line ends");
    }
    if (book.ends().isEmpty()) {
      throw new LonghandException(
          ErrorCode.VERSE_WORDS,
          "no words are known to write verse with",
          "the text that words and rhymes are learnt from",
          "name the folder of a run whose text can still be read");
    }
  }

  /// What is written, and how.
  ///
  /// @param seed what all choices depend on
  /// @param index tells several verses with one seed apart
  public record Order(VerseForm form, Sampling sampling, long seed, long index) {}

  /// Writes verse behind a text. A line begins anew, also where the text does not end with one.
  ///
  /// @param read all that the model reads before, at least one token
  /// @throws LonghandException `VERSE_LINE` when a line cannot be written in the form, `MODEL_NAN`
  ///   when the model computes no finite numbers
  public Verse write(int[] read, Order order) {
    int[] context = onNewLine(read);
    var lines = new ArrayList<VerseLine>();
    VerseForm form = order.form();
    var endWords =
        new EndWords(
            book, form, end -> EndSearch.writable(tokenizer, end.text() + LINE_END).length > 0);
    int room = LineWriter.room(ROUNDS.stream().mapToInt(Round::width).max().orElseThrow());
    Decoder decoder = decoders.apply(room);
    int[] all = context;
    for (int line = 0; line < form.lines(); line++) {
      LinePlan plan = plan(form, line, endWords);
      Done chosen = choose(plan, decoder, all, order);
      endWords.choose(line, chosen.endWord());
      all = IntStream.concat(IntStream.of(all), IntStream.of(chosen.trace().ids())).toArray();
      lines.add(line(form, line, chosen));
    }
    KeyedRandom chance = chance(order, 0, -1);
    double free =
        FreeLines.nats(
            tokenizer,
            decoders.apply(1),
            order.sampling(),
            context,
            new FreeLines.Span(form.lines(), chance));
    return new Verse(lines, free);
  }

  /// The text with a line end behind it, if it has none.
  private int[] onNewLine(int[] read) {
    int[] lineEnd = EndSearch.writable(tokenizer, LINE_END);
    String last = tokenizer.decode(read, read.length - 1, read.length);
    return last.endsWith(LINE_END) || tokenizer.decode(read).isEmpty()
        ? read
        : IntStream.concat(IntStream.of(read), IntStream.of(lineEnd)).toArray();
  }

  private LinePlan plan(VerseForm form, int line, EndWords endWords) {
    List<RhymeBook.EndWord> ends = endWords.of(line);
    boolean rhymes = form.group(line).getFirst() < line;
    if (ends.isEmpty()) {
      String first = endWords.chosen(form.group(line).getFirst());
      throw impossible(
          line + 1,
          rhymes
              ? "no word that is left rhymes with '" + first + "'"
              : "no word that may end it has enough others that rhyme with it");
    }
    return new LinePlan(
        line + 1, form.syllables(line), rhymes ? LinePlan.Kind.RHYMED : LinePlan.Kind.OPEN, ends);
  }

  private static LonghandException impossible(int line, String why) {
    return new LonghandException(
        ErrorCode.VERSE_LINE,
        "line " + line + " cannot be written: " + why,
        "the form",
        "another --seed, fewer --lines, or another --rhyme; --rhyme none needs no rhymes");
  }

  /// Writes drafts of a line, round after round, and chooses one of those that came to an end.
  private Done choose(LinePlan plan, Decoder decoder, int[] context, Order order) {
    var writer = new LineWriter(tokenizer, book, decoder, plan);
    for (int round = 0; round < ROUNDS.size(); round++) {
      Round now = ROUNDS.get(round);
      long stream = (long) plan.number() * ROUNDS.size() + round;
      List<Done> whole =
          writer
              .write(
                  context,
                  now.manner().of(order.sampling()),
                  now.width(),
                  place -> chance(order, stream, place))
              .stream()
              .map(draft -> asRead(draft, context))
              .filter(draft -> isWhole(draft, plan))
              .toList();
      if (!whole.isEmpty()) {
        return drawn(whole, order.sampling(), chance(order, stream, -1));
      }
    }
    throw impossible(
        plan.number(),
        "no draft of "
            + Wording.count(plan.syllables(), "syllable")
            + " came to an end, with "
            + Wording.count(plan.ends().size(), "word")
            + " that may end it");
  }

  private static KeyedRandom chance(Order order, long stream, long place) {
    return KeyedRandom.of(order.seed(), Purpose.VERSE, order.index(), stream * 1_000 + place);
  }

  /// A draft with its text as it reads behind all that stands before.
  private Done asRead(Done draft, int[] context) {
    int[] all =
        IntStream.concat(IntStream.of(context), IntStream.of(draft.trace().ids())).toArray();
    String text = tokenizer.decode(all);
    int end = text.length() - 1;
    int from = text.lastIndexOf(LINE_END, end - 1) + 1;
    return new Done(draft.trace(), text.substring(from), draft.endWord());
  }

  private boolean isWhole(Done draft, LinePlan plan) {
    Optional<Standing> standing = new LineGrammar(book).standing(draft.text());
    return standing
        .filter(at -> new LineAhead(book, plan).isWhole(at) && at.last().equals(draft.endWord()))
        .isPresent();
  }

  /// One of the drafts, each as often as its weight says; the one with the greatest where chance
  /// takes no part.
  private static Done drawn(List<Done> drafts, Sampling sampling, KeyedRandom random) {
    double most = drafts.stream().mapToDouble(draft -> draft.trace().weight()).max().orElseThrow();
    double[] shares =
        drafts.stream()
            .mapToDouble(draft -> StrictMath.exp(draft.trace().weight() - most))
            .toArray();
    double point =
        sampling.greedy()
            ? 0
            : random.nextDouble()
                * IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).sum();
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i];
      if (sampling.greedy() ? shares[i] == 1 : point < sum) {
        return drafts.get(i);
      }
    }
    return drafts.getLast();
  }

  private VerseLine line(VerseForm form, int line, Done draft) {
    return new VerseLine(
        draft.text().strip(),
        form.syllables(line),
        form.mark(line),
        draft.endWord(),
        book.sound(draft.endWord()),
        draft.trace().ids().length,
        draft.trace().logProbability());
  }
}
