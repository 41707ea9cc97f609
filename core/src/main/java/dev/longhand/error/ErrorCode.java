package dev.longhand.error;

import static dev.longhand.error.ExitStatus.DISK;
import static dev.longhand.error.ExitStatus.DIVERGED;
import static dev.longhand.error.ExitStatus.INPUT_DATA;
import static dev.longhand.error.ExitStatus.INTERNAL;
import static dev.longhand.error.ExitStatus.MEMORY;
import static dev.longhand.error.ExitStatus.MODEL_FILE;
import static dev.longhand.error.ExitStatus.NETWORK;
import static dev.longhand.error.ExitStatus.RUN_FOLDER;
import static dev.longhand.error.ExitStatus.USAGE;

/// The catalogue of everything that can be wrong. Codes are stable: one is never reused for another
/// meaning, and `longhand errors` prints this list.
public enum ErrorCode {
  DATA_EMPTY("DATA-001", INPUT_DATA, "a text has no characters, or too few to learn from"),
  DATA_BLANK("DATA-002", INPUT_DATA, "a text holds nothing but white space"),
  DATA_SHORT("DATA-003", INPUT_DATA, "a text is shorter than one window and its next token"),
  DATA_FEW("DATA-004", INPUT_DATA, "a text gives fewer examples than one batch"),
  DATA_ONE_SYMBOL("DATA-005", INPUT_DATA, "every token of the text is the same"),
  DATA_VOCABULARY("DATA-006", INPUT_DATA, "the vocabulary is larger than a model can use"),
  DATA_MARK("DATA-007", INPUT_DATA, "a byte-order mark stood at the start of a text"),
  DATA_UTF16("DATA-008", INPUT_DATA, "a text looks like UTF-16 or UTF-32"),
  DATA_UTF8("DATA-009", INPUT_DATA, "bytes are not valid in the text's encoding"),
  DATA_ENCODING("DATA-010", INPUT_DATA, "the encoding of a text was told by its bytes"),
  DATA_CONTROL("DATA-011", INPUT_DATA, "control characters stand in a text"),
  DATA_NEWLINES("DATA-012", INPUT_DATA, "line ends were made uniform"),
  DATA_DECOMPOSED("DATA-013", INPUT_DATA, "letters and accents are stored apart (NFD)"),
  DATA_INVISIBLE(
      "DATA-015", INPUT_DATA, "direction marks or zero-width characters stand in a text"),
  DATA_LONG_WORD("DATA-016", INPUT_DATA, "a word is longer than any word is"),
  DATA_TOO_LARGE("DATA-017", INPUT_DATA, "a text is larger than this version can hold"),
  DATA_CHANGED("DATA-018", INPUT_DATA, "a file changed while it was read, or since the run began"),
  DATA_NOT_A_FILE("DATA-019", INPUT_DATA, "a path is not a regular file"),
  DATA_FORMAT("DATA-020", INPUT_DATA, "a file is not plain text"),
  DATA_MISSING("DATA-021", INPUT_DATA, "a file is missing or cannot be read"),
  DATA_TWICE("DATA-022", INPUT_DATA, "the same file was given twice"),
  DATA_GUTENBERG("DATA-023", INPUT_DATA, "a Project Gutenberg header and footer were left out"),
  DATA_NO_VALIDATION("DATA-024", INPUT_DATA, "too little text to keep a validation part"),
  DATA_COLUMN("DATA-027", INPUT_DATA, "a table has no such column"),
  DATA_HEADER("DATA-028", INPUT_DATA, "a table's header has a name twice, or no names"),
  DATA_QUOTE("DATA-029", INPUT_DATA, "a quote in a table is not closed where its cell ends"),
  DATA_RAGGED("DATA-030", INPUT_DATA, "a row has more or fewer cells than the header"),
  DATA_CELLS("DATA-031", INPUT_DATA, "cells without a text were left out"),
  DATA_DELIMITER("DATA-032", INPUT_DATA, "a table is divided by another character than expected"),
  DATA_TABLE_SIZE("DATA-033", INPUT_DATA, "a table has more columns or a longer cell than is read"),
  DATA_SEPARATOR("DATA-034", INPUT_DATA, "a table names its delimiter in its first line"),
  DATA_JSON("DATA-036", INPUT_DATA, "a line is not one JSON object"),
  DATA_FIELD("DATA-037", INPUT_DATA, "a JSON line has no text in the field"),
  DATA_JSON_DOUBTFUL(
      "DATA-038", INPUT_DATA, "a JSON line goes past a limit, or could be read in two ways"),
  DATA_TABLE_KIND("DATA-039", INPUT_DATA, "a file holds another kind of table than expected"),
  DATA_LABELS("DATA-040", INPUT_DATA, "labels were read, or are too many to be labels"),
  DATA_ROWS("DATA-041", INPUT_DATA, "a table was read, and this many rows of it"),
  DATA_CUT("DATA-042", INPUT_DATA, "documents are longer than one example may be"),
  DATA_SINGLE("DATA-043", INPUT_DATA, "documents are too short to give an example"),
  DATA_LEAK("DATA-050", INPUT_DATA, "the validation part repeats what stands in the training part"),
  DATA_REPEATED("DATA-051", INPUT_DATA, "lines stand in a text more than once"),
  DATA_WEB_LINE("DATA-052", INPUT_DATA, "links, adverts or buttons of a web page stand in a text"),
  DATA_PAGE_HEADER("DATA-053", INPUT_DATA, "short lines return as the headers of pages do"),
  DATA_CREDITS("DATA-054", INPUT_DATA, "lines about who put a book on the net stand in a text"),
  DATA_HOMOGLYPH("DATA-055", INPUT_DATA, "words mix letters of two scripts that look alike"),
  DATA_HTML("DATA-056", INPUT_DATA, "tags or entities of HTML stand in a text"),
  DATA_MARKDOWN("DATA-057", INPUT_DATA, "a text is written in Markdown"),
  DATA_UNDERSCORES("DATA-058", INPUT_DATA, "underscores stand for italics in a text"),
  DATA_TABS("DATA-059", INPUT_DATA, "tabs stand in a text"),
  DATA_LONG_LINE("DATA-060", INPUT_DATA, "a line is very long"),
  DATA_RARE_WORDS("DATA-061", INPUT_DATA, "most of the different words occur once"),
  DATA_LEARNT("DATA-070", INPUT_DATA, "a model is measured on text that it learnt from"),
  DATA_UNKNOWN("DATA-072", INPUT_DATA, "a text holds tokens that a model to go on from never saw"),
  DATA_COUNTED("DATA-071", INPUT_DATA, "n-grams to compare with were counted over a part"),

