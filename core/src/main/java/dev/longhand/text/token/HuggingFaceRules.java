package dev.longhand.text.token;

import dev.longhand.text.token.BytePairRules.Normalizer;
import dev.longhand.text.token.BytePairRules.PrefixSpace;
import dev.longhand.text.token.BytePairRules.WholeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a `tokenizer.json` says of a text before its pairs are merged: its normalizer and its
/// pre-tokenizer.
final class HuggingFaceRules {
  private static final String TYPE = "type";
  private static final String BYTE_LEVEL = "ByteLevel";
  private static final String SEQUENCE = "Sequence";
  private static final String SPLIT = "Split";

  private static final Map<String, BytePairPattern> PATTERNS =
      Map.of(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          BytePairPattern.GPT_2,
          cl100k("\\p{N}{1,3}"),
          BytePairPattern.CL100K,
          cl100k("\\p{N}"),
          BytePairPattern.QWEN_2);

  private HuggingFaceRules() {}

  private static String cl100k(String numbers) {
    return "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|"
        + numbers
        + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  }

  static BytePairRules read(JsonPart root, JsonPart model) {
    var normalizers = new ArrayList<Normalizer>();
    if (root.says("normalizer")) {
      addNormalizers(root.object("normalizer"), normalizers);
    }
    if (!root.says("pre_tokenizer")) {
      throw root.unread("there is no pre_tokenizer; ByteLevel is read");
    }
    JsonPart preTokenizer = root.object("pre_tokenizer");
    List<JsonPart> steps =
        preTokenizer.text(TYPE).equals(SEQUENCE)
            ? preTokenizer.objects("pretokenizers")
            : List.of(preTokenizer);
    WholeWords wholeWords =
        model.flag("ignore_merges", false) ? WholeWords.LOOKED_UP : WholeWords.MERGED;
    return new BytePairRules(
        normalizers,
        pattern(preTokenizer, steps),
        prefixSpace(steps),
        wholeWords,
        model.merges("merges"));
  }

  private static void addNormalizers(JsonPart part, List<Normalizer> normalizers) {
    String type = part.text(TYPE);
    switch (type) {
      case "NFC" -> normalizers.add(Normalizer.NFC);
      case "Lowercase" -> normalizers.add(Normalizer.LOWER_CASE);
      case SEQUENCE ->
          part.objects("normalizers").forEach(step -> addNormalizers(step, normalizers));
      default ->
          throw part.unread(
              "the normalizer is " + TokenizerFile.quoted(type) + "; NFC and Lowercase are read");
    }
  }

  private static BytePairPattern pattern(JsonPart whole, List<JsonPart> steps) {
    for (JsonPart step : steps) {
      String type = step.text(TYPE);
      if (!type.equals(BYTE_LEVEL) && !type.equals(SPLIT)) {
        throw step.unread(
            "the pre_tokenizer is "
                + TokenizerFile.quoted(type)
                + "; ByteLevel is read, with a Split in front of it or without");
      }
    }
    if (steps.isEmpty() || steps.size() > 2 || !isByteLevel(steps.getLast())) {
      throw whole.unread("the pre_tokenizer is not one ByteLevel behind at most one Split");
    }
    boolean cuts = steps.getLast().flag("use_regex", true);
    if (steps.size() == 1) {
      return cuts ? BytePairPattern.GPT_2 : BytePairPattern.WHOLE;
    }
    if (isByteLevel(steps.getFirst()) || cuts) {
      throw whole.unread("the pre_tokenizer cuts a text twice");
    }
    return splitPattern(steps.getFirst());
  }

  private static boolean isByteLevel(JsonPart step) {
    return step.text(TYPE).equals(BYTE_LEVEL);
  }

  private static BytePairPattern splitPattern(JsonPart split) {
    if (!split.text("behavior").equals("Isolated") || split.flag("invert", false)) {
      throw split.unread("the Split is not of behaviour Isolated, without invert");
    }
    JsonPart pattern = split.object("pattern");
    if (!pattern.has("Regex")) {
      throw pattern.unread("the Split is not by a Regex");
    }
    BytePairPattern known = PATTERNS.get(pattern.text("Regex"));
    if (known == null) {
      throw pattern.unread(
          "the pattern "
              + TokenizerFile.quoted(pattern.text("Regex"))
              + " is none of GPT-2, cl100k (Llama 3) and Qwen 2");
    }
    return known;
  }

  private static PrefixSpace prefixSpace(List<JsonPart> steps) {
    if (!steps.getLast().flag("add_prefix_space", true)) {
      return PrefixSpace.NONE;
    }
    if (steps.size() > 1) {
      throw steps.getLast().unread("every word gets a space in front (add_prefix_space)");
    }
    return PrefixSpace.ADDED;
  }
}
