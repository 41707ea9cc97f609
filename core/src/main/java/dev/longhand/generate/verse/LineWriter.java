package dev.longhand.generate.verse;

import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.sampling.Sampler;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.verse.Draft.Done;
import dev.longhand.generate.verse.Draft.Free;
import dev.longhand.generate.verse.Draft.Led;
import dev.longhand.generate.verse.Draft.Trace;
import dev.longhand.generate.verse.LineGrammar.Standing;
import dev.longhand.random.KeyedRandom;
import dev.longhand.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// Writes one line in many drafts side by side. Mutable, for one line.
///
/// Free drafts choose their words. Where one of them has as many syllables left as an end word, led
/// drafts branch off and lead up to it; of all that are under way the likeliest stay.
final class LineWriter {
  /// So many ways are followed from one token.
  private static final int BRANCHES = 4;

  /// Longer lines are given up.
  private static final int TOKENS_A_SYLLABLE = 14;

  private final Tokenizer tokenizer;
  private final Decoder decoder;
  private final LinePlan plan;
  private final LineAhead ahead;
  private final EndSearch ends;
  private final TokenChoice choice;
  private final LineText lineText;
  private final List<Done> done = new ArrayList<>();

  /// A step of one draft.
  ///
  /// @param from the place of the text that it goes on from
  /// @param id the token that it goes on with
  private record Move(int from, int id, Draft draft) {}

  /// @param decoder with room for {@link #room} texts
  LineWriter(Tokenizer tokenizer, RhymeBook book, Decoder decoder, LinePlan plan) {
    this.tokenizer = tokenizer;
    this.decoder = decoder;
    this.plan = plan;
    ahead = new LineAhead(book, plan);
    ends = new EndSearch(tokenizer, plan);
    lineText = new LineText(tokenizer);
    choice = new TokenChoice(lineText, ahead, tokenizer.vocabulary().size());
  }

  /// How many texts are read side by side at most.
  static int room(int width) {
    return 3 * width;
  }

  /// Drafts of the line that came to its end.
  ///
  /// @param context all that stands in front of it
  /// @param width how many free drafts there are
  /// @param chance of each draft, by its place
  List<Done> write(int[] context, Sampling sampling, int width, LongFunction<KeyedRandom> chance) {
    done.clear();
    List<Draft> drafts = new ArrayList<>();
    int[] never = tokenizer.vocabulary().unwritable();
    for (int place = 0; place < width; place++) {
      var sampler = new Sampler(sampling, tokenizer.vocabulary().size(), never, List.of());
      IntStream.of(context).forEach(sampler::read);
      drafts.add(new Free(Trace.EMPTY, "", Standing.BEGINNING, sampler, chance.apply(place)));
    }
    decoder.begin(context);
    decoder.keep(new int[room(width)]); // so that room is made once
    decoder.keep(new int[width]);
    for (int step = 0; step < plan.syllables() * TOKENS_A_SYLLABLE && !drafts.isEmpty(); step++) {
      List<Move> moves = moves(drafts, width);
      decoder.keep(moves.stream().mapToInt(Move::from).toArray());
      if (!moves.isEmpty()) {
        decoder.accept(moves.stream().mapToInt(Move::id).toArray());
      }
      drafts = moves.stream().map(Move::draft).toList();
    }
    return List.copyOf(done);
  }

  /// What every draft does next: those that end, and those that can do nothing, are left out.
  private List<Move> moves(List<Draft> drafts, int width) {
    var free = new ArrayList<Move>();
    var led = new ArrayList<Move>();
    for (int place = 0; place < drafts.size(); place++) {
      TokenOdds odds = TokenOdds.of(decoder.logits(place));
      switch (drafts.get(place)) {
        case Free draft -> {
          branch(place, draft, odds, led);
          goOn(place, draft, odds, free);
        }
        case Led draft -> follow(place, draft.trace(), draft.path(), odds, led);
      }
    }
    led.sort(Comparator.comparingDouble(move -> -move.draft().trace().weight()));
    free.addAll(led.subList(0, Math.min(led.size(), room(width) - free.size())));
    return free;
  }

  /// Tries the ends that have as many syllables as are left.
  private void branch(int place, Free draft, TokenOdds odds, List<Move> led) {
    if (plan.kind() == LinePlan.Kind.RHYMED) {
      int left = ahead.leftForEnd(draft.text(), draft.standing());
      var where =
          draft.text().isEmpty() ? EndSearch.Where.BEGINS_LINE : EndSearch.Where.BEHIND_WORD;
      follow(place, draft.trace(), ends.of(where, left), odds, led);
    }
  }

  /// The likeliest ways to go on along a path.
  private void follow(int place, Trace trace, EndPaths path, TokenOdds odds, List<Move> led) {
    path.next().entrySet().stream()
        .sorted(Comparator.comparingDouble(way -> -odds.log(way.getKey())))
        .limit(BRANCHES)
        .forEach(way -> {
          double log = odds.log(way.getKey());
          take(place, way, trace.with(way.getKey(), log, log), led);
        });
  }

  private void take(int place, Map.Entry<Integer, EndPaths> way, Trace trace, List<Move> led) {
    way.getValue()
        .word()
        .ifPresent(word -> done.add(new Done(trace, lineText.of(trace.ids()), word)));
    if (!way.getValue().next().isEmpty()) {
      led.add(new Move(place, way.getKey(), new Led(trace, way.getValue())));
    }
  }

  /// Lets the model choose, among what can still become the line.
  private void goOn(int place, Free draft, TokenOdds odds, List<Move> free) {
    choice
        .next(draft, odds.logits())
        .ifPresent(chosen -> {
          Trace trace = draft.trace().with(chosen.id(), odds.log(chosen.id()), chosen.left());
          draft.sampler().read(chosen.id());
          Standing at = chosen.standing();
          if (at.over()) {
            done.add(new Done(trace, chosen.text(), at.last()));
          } else {
            var next = new Free(trace, chosen.text(), at, draft.sampler(), draft.random());
            free.add(new Move(place, chosen.id(), next));
          }
        });
  }
}
