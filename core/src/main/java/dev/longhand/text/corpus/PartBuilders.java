package dev.longhand.text.corpus;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads a corpus once and learns all that its parts tell of themselves. Mutable.
final class PartBuilders implements PartConsumer {
  private final Corpus whole;
  private final PartRule rule;
  private final Map<TextPart, CorpusBuilder> builders = new EnumMap<>(TextPart.class);
  private final Map<TextPart, OnePart> filters = new EnumMap<>(TextPart.class);

  PartBuilders(Corpus whole, PartRule rule) {
    this.whole = whole;
    this.rule = rule;
    for (TextPart part : TextPart.values()) {
      var builder = new CorpusBuilder(CorpusBuilder.Labels.of(whole), DocumentConsumer.NONE);
      builders.put(part, builder);
      filters.put(part, new OnePart(part, builder));
    }
  }

  /// Each part that has a document.
  static Map<TextPart, Corpus> parts(Corpus whole, PartRule rule) {
    var reading = new PartBuilders(whole, rule);
    whole.forEach(rule.telling(reading));
    var parts = new EnumMap<TextPart, Corpus>(TextPart.class);
    for (TextPart part : TextPart.values()) {
      reading.part(part).ifPresent(corpus -> parts.put(part, corpus));
    }
    return parts;
  }

  private Optional<Corpus> part(TextPart part) {
    CorpusFacts facts = Objects.requireNonNull(builders.get(part)).facts();
    OnePart filter = Objects.requireNonNull(filters.get(part));
    var view = new PartView(whole, rule, part, filter.beginsWithin(), filter.endsWithin());
    return facts.documents() == 0 ? Optional.empty() : Optional.of(whole.part(view, facts));
  }

  @Override
  public void enter(TextPart part) {
    filters.values().forEach(filter -> filter.enter(part));
  }

  @Override
  public void begin(Optional<String> label) {
    filters.values().forEach(filter -> filter.begin(label));
  }

  @Override
  public void accept(String piece) {
    filters.values().forEach(filter -> filter.accept(piece));
  }

  @Override
  public void end() {
    filters.values().forEach(OnePart::end);
  }
}