  USAGE_OPTION("USAGE-001", USAGE, "an option or argument is unknown or missing"),
  USAGE_VALUE("USAGE-002", USAGE, "a value is outside its range"),
  USAGE_PAIR("USAGE-003", USAGE, "two settings cannot go together"),
  USAGE_RECIPE("USAGE-004", USAGE, "a recipe is unknown or cannot be read"),
  USAGE_JAVA("USAGE-005", USAGE, "this Java cannot run Longhand safely"),
  USAGE_KERNELS("USAGE-006", USAGE, "the vector module is missing; the scalar kernels run instead"),
  USAGE_STOPPING(
      "USAGE-007", USAGE, "early stopping watches a figure that cannot show over-fitting"),
  USAGE_BUILD("USAGE-008", USAGE, "Longhand could not be built where it is started"),
  USAGE_FONTS("USAGE-009", USAGE, "this Java has no fonts to draw a picture with"),
  USAGE_SCHEDULE("USAGE-010", USAGE, "a schedule that ends on time takes the place of another"),
  USAGE_TERMINAL("USAGE-011", USAGE, "the terminal cannot be used as a page"),

  MEMORY_PLAN("MEMORY-001", MEMORY, "the model and its buffers would not fit into memory"),
  MEMORY_OUT("MEMORY-002", MEMORY, "memory ran out"),

