package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.Optional;

/// What people should know of examples where the text is small or its documents are short.
final class ExampleNotices {
  private ExampleNotices() {}

  /// @throws LonghandException `DATA_EMPTY` when there are no examples
  static void requireExamples(EncodedDocuments documents, long examples) {
    if (examples == 0) {
      throw new LonghandException(
          ErrorCode.DATA_EMPTY,
          documents.count() == 0
              ? "no documents"
              : "none of "
                  + Wording.count(documents.count(), "document")
                  + " has the 2 tokens that are needed at least",
          "",
          "name a longer text, or mark where documents begin and end: --marks");
    }
  }

  static Optional<Problem> tooShort(EncodedDocuments documents) {
    long few = 0;
    for (long document = 0; document < documents.count(); document++) {
      if (documents.length(document) < 2) {
        few++;
      }
    }
    if (few == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ErrorCode.DATA_SINGLE,
            Wording.number(few)
                + " of "
                + Wording.count(documents.count(), "document")
                + (few == 1 ? " has" : " have")
                + " fewer than 2 tokens and give"
                + (few == 1 ? "s" : "")
                + " no example",
            "",
            "with --marks, which keras has none of, even one token is an example"));
  }

  static Optional<Problem> few(long count, String one, String more, int asked) {
    if (count >= asked) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ErrorCode.DATA_FEW,
            "the text gives "
                + Wording.number(count)
                + " "
                + (count == 1 ? one : more)
                + ", fewer than a batch of "
                + Wording.number(asked)
                + ": a batch has "
                + Wording.number(count),
            "",
            "--batch " + count + " says so, or give a longer text"));
  }
}
