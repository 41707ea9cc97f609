package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.random.KeyedPermutation;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A corpus in parts that share no character: to learn from, to measure on while learning, and to
/// measure on once.
///
/// A text is parted before anything is learnt from it, its vocabulary included, and by characters
/// or documents, so that every tokenizer gets the same parts. Which they are depends on the text,
/// the shares and the seed alone. The parts are views: they need the corpus open. Immutable.
public final class CorpusParts {
  private final Corpus corpus;
  private final PartRule rule;
  private final Map<TextPart, Corpus> parts;
  private final List<Problem> notices;

  private CorpusParts(Corpus corpus, PartRule rule, List<Problem> notices) {
    this.corpus = corpus;
    this.rule = rule;
    this.notices = List.copyOf(notices);
    parts = PartBuilders.parts(corpus, rule);
  }

  private CorpusParts(Corpus corpus, List<Problem> notices) {
    this.corpus = corpus;
    this.notices = List.copyOf(notices);
    rule = new PartRule.AtEnd(Long.MAX_VALUE, Long.MAX_VALUE);
    parts = new EnumMap<>(Map.of(TextPart.TRAINING, corpus));
  }

  /// All of a corpus, to learn from.
  public static CorpusParts whole(Corpus corpus) {
    return new CorpusParts(corpus, List.of());
  }

  /// Keeps the end of a text: first the validation part, behind it the test part. Each begins with
  /// a line where one begins near enough, else in front of white space.
  ///
  /// @param smallest the fewest characters that a part must have, such as a window and its target;
  ///   a part that would have fewer is not kept, and a notice says so
  public static CorpusParts atEnd(Corpus corpus, HeldOutShares shares, long smallest) {
    var notices = new ArrayList<Problem>();
    long all = corpus.characters();
    long validation = spared(TextPart.VALIDATION, shares.validation(), all, smallest, notices);
    long test = spared(TextPart.TEST, shares.test(), all, smallest, notices);
    if (validation + test == 0) {
      return new CorpusParts(corpus, notices);
    }
    if (all - validation - test < smallest) {
      notices.add(noneToLearn(all - validation - test, all, smallest));
      return new CorpusParts(corpus, notices);
    }
    List<Long> borders =
        BorderSearch.best(
            corpus,
            List.of(
                BorderSearch.Near.of(all - validation - test, validation, smallest),
                BorderSearch.Near.of(all - test, test, smallest)));
    long testFrom = test == 0 ? Long.MAX_VALUE : borders.get(1);
    long validationFrom = validation == 0 ? testFrom : borders.get(0);
    return new CorpusParts(corpus, new PartRule.AtEnd(validationFrom, testFrom), notices);
  }

  /// Keeps documents that a seed draws, as many as the shares come to, rounded down, but one at
  /// least for each share. More test documents leave the validation documents what they are.
  public static CorpusParts drawn(Corpus corpus, HeldOutShares shares, long seed) {
    long all = corpus.documents();
    int parts = 1 + (shares.validation() > 0 ? 1 : 0) + (shares.test() > 0 ? 1 : 0);
    if (parts == 1) {
      return whole(corpus);
    }
    if (all < parts) {
      var notices = new ArrayList<Problem>();
      noneToSpare(TextPart.VALIDATION, shares.validation(), all, parts).ifPresent(notices::add);
      noneToSpare(TextPart.TEST, shares.test(), all, parts).ifPresent(notices::add);
      return new CorpusParts(corpus, notices);
    }
    long validation = share(shares.validation(), all);
    long test = Math.min(share(shares.test(), all), all - 1 - validation);
    long key = KeyedRandom.key(seed, Purpose.VALIDATION, 0, 0);
    var order = KeyedPermutation.of(key, all);
    return new CorpusParts(corpus, new PartRule.Drawn(order, validation, test), List.of());
  }

  private static long share(double share, long documents) {
    return share == 0 ? 0 : Math.clamp((long) (share * documents), 1, documents - 1);
  }

  private static long spared(
      TextPart part, double share, long all, long smallest, List<Problem> notices) {
    long held = (long) (all * share);
    if (share == 0 || held >= smallest) {
      return held;
    }
    notices.add(
        new Problem(
            ErrorCode.DATA_NO_VALIDATION,
            String.format(
                Locale.ROOT,
                "no %s: %.1f %% of %s are %s, and at least %s are needed",
                part.words(),
                100 * share,
                Wording.count(all, "character"),
                Wording.number(held),
                Wording.number(smallest)),
            "",
            "give a longer text, or a " + part.words() + " of another size"));
    return 0;
  }

  private static Problem noneToLearn(long left, long all, long smallest) {
    return new Problem(
        ErrorCode.DATA_NO_VALIDATION,
        "no validation part: it would leave "
            + Wording.number(left)
            + " of "
            + Wording.count(all, "character")
            + " to learn from, and at least "
            + Wording.number(smallest)
            + " are needed",
        "",
        "give a longer text, or a validation part of another size");
  }

  private static Optional<Problem> noneToSpare(
      TextPart part, double share, long documents, int needed) {
    if (share == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ErrorCode.DATA_NO_VALIDATION,
            String.format(
                Locale.ROOT,
                "no %s: %.1f %% of %s were to be kept, and at least %d are needed",
                part.words(),
                100 * share,
                Wording.count(documents, "document"),
                needed),
            "",
            "give more documents, --documents lines if each line is one, or "
                + (part == TextPart.TEST ? "--test 0" : "--validation 0")));
  }

  /// All of it.
  public Corpus corpus() {
    return corpus;
  }

  /// What the model may learn from, and its tokenizer too.
  public Corpus training() {
    return of(TextPart.TRAINING).orElseThrow();
  }

  /// What is measured while a model learns, if anything is kept.
  public Optional<Corpus> validation() {
    return of(TextPart.VALIDATION);
  }

  /// What is measured once, if anything is kept.
  public Optional<Corpus> test() {
    return of(TextPart.TEST);
  }

  /// A part, if it has a document.
  public Optional<Corpus> of(TextPart part) {
    return Optional.ofNullable(parts.get(part));
  }

  /// That there is no such part, where one was asked for.
  public List<Problem> notices() {
    return notices;
  }

  /// Hands out all documents of all parts in the order of the text.
  public void forEach(PartConsumer consumer) {
    corpus.forEach(rule.telling(consumer));
  }
}