  MODEL_MISSING("MODEL-001", MODEL_FILE, "there is no model file"),
  MODEL_SHORT("MODEL-002", MODEL_FILE, "the file is too short to be a model"),
  MODEL_HEADER_LENGTH("MODEL-003", MODEL_FILE, "the header's length is impossible"),
  MODEL_HEADER_TEXT("MODEL-004", MODEL_FILE, "the header is not valid UTF-8"),
  MODEL_HEADER_KEYS("MODEL-005", MODEL_FILE, "the header has an entry twice"),
  MODEL_TENSOR_TYPE("MODEL-006", MODEL_FILE, "a tensor has an unknown number type"),
  MODEL_TENSOR_SHAPE("MODEL-007", MODEL_FILE, "a tensor's shape is larger than can be read"),
  MODEL_TENSOR_OFFSETS("MODEL-008", MODEL_FILE, "a tensor ends before it begins"),
  MODEL_FOREIGN("MODEL-009", MODEL_FILE, "a safetensors file that Longhand did not write"),
  MODEL_VERSION("MODEL-010", MODEL_FILE, "the file was written by a newer Longhand"),
  MODEL_MISMATCH("MODEL-011", MODEL_FILE, "tensors and architecture do not agree"),
  MODEL_HASH("MODEL-012", MODEL_FILE, "the file's contents do not have the recorded hash"),
  MODEL_NOT_FINITE("MODEL-013", MODEL_FILE, "a weight is NaN or infinite"),
  MODEL_FORMAT("MODEL-014", MODEL_FILE, "the file is of another kind"),
  MODEL_VOCABULARY("MODEL-015", MODEL_FILE, "the vocabulary in the file is damaged"),
  MODEL_NAN("MODEL-016", DIVERGED, "the model computes NaN"),
  MODEL_HEADER_END("MODEL-017", MODEL_FILE, "the file ends inside its header"),
  MODEL_HEADER_SIZE("MODEL-018", MODEL_FILE, "the header is larger than is read"),
  MODEL_HEADER_MARK("MODEL-019", MODEL_FILE, "the header begins with a byte-order mark"),
  MODEL_HEADER_START("MODEL-020", MODEL_FILE, "the header does not begin with a brace"),
  MODEL_HEADER_JSON("MODEL-021", MODEL_FILE, "the header is not valid JSON"),
  MODEL_HEADER_DEPTH("MODEL-022", MODEL_FILE, "the header is nested too deep"),
  MODEL_HEADER_ENTRY("MODEL-023", MODEL_FILE, "an entry of the header is malformed"),
  MODEL_METADATA("MODEL-024", MODEL_FILE, "the header's metadata is not text"),
  MODEL_TENSOR_UNSUPPORTED("MODEL-025", MODEL_FILE, "a tensor has a number type that is not read"),
  MODEL_TENSOR_NEGATIVE("MODEL-026", MODEL_FILE, "a tensor's shape or place is negative"),
  MODEL_TENSOR_OVERLAP("MODEL-027", MODEL_FILE, "two tensors overlap"),
  MODEL_TENSOR_HOLE("MODEL-028", MODEL_FILE, "there is a hole between tensors"),
  MODEL_TENSOR_END("MODEL-029", MODEL_FILE, "a tensor goes past the end of the file"),
  MODEL_TENSOR_ODD("MODEL-030", MODEL_FILE, "a tensor does not consist of whole numbers"),
  MODEL_TENSOR_SIZE("MODEL-031", MODEL_FILE, "a tensor's bytes do not fit its shape"),
  MODEL_TENSOR_COUNT("MODEL-032", MODEL_FILE, "the file holds more tensors than are read"),
  MODEL_TRAILING("MODEL-033", MODEL_FILE, "there are bytes behind the last tensor"),
  MODEL_DOCUMENT("MODEL-034", MODEL_FILE, "a description in the file is malformed"),
  MODEL_CHANGED("MODEL-035", MODEL_FILE, "the file changed while it was read"),
  MODEL_BIDIRECTIONAL(
      "MODEL-036", MODEL_FILE, "a model that reads from both ends needs a window to write"),
  MODEL_TOKENIZER("MODEL-037", MODEL_FILE, "a tokenizer file is damaged"),
  MODEL_TOKENIZER_KIND("MODEL-038", MODEL_FILE, "a tokenizer is of a kind that is not read"),
  MODEL_KERAS("MODEL-040", MODEL_FILE, "a Keras file cannot be read"),
  MODEL_KERAS_LAYER("MODEL-041", MODEL_FILE, "a Keras model holds what cannot be taken over"),
  MODEL_KERAS_WEIGHTS("MODEL-042", MODEL_FILE, "weights of a Keras model are missing or misshapen"),
  MODEL_CODE("MODEL-043", MODEL_FILE, "a file may hold code, which is never run"),
  MODEL_IMPORT("MODEL-044", MODEL_FILE, "a vocabulary does not fit the model it is for"),
  MODEL_WINDOW("MODEL-039", MODEL_FILE, "a model reads a window again for each token it writes"),

