package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.text.copy.TextPlace;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Where a copied span stands in the text that a model learnt from.
///
/// @param words the place in words, such as `dracula.txt, line 1 234 of the book`
/// @param file the last part of the file's path; empty where several files or none hold the text
/// @param place document, line and the characters around it
public record CopyPlace(String words, String file, TextPlace place) {
  private static final int LENGTH = 100;

  public CopyPlace {
    Objects.requireNonNull(words);
    Objects.requireNonNull(file);
    Objects.requireNonNull(place);
  }

  /// A place in a text, by the names of its files.
  static CopyPlace of(TextPlace place, Corpus text) {
    List<Source> sources = text.sources();
    boolean fileADocument = sources.size() == text.documents();
    int number = fileADocument ? (int) place.document() - 1 : 0;
    boolean named = fileADocument || sources.size() == 1;
    String path = named ? sources.get(number).name() : "";
    String file = path.isEmpty() ? "" : String.valueOf(Path.of(path).getFileName());
    boolean book =
        text.notices().stream()
            .filter(notice -> notice.code() == ErrorCode.DATA_GUTENBERG)
            .map(Problem::where)
            .anyMatch(where -> named && path.endsWith(where));
    String line = "line " + Wording.number(place.line()) + (book ? " of the book" : "");
    String document = "document " + Wording.number(place.document());
    String inside =
        fileADocument || text.documents() == 1
            ? line
            : document + (place.line() == 1 ? "" : ", " + line);
    String name = Wording.escaped(file, LENGTH);
    return new CopyPlace(name.isEmpty() ? inside : name + ", " + inside, file, place);
  }
}
