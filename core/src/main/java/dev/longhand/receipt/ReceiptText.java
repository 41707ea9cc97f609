package dev.longhand.receipt;

import dev.longhand.generate.Boundary;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Ending;
import dev.longhand.generate.Ending.LastWord;
import dev.longhand.generate.Method;
import dev.longhand.generate.Passage;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.search.BeamSettings;
import dev.longhand.generate.search.ContrastiveSettings;
import dev.longhand.modelfile.ModelHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A text of a receipt: what decided it, and its hash.
///
/// @param prompt what it goes on from
/// @param promptIds the tokens of the prompt
/// @param beginning the token that was read in front of them, if there was one
/// @param sampling the steps in their order; empty for a search
/// @param beams the settings of a beam search, if it was one
/// @param contrastive those of a contrastive search
/// @param ending when the text ends
/// @param maxCopy how many tokens in a row may stand in the training text, if that was limited
/// @param seed of all chance
/// @param index tells texts of one seed apart; of a search, the place among what was found
/// @param tokens how many were written
/// @param sha256 of the text in UTF-8
public record ReceiptText(
    String prompt,
    List<Integer> promptIds,
    Optional<Integer> beginning,
    List<String> sampling,
    Optional<BeamSettings> beams,
    Optional<ContrastiveSettings> contrastive,
    End ending,
    Optional<Integer> maxCopy,
    long seed,
    long index,
    long tokens,
    String sha256) {
  /// When a text ends, as people read it.
  ///
  /// @param until line, paragraph or sentence
  public record End(
      long tokens, long minTokens, Optional<String> until, List<String> stop, boolean wholeWords) {
    public End {
      Objects.requireNonNull(until);
      stop = List.copyOf(stop);
    }

    static End of(Ending ending) {
      return new End(
          ending.most(),
          ending.least(),
          ending.boundary().map(unit -> unit.name().toLowerCase(Locale.ROOT)),
          ending.texts(),
          ending.lastWord() == LastWord.WHOLE);
    }

    Ending ending() {
      return new Ending(
          tokens,
          minTokens,
          until.map(unit -> Boundary.valueOf(unit.toUpperCase(Locale.ROOT))),
          stop,
          wholeWords ? LastWord.WHOLE : LastWord.CUT);
    }
  }

  public ReceiptText {
    Objects.requireNonNull(prompt);
    promptIds = List.copyOf(promptIds);
    Objects.requireNonNull(beginning);
    sampling = List.copyOf(sampling);
    Objects.requireNonNull(beams);
    Objects.requireNonNull(contrastive);
    Objects.requireNonNull(ending);
    Objects.requireNonNull(maxCopy);
    Objects.requireNonNull(sha256);
  }

  /// What a text was written by.
  ///
  /// @param continuation its seed and ending; its sampling counts where the method samples
  public static ReceiptText of(
      Prompt prompt,
      Method method,
      Continuation continuation,
      Optional<Integer> maxCopy,
      Passage passage) {
    OptionalInt beginning = prompt.beginning();
    return new ReceiptText(
        prompt.text(),
        IntStream.of(prompt.ids()).boxed().toList(),
        beginning.isPresent() ? Optional.of(beginning.getAsInt()) : Optional.empty(),
        method instanceof Method.Sampled sampled ? sampled.sampling().words() : List.of(),
        method instanceof Method.Beams beams ? Optional.of(beams.settings()) : Optional.empty(),
        method instanceof Method.Contrastive contrast
            ? Optional.of(contrast.settings())
            : Optional.empty(),
        End.of(continuation.ending()),
        maxCopy,
        continuation.seed(),
        passage.index(),
        passage.end().tokens(),
        hash(passage.text()));
  }

  /// SHA-256 of a text, in small hexadecimal digits.
  static String hash(String text) {
    return ModelHash.ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The prompt as it was read.
  Prompt readPrompt() {
    OptionalInt begun =
        beginning.isPresent() ? OptionalInt.of(beginning.get()) : OptionalInt.empty();
    return Prompt.of(prompt, promptIds.stream().mapToInt(Integer::intValue).toArray(), begun);
  }

  /// How it was written.
  Method method() {
    if (beams.isPresent()) {
      return new Method.Beams(beams.get());
    }
    return contrastive
        .<Method>map(Method.Contrastive::new)
        .orElseGet(() -> new Method.Sampled(Sampling.parse(sampling)));
  }

  /// Its continuation, for a method that samples.
  Continuation continuation() {
    Sampling steps =
        method() instanceof Method.Sampled sampled ? sampled.sampling() : Sampling.GREEDY;
    return new Continuation(ending.ending(), steps, seed, index);
  }
}