  PROMPT_UNKNOWN("PROMPT-001", INPUT_DATA, "a prompt holds tokens that the model never saw"),
  PROMPT_LABEL("PROMPT-002", INPUT_DATA, "the model does not know a label"),
  PROMPT_FALLBACK(
      "PROMPT-003", INPUT_DATA, "the steps of sampling left no token; the likeliest was taken"),

  RECEIPT_DAMAGED("RECEIPT-001", INPUT_DATA, "a receipt cannot be read"),
  RECEIPT_MODEL("RECEIPT-002", MODEL_FILE, "a model is not the one that a receipt names"),
  RECEIPT_TEXT("RECEIPT-003", INPUT_DATA, "a replay gave another text than its receipt names"),

  VERSE_LINE("VERSE-001", INPUT_DATA, "a line of verse cannot be written in its form"),
  VERSE_WORDS("VERSE-002", INPUT_DATA, "there are no words to write verse with"),
  VERSE_MODEL("VERSE-003", MODEL_FILE, "a model without line ends cannot write lines"),

  DRAFT_DAMAGED("DRAFT-001", INPUT_DATA, "a file is no draft, or a damaged one"),
  DRAFT_MODEL("DRAFT-002", INPUT_DATA, "a draft was written with another model"),

  RUN_IN_USE("RUN-001", RUN_FOLDER, "another process works in this run folder"),
  RUN_EXISTS("RUN-002", RUN_FOLDER, "the run folder already holds a run"),
  RUN_MISSING("RUN-003", RUN_FOLDER, "there is no run in this folder"),
  RUN_CHANGED("RUN-004", RUN_FOLDER, "text or settings are not those the run began with"),
  RUN_FINISHED("RUN-005", RUN_FOLDER, "the run is finished"),
  RUN_UNUSABLE("RUN-006", RUN_FOLDER, "the run folder cannot be used"),
  RUN_EARLIER("RUN-007", RUN_FOLDER, "the newest checkpoint cannot be used; an earlier one is"),
  RUN_ANEW("RUN-008", RUN_FOLDER, "no checkpoint was saved yet; the run starts anew"),
  RUN_TEST_SEEN("RUN-009", RUN_FOLDER, "the test part has been measured before"),
  RUN_SHARED("RUN-010", RUN_FOLDER, "a recipe was changed so that several runs compare"),
  RUN_TEXT_AWAY("RUN-011", RUN_FOLDER, "the text of a run cannot be read again"),
  RUN_REPORT("RUN-012", RUN_FOLDER, "the report of a run could not be written"),
  RUN_SUFFIXES("RUN-013", RUN_FOLDER, "the file that finds copies is damaged or cannot be kept"),

  DISK_FULL("DISK-001", DISK, "there is no room left on the disk"),
  DISK_IO("DISK-002", DISK, "reading or writing failed"),

  TRAINING_DIVERGED("TRAIN-001", DIVERGED, "the loss is no longer a finite number"),

  NET_UNREACHABLE("NET-001", NETWORK, "a server cannot be reached"),
  NET_NO_BOOK("NET-002", NETWORK, "a library has no such book as plain text"),
  NET_ANSWER("NET-003", NETWORK, "a server answered with a fault or led elsewhere"),
  NET_NOT_TEXT("NET-004", NETWORK, "a server sent no plain text"),
  NET_TOO_LARGE("NET-005", NETWORK, "a server sent more than is read"),
  NET_INTERRUPTED("NET-006", NETWORK, "fetching was interrupted"),

  INTERNAL_ERROR("INTERNAL-001", INTERNAL, "a fault of Longhand itself");

  private final String code;
  private final ExitStatus exit;
  private final String summary;

  ErrorCode(String code, ExitStatus exit, String summary) {
    this.code = code;
    this.exit = exit;
    this.summary = summary;
  }

  /// The printed form, such as `DATA-009`.
  public String code() {
    return code;
  }

  /// What the process answers when this is the first problem.
  public ExitStatus exit() {
    return exit;
  }

  /// One line for the catalogue.
  public String summary() {
    return summary;
  }
}
