package dev.longhand.text.token;

/// Where byte-level tokenizers cut a text into the words that pairs are merged in.
///
/// Each is a regular expression in the files of other libraries, and a scanner here that cuts the
/// same in one pass, whatever the text.
public enum BytePairPattern {
  /// The text is one word.
  WHOLE,
  /// Letters, numbers or other signs, each with a space in front; contractions; white space.
  GPT_2,
  /// As GPT-2, and any sign may stand in front of letters, numbers have at most three digits, and
  /// ends of lines end words: cl100k and Llama 3.
  CL100K,
  /// As cl100k, each digit by itself.
  QWEN_2
}
