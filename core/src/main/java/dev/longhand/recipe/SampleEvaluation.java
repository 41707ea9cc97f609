package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.evaluate.Variety;
import dev.longhand.generate.Passage;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.WrittenToken;
import dev.longhand.text.copy.Copies;
import dev.longhand.text.copy.Copy;
import dev.longhand.text.copy.CopyFinder;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a model writes, in figures: how varied it is, how often it repeats itself, how much of it
/// is copied; and beside it the same figures for text by people, the validation part, as a
/// yardstick.
///
/// @param written by the model
/// @param heldOut of the validation part in as many texts of the same length, as far as there are;
///   empty where the text is gone or nothing was held out
/// @param longest the longest copies among the written texts, each once
/// @param notices what a person should know
public record SampleEvaluation(
    Figures written, Optional<Figures> heldOut, List<LongCopy> longest, List<Problem> notices) {
  /// So many of the longest copies are told.
  private static final int TOLD = 5;

  /// Figures of some texts.
  ///
  /// @param copies of each text; empty where nobody knows what was learnt from
  public record Figures(Variety variety, Optional<List<Copies>> copies) {
    public Figures {
      Objects.requireNonNull(variety);
      copies = copies.map(List::copyOf);
    }

    /// The share of all tokens that lie in a copied span.
    public double copiedShare() {
      long copied = copies.orElse(List.of()).stream().mapToLong(Copies::copied).sum();
      return variety.tokens() == 0 ? 0 : (double) copied / variety.tokens();
    }

    /// How many tokens the longest span has; 0 without one.
    public int longestCopy() {
      return copies.orElse(List.of()).stream().mapToInt(Copies::longest).max().orElse(0);
    }
  }

  /// A copied span.
  ///
  /// @param sample the number of the written text, from 0
  /// @param text what it says
  /// @param place where it stands, if that could be found
  public record LongCopy(long sample, Copy copy, String text, Optional<CopyPlace> place) {
    public LongCopy {
      Objects.requireNonNull(copy);
      Objects.requireNonNull(text);
      Objects.requireNonNull(place);
    }
  }

  public SampleEvaluation {
    Objects.requireNonNull(written);
    Objects.requireNonNull(heldOut);
    longest = List.copyOf(longest);
    notices = List.copyOf(notices);
  }

  /// Has a model write and judges what it wrote.
  ///
  /// @throws LonghandException with a `MODEL_` code where the model cannot write
  public static SampleEvaluation of(TrainedModel model, SamplePlan plan, RunOptions options) {
    var notices = new ArrayList<Problem>();
    Optional<CopyIndex> index = index(model, options.memory(), notices);
    Optional<CopyFinder> finder =
        index.map(found -> new CopyFinder(found.learnt().suffixes(), plan.span()));
    TextGenerator generator =
        MixedModels.of("RUN", model).generator(TrainedModel::reading, options.kernels());
    List<Passage> passages =
        generator.passages(generator.prompt(""), plan.continuation(), plan.count());
    Figures written = figures(passages.stream().map(SampleEvaluation::ids).toList(), finder);
    Optional<Figures> heldOut = heldOut(model, plan, notices).map(texts -> figures(texts, finder));
    List<LongCopy> longest = index.map(found -> longest(found, written)).orElse(List.of());
    return new SampleEvaluation(written, heldOut, longest, notices);
  }

  private static Optional<CopyIndex> index(TrainedModel model, long memory, List<Problem> notices) {
    try {
      CopyIndex index = CopyIndex.of(model, memory);
      notices.addAll(index.notices());
      return Optional.of(index);
    } catch (LonghandException away) {
      notices.addAll(away.problems());
      return Optional.empty();
    }
  }

  private static int[] ids(Passage passage) {
    return passage.tokens().stream().mapToInt(WrittenToken::id).toArray();
  }

  private static Figures figures(List<int[]> texts, Optional<CopyFinder> finder) {
    return new Figures(
        Variety.of(texts), finder.map(copies -> texts.stream().map(copies::find).toList()));
  }

  private static Optional<List<int[]>> heldOut(
      TrainedModel model, SamplePlan plan, List<Problem> notices) {
    try {
      return model.trainingText().flatMap(text -> heldOut(text, model, plan));
    } catch (LonghandException unreadable) {
      Problem reason = unreadable.problems().getFirst();
      notices.add(
          new Problem(
              ErrorCode.RUN_TEXT_AWAY,
              "no figures of held-out text to compare with: " + reason.what(),
              reason.where(),
              reason.fix()));
      return Optional.empty();
    }
  }

  private static Optional<List<int[]>> heldOut(Corpus text, TrainedModel model, SamplePlan plan) {
    try (text) {
      return model
          .encode(model.recipe().parts(text))
          .validation()
          .map(part -> texts(part, model, plan))
          .filter(texts -> !texts.isEmpty());
    }
  }

  /// Texts of people, as long as the model's: stretches one behind the other, or documents.
  private static List<int[]> texts(EncodedDocuments part, TrainedModel model, SamplePlan plan) {
    Vocabulary vocabulary = model.file().tokenizer().vocabulary();
    var texts = new ArrayList<int[]>();
    if (model.readsOn()) {
      int[] all = textual(part.tokens().toArray(), vocabulary);
      for (int from = 0; from + plan.tokens() <= all.length; from += plan.tokens()) {
        texts.add(Arrays.copyOfRange(all, from, from + plan.tokens()));
      }
    } else {
      for (long number = 0; number < part.count(); number++) {
        int[] ids = textual(part.document(number).toArray(), vocabulary);
        texts.add(Arrays.copyOf(ids, Math.min(ids.length, plan.tokens())));
      }
    }
    return texts.size() > plan.count() ? texts.subList(0, plan.count()) : texts;
  }

  private static int[] textual(int[] ids, Vocabulary vocabulary) {
    return IntStream.of(ids).filter(id -> vocabulary.kind(id) == Kind.TEXT).toArray();
  }

  private static List<LongCopy> longest(CopyIndex index, Figures written) {
    List<Copies> texts = written.copies().orElse(List.of());
    var all = new ArrayList<LongCopy>();
    for (int sample = 0; sample < texts.size(); sample++) {
      for (Copy copy : texts.get(sample).spans()) {
        all.add(new LongCopy(sample, copy, "", Optional.empty()));
      }
    }
    all.sort(Comparator.comparingInt((LongCopy found) -> found.copy().tokens()).reversed());
    var told = new ArrayList<LongCopy>();
    for (LongCopy found : all) {
      boolean known =
          told.stream().anyMatch(earlier -> earlier.copy().place() == found.copy().place());
      if (!known && told.size() < TOLD) {
        told.add(found);
      }
    }
    Map<Integer, CopyPlace> places =
        index.places(told.stream().map(found -> found.copy().place()).toList());
    return told.stream().map(found -> named(found, index, places)).toList();
  }

  private static LongCopy named(LongCopy found, CopyIndex index, Map<Integer, CopyPlace> places) {
    Copy copy = found.copy();
    return new LongCopy(
        found.sample(),
        copy,
        index.text(copy.place(), copy.tokens()),
        Optional.ofNullable(places.get(copy.place())));
  }
}
