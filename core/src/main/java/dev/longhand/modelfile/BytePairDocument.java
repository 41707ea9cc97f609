package dev.longhand.modelfile;

import dev.longhand.text.token.BytePairPattern;
import dev.longhand.text.token.BytePairRules;
import dev.longhand.text.token.BytePairRules.Merge;
import dev.longhand.text.token.BytePairRules.Normalizer;
import dev.longhand.text.token.BytePairRules.PrefixSpace;
import dev.longhand.text.token.BytePairRules.WholeWords;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What a byte-pair tokenizer does beside its vocabulary, as a model file describes it.
final class BytePairDocument {
  private static final String RULES = "rules";
  private static final String NORMALIZERS = "normalizers";
  private static final String PATTERN = "pattern";
  private static final String PREFIX_SPACE = "prefix_space";
  private static final String WHOLE_WORDS = "whole_words";
  private static final String MERGES = "merges";

  private BytePairDocument() {}

  static void write(BytePairRules rules, JsonGenerator json) {
    json.writeName(RULES);
    json.writeStartObject();
    json.writeName(NORMALIZERS);
    json.writeStartArray();
    rules.normalizers().forEach(normalizer -> json.writeString(Constants.name(normalizer)));
    json.writeEndArray();
    json.writeStringProperty(PATTERN, Constants.name(rules.pattern()));
    json.writeStringProperty(PREFIX_SPACE, Constants.name(rules.prefixSpace()));
    json.writeStringProperty(WHOLE_WORDS, Constants.name(rules.wholeWords()));
    json.writeName(MERGES);
    json.writeStartArray();
    rules.merges().forEach(merge -> json.writeString(merge.left() + ' ' + merge.right()));
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The rules in a tokenizer's document.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_DOCUMENT` or `MODEL_VERSION`
  static BytePairRules read(Document tokenizer) {
    Document rules = tokenizer.object(RULES);
    return new BytePairRules(
        Constants.readAll(rules, NORMALIZERS, List.of(Normalizer.values())),
        Constants.read(rules, PATTERN, List.of(BytePairPattern.values())),
        Constants.read(rules, PREFIX_SPACE, List.of(PrefixSpace.values())),
        Constants.read(rules, WHOLE_WORDS, List.of(WholeWords.values())),
        merges(rules));
  }

  private static List<Merge> merges(Document rules) {
    var merges = new ArrayList<Merge>();
    for (String line : rules.texts(MERGES)) {
      merges.add(rules.accepted(() -> Merge.of(line)));
    }
    return merges;
  }
}
