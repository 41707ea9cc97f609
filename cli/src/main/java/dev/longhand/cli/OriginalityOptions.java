package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.CopyLimit;
import dev.longhand.generate.TextGenerator;
import dev.longhand.recipe.CopyIndex;
import dev.longhand.recipe.MixedModels;
import dev.longhand.text.copy.CopyFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that show what of a text is copied, and that keep it from being so.
@OptionHeading("Originality")
final class OriginalityOptions {
  @Option(
      names = "--originality",
      description = "Show which spans of the text stand in the training text, and where.")
  private boolean shown;

  @Option(
      names = "--copy-span",
      paramLabel = "N",
      description = "How many tokens a span must have to be shown. Default: 8.")
  private Optional<Integer> span = Optional.empty();

  @Option(
      names = "--max-copy",
      paramLabel = "N",
      description =
          "Never copy more than N tokens of the training text; where no other token is left, the"
              + " text ends.")
  private Optional<Integer> most = Optional.empty();

  /// Refuses options that do nothing.
  ///
  /// @throws LonghandException `USAGE_PAIR`
  void requireUse() {
    if (span.isPresent() && !shown) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--copy-span says which copies --originality shows, and that was not asked for",
          "--copy-span",
          "add --originality, or leave --copy-span out");
    }
  }

  /// One of these that was given, if one was.
  Optional<String> given() {
    return shown ? Optional.of("--originality") : most.map(_ -> "--max-copy");
  }

  /// How long a copy may be, where that is limited.
  Optional<Integer> most() {
    return most;
  }

  /// What finds copies in the training text of each model; none where nothing was asked for.
  ///
  /// @throws LonghandException `RUN_TEXT_AWAY` where nobody knows what a model learnt from
  List<CopyIndex> indexes(MixedModels models) {
    var indexes = new ArrayList<CopyIndex>();
    if (shown || most.isPresent()) {
      models.parts().forEach(part -> indexes.add(CopyIndex.of(part.model())));
    }
    return indexes;
  }

  /// The same generator, held to what was asked for.
  TextGenerator limited(TextGenerator generator, List<CopyIndex> indexes) {
    TextGenerator limited = generator;
    if (most.isPresent()) {
      for (CopyIndex index : indexes) {
        limited = limited.with(new CopyLimit(index.learnt().suffixes(), most.get()));
      }
    }
    return limited;
  }

  /// What shows copies of each model's text, where they are to be shown.
  List<OriginalityReport> reports(List<CopyIndex> indexes) {
    int least = span.orElse(CopyFinder.USUAL_LEAST);
    return shown
        ? indexes.stream().map(index -> new OriginalityReport(index, least)).toList()
        : List.of();
  }
}
