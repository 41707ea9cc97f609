package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.Method;
import dev.longhand.generate.search.BeamSettings;
import dev.longhand.generate.search.ContrastiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of searches, which follow several texts and need no chance.
@OptionHeading("Searching instead")
final class SearchOptions {
  @Option(
      names = "--beams",
      paramLabel = "N",
      description = "Follow the N most probable texts and write the best (beam search).")
  private Optional<Integer> beams = Optional.empty();

  @Option(
      names = "--length-penalty",
      paramLabel = "A",
      description = "Compare texts by log-probability / length^A. Default: 1.")
  private Optional<Double> lengthPenalty = Optional.empty();

  @Option(
      names = "--beam-groups",
      paramLabel = "N",
      description = "Let beams form N groups that avoid each other's words.")
  private Optional<Integer> groups = Optional.empty();

  @Option(
      names = "--diversity",
      paramLabel = "X",
      description = "How much groups avoid each other, in nats. Default: 0.5.")
  private Optional<Double> diversity = Optional.empty();

  @Option(
      names = "--contrastive",
      paramLabel = "K,A",
      description =
          "Of the K likeliest tokens take the one least like what was written, with weight A"
              + " (contrastive search); 4,0.6 is usual.")
  private Optional<String> contrastive = Optional.empty();

  private static final double USUAL_DIVERSITY = 0.5;

  /// The search that was asked for.
  ///
  /// @throws LonghandException `USAGE_VALUE` or `USAGE_PAIR` for what cannot be
  Optional<Method> method() {
    List<String> ofBeams = new ArrayList<>();
    lengthPenalty.ifPresent(_ -> ofBeams.add("--length-penalty"));
    groups.ifPresent(_ -> ofBeams.add("--beam-groups"));
    diversity.ifPresent(_ -> ofBeams.add("--diversity"));
    if (beams.isEmpty() && !ofBeams.isEmpty()) {
      throw pair(
          ofBeams.getFirst() + " belongs to a beam search",
          "--beams, " + ofBeams.getFirst(),
          "add --beams 5");
    }
    if (beams.isPresent() && contrastive.isPresent()) {
      throw pair(
          "--beams and --contrastive are two ways to search",
          "--beams, --contrastive",
          "leave one of them out");
    }
    if (contrastive.isPresent()) {
      return Optional.of(new Method.Contrastive(contrast(contrastive.get())));
    }
    return beams.map(width ->
        new Method.Beams(
            new BeamSettings(
                width,
                groups.orElse(1),
                groups.isPresent() ? diversity.orElse(USUAL_DIVERSITY) : 0,
                lengthPenalty.orElse(1.0))));
  }

  private static LonghandException pair(String what, String where, String fix) {
    return new LonghandException(ErrorCode.USAGE_PAIR, what, where, fix);
  }

  private static ContrastiveSettings contrast(String words) {
    String[] parts = words.split(",", -1);
    try {
      if (parts.length == 2) {
        return new ContrastiveSettings(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]));
      }
    } catch (NumberFormatException noNumber) {
      throw malformed(words).causedBy(noNumber);
    }
    throw malformed(words);
  }

  private static LonghandException malformed(String words) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        "--contrastive is "
            + Wording.escaped(words, 60)
            + "; it is written as a number of candidates and a weight",
        "--contrastive",
        "--contrastive 4,0.6");
  }
}
