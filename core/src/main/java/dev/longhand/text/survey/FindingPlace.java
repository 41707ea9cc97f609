package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// How places in a corpus are called, and its file in a command.
///
/// @param names of the documents, where each is a file; of the only source; or none
/// @param books those of which a header was left out, so that lines are not those of the file
/// @param documents how many there are
/// @param file one word by which a shell can read the text
record FindingPlace(List<String> names, Set<String> books, long documents, String file) {
  private static final int LENGTH = 400;
  private static final String STANDARD_INPUT = "standard input";

  static FindingPlace of(Corpus corpus) {
    List<String> names = corpus.sources().stream().map(Source::name).toList();
    String first = names.isEmpty() ? "text.txt" : names.getFirst();
    return new FindingPlace(
        names,
        books(corpus),
        corpus.documents(),
        first.equals(STANDARD_INPUT) ? "text.txt" : Wording.shellWord(first));
  }

  private static Set<String> books(Corpus corpus) {
    return corpus.notices().stream()
        .filter(notice -> notice.code() == ErrorCode.DATA_GUTENBERG)
        .map(Problem::where)
        .collect(Collectors.toSet());
  }

  /// Something that one place shows.
  Finding finding(ErrorCode code, long count, Optional<Passage> example, String what, String fix) {
    String where = example.map(this::words).orElse(names.size() == 1 ? shown(0) : "");
    return new Finding(new Problem(code, what, where, fix), OptionalLong.of(count), example);
  }

  private String words(Passage passage) {
    boolean file = documents == names.size();
    int source = file ? (int) passage.document() - 1 : 0;
    String name = file || names.size() == 1 ? shown(source) : "";
    String place =
        file || documents == 1
            ? "line "
                + Wording.number(passage.line())
                + (books.contains(name) ? " of the book" : "")
            : document(passage);
    return name.isEmpty() ? place : name + ", " + place;
  }

  private static String document(Passage passage) {
    String line = passage.line() == 1 ? "" : ", line " + Wording.number(passage.line());
    return "document " + Wording.number(passage.document()) + line;
  }

  private String shown(int source) {
    return Wording.escaped(names.get(source), LENGTH);
  }
}
