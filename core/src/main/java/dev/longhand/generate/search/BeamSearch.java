package dev.longhand.generate.search;

import dev.longhand.generate.decoder.Decoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Follows the most probable beginnings of texts side by side (Lowerre 1976) and finds texts of
/// high probability that choosing token by token would miss.
///
/// Of equal candidates the one of the earlier beam comes first, then the one of the lower id. A
/// group is over when it has as many texts as it has beams and none that it still follows can come
/// to a higher score than the lowest of them. Mutable, for one search.
public final class BeamSearch {
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.<Candidate>comparingDouble(candidate -> -candidate.weight)
          .thenComparingInt(candidate -> candidate.place)
          .thenComparingInt(candidate -> candidate.id);

  private static final Comparator<Found> BEST = Comparator.comparingDouble(found -> -found.score());

  private final BeamSettings settings;
  private final SearchRules rules;

  /// A beginning of a text that is followed.
  private record Beam(List<FoundToken> tokens, double logProbability) {}

  /// A token that may come next.
  ///
  /// @param place of the beam among all that are followed
  /// @param weight what candidates of a group are compared by
  private record Candidate(int place, int id, double logProbability, double weight) {}

  /// A group of beams. Mutable.
  private final class Group {
    private List<Beam> running = List.of(new Beam(List.of(), 0));
    private List<Beam> next = List.of();
    private final List<Found> found = new ArrayList<>();
    private int first; // place of its first beam

    private int size() {
      return settings.beams() / settings.groups();
    }
  }

  public BeamSearch(BeamSettings settings, SearchRules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  /// The texts behind a prompt, best first: as many as there are beams, or fewer where there are no
  /// more.
  ///
  /// @param decoder with room for all beams
  public List<Found> run(Decoder decoder, int[] prompt) {
    List<Group> groups = IntStream.range(0, settings.groups()).mapToObj(_ -> new Group()).toList();
    decoder.begin(prompt);
    decoder.keep(new int[groups.size()]);
    for (int length = 1; place(groups) > 0; length++) {
      List<LogProbabilities> next = probabilities(decoder);
      var places = new ArrayList<Integer>();
      var ids = new ArrayList<Integer>();
      int[] written = new int[decoder.vocabulary()]; // at this step, by the groups before
      for (Group group : groups) {
        advance(group, next, written, length, places, ids);
      }
      if (places.isEmpty()) {
        break;
      }
      decoder.keep(places.stream().mapToInt(Integer::intValue).toArray());
      decoder.accept(ids.stream().mapToInt(Integer::intValue).toArray());
      groups.forEach(group -> group.running = group.next);
    }
    return groups.stream().flatMap(group -> group.found.stream()).sorted(BEST).toList();
  }

  /// Tells each group where its beams stand.
  ///
  /// @return how many beams there are
  private static int place(List<Group> groups) {
    int place = 0;
    for (Group group : groups) {
      group.first = place;
      place += group.running.size();
    }
    return place;
  }

  private static List<LogProbabilities> probabilities(Decoder decoder) {
    return IntStream.range(0, decoder.sequences())
        .mapToObj(place -> new LogProbabilities(decoder.logits(place)))
        .toList();
  }

  private void advance(
      Group group,
      List<LogProbabilities> next,
      int[] written,
      int length,
      List<Integer> places,
      List<Integer> ids) {
    group.next = new ArrayList<>();
    int taken = 0;
    for (Candidate candidate : candidates(group, next, written, length)) {
      if (taken == group.size()) {
        break;
      }
      Beam from = group.running.get(candidate.place - group.first);
      if (rules.ends(candidate.id)) {
        note(group, from.tokens, candidate.logProbability, length, Found.End.END_MARK);
        continue;
      }
      taken++;
      written[candidate.id]++;
      var tokens = new ArrayList<>(from.tokens);
      tokens.add(next.get(candidate.place).token(candidate.id));
      if (length >= rules.least() && rules.over().test(tokens)) {
        note(group, tokens, candidate.logProbability, length, Found.End.STOP);
      } else if (length == rules.most()) {
        note(group, tokens, candidate.logProbability, length, Found.End.LENGTH);
      } else {
        group.next.add(new Beam(tokens, candidate.logProbability));
        places.add(candidate.place);
        ids.add(candidate.id);
      }
    }
    if (isOver(group, length)) {
      dropLast(places, group.next.size());
      dropLast(ids, group.next.size());
      group.next = List.of();
    }
  }

  private static void dropLast(List<Integer> list, int count) {
    list.subList(list.size() - count, list.size()).clear();
  }

  /// Twice as many as there are beams, so that enough are left when some end.
  private List<Candidate> candidates(
      Group group, List<LogProbabilities> next, int[] written, int length) {
    var all = new ArrayList<Candidate>();
    for (int beam = 0; beam < group.running.size(); beam++) {
      int place = group.first + beam;
      LogProbabilities of = next.get(place);
      double before = group.running.get(beam).logProbability;
      var ofBeam = new ArrayList<Candidate>();
      for (int id = 0; id < of.size(); id++) {
        if (rules.mayWrite(id, length - 1)) {
          double sum = before + of.of(id);
          ofBeam.add(new Candidate(place, id, sum, sum - settings.diversity() * written[id]));
        }
      }
      ofBeam.sort(BEST_FIRST);
      all.addAll(ofBeam.subList(0, Math.min(ofBeam.size(), 2 * group.size())));
    }
    all.sort(BEST_FIRST);
    return all.subList(0, Math.min(all.size(), 2 * group.size()));
  }

  private void note(
      Group group, List<FoundToken> tokens, double logProbability, int length, Found.End end) {
    group.found.add(new Found(tokens, logProbability, settings.score(logProbability, length), end));
    group.found.sort(BEST);
    if (group.found.size() > group.size()) {
      group.found.removeLast();
    }
  }

  private boolean isOver(Group group, int length) {
    if (group.found.size() < group.size()) {
      return false;
    }
    double least = group.found.getLast().score();
    return group.next.stream()
        .allMatch(
            beam -> settings.attainable(beam.logProbability, length + 1, rules.most()) <= least);
  }
}
