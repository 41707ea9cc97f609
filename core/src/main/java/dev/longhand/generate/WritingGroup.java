package dev.longhand.generate;

import dev.longhand.generate.decoder.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Some texts that are written side by side. Those that are over leave the batch, so the others
/// cost no more than they must. Mutable, for one round.
final class WritingGroup {
  private final List<Draft> drafts;

  /// A text and its tokens so far.
  private record Draft(Writing writing, StringBuilder text, List<WrittenToken> tokens) {
    void choose(float[] logits, int[] next, int place) {
      next[place] = writing.choose(logits);
      text.append(writing.piece());
      if (!writing.endsText(next[place])) {
        tokens.add(WrittenToken.of(next[place], writing.piece(), logits));
      }
    }

    boolean over() {
      return writing.reason().isPresent();
    }

    Passage passage() {
      return new Passage(text.toString(), tokens, writing.end(), writing.continuation().index());
    }
  }

  WritingGroup(List<Writing> writings) {
    drafts =
        writings.stream()
            .map(writing -> new Draft(writing, new StringBuilder(), new ArrayList<>()))
            .toList();
  }

  /// Writes all of them to their end.
  ///
  /// @param reader a decoder that has read the prompt once for each text
  List<Passage> write(Supplier<Decoder> reader) {
    List<Draft> running = drafts.stream().filter(draft -> !draft.over()).toList();
    if (!running.isEmpty()) {
      Decoder decoder = reader.get();
      int[] next = new int[drafts.size()];
      while (true) {
        for (int place = 0; place < running.size(); place++) {
          running.get(place).choose(decoder.logits(place), next, place);
        }
        int[] left = left(running);
        if (left.length == 0) {
          break;
        }
        if (left.length < running.size()) {
          decoder.keep(left);
          running = IntStream.of(left).mapToObj(running::get).toList();
          for (int place = 0; place < left.length; place++) {
            next[place] = next[left[place]];
          }
        }
        decoder.accept(next);
      }
    }
    return drafts.stream().map(Draft::passage).toList();
  }

  /// The places of texts that are not over.
  private static int[] left(List<Draft> running) {
    return IntStream.range(0, running.size()).filter(place -> !running.get(place).over()).toArray();
  }
}
