package dev.longhand.text.corpus;

import dev.longhand.error.Wording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// One file that went into a corpus.
///
/// @param name the path as it was given, or what stands for standard input
/// @param bytes the length of the raw file
/// @param sha256 the hash of the raw bytes, in small hexadecimal digits
/// @param characters how many code points of it are in the corpus after cleaning
public record Source(String name, long bytes, String sha256, long characters) {
  private static final int NAMED = 5;

  public Source {
    Objects.requireNonNull(name);
    Objects.requireNonNull(sha256);
  }

  /// The names of the first of them, as messages say where a text comes from.
  public static String names(List<Source> sources) {
    String first =
        sources.stream()
            .limit(NAMED)
            .map(source -> Wording.escaped(source.name(), SourceName.LENGTH))
            .collect(Collectors.joining(", "));
    int more = sources.size() - NAMED;
    return more > 0 ? first + " and " + Wording.number(more) + " more" : first;
  }
}
