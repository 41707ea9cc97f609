package dev.longhand.text.corpus;

import java.util.List;

/// What a corpus tells of itself.
///
/// @param labels of all documents, each once, sorted
/// @param sha256 of the text; where documents have labels, of each label, U+0000 and the document
/// @param characters code points of the text
/// @param documents how many there are
record CorpusFacts(List<String> labels, String sha256, long characters, long documents) {
  CorpusFacts {
    labels = List.copyOf(labels);
  }
}
