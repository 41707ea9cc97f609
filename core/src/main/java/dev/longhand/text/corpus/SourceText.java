package dev.longhand.text.corpus;

import dev.longhand.error.Problem;
import java.util.List;

/// One file after decoding and cleaning.
record SourceText(Source source, String text, List<Problem> notices) {}
