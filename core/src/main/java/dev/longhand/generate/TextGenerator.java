package dev.longhand.generate;

import dev.longhand.generate.sampling.Sampler;
import dev.longhand.kernel.Kernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.util.Optional;

/// Writes text with a model.
///
/// Model, prompt and continuation decide every character, on any machine and with any kernels.
/// Immutable and safe for any number of threads, as long as nobody trains the model meanwhile: each
/// text is written on the thread of its caller with buffers of its own.
public final class TextGenerator {
  private static final int NO_TOKEN = -1;

  private final LanguageModel model;
  private final Tokenizer tokenizer;
  private final TextCleaning cleaning;
  private final Kernels kernels;

  /// @param cleaning the rules of the training text, which every prompt goes through
  /// @throws IllegalArgumentException when model and tokenizer have vocabularies of different sizes
  /// @throws dev.longhand.error.LonghandException `MODEL_BIDIRECTIONAL` when the model reads from
  ///   both ends
  public TextGenerator(
      LanguageModel model, Tokenizer tokenizer, TextCleaning cleaning, Kernels kernels) {
    int known = tokenizer.vocabulary().size();
    if (model.config().vocabulary() != known) {
      throw new IllegalArgumentException(
          "the model has " + model.config().vocabulary() + " tokens and the tokenizer " + known);
    }
    Decoder.requireCausal(model);
    this.model = model;
    this.tokenizer = tokenizer;
    this.cleaning = cleaning;
    this.kernels = kernels;
  }

  /// A prompt as this model reads it, with notices of what it cannot read.
  ///
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  public Prompt prompt(String text) {
    return Prompt.of(text, Optional.empty(), cleaning, tokenizer);
  }

  /// The same for a document with a label, of which the model has learnt how its documents begin.
  ///
  /// @throws IllegalArgumentException when the text holds half of a surrogate pair
  /// @throws dev.longhand.error.LonghandException `PROMPT_LABEL` when the model does not know the
  ///   label
  public Prompt prompt(String text, String label) {
    return Prompt.of(text, Optional.of(label), cleaning, tokenizer);
  }

  /// Writes what follows a prompt, piece by piece, until there are enough tokens, the document ends
  /// or the consumer wants no more. Tokens that stand for no text are never chosen.
  ///
  /// @param prompt from {@link #prompt} of this generator
  /// @return how many tokens were written
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when the model computes no finite
  ///   numbers
  public long generate(Prompt prompt, Continuation continuation, TextConsumer consumer) {
    if (continuation.tokens() == 0) {
      return 0;
    }
    var random = KeyedRandom.of(continuation.seed(), Purpose.SAMPLE, 0, continuation.index());
    Vocabulary vocabulary = tokenizer.vocabulary();
    var sampler = new Sampler(continuation.sampling(), vocabulary.size(), vocabulary.unwritable());
    int end = vocabulary.special(Kind.END).orElse(NO_TOKEN);
    var writer = new ContinuedWriter(tokenizer, prompt);
    var decoder = new Decoder(model, kernels);
    decoder.accept(prompt.read());
    long written = 0;
    boolean wanted = true;
    while (wanted && written < continuation.tokens()) {
      int next = sampler.choose(decoder.logits(), random);
      if (next == end) {
        break;
      }
      written++;
      wanted = handOut(writer.write(next), consumer);
      if (wanted && written < continuation.tokens()) {
        decoder.accept(next);
      }
    }
    if (wanted) {
      handOut(writer.finish(), consumer);
    }
    return written;
  }

  private static boolean handOut(String piece, TextConsumer consumer) {
    return piece.isEmpty() || consumer.accept(piece);
  }

  /// What follows a prompt, as one text.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when the model computes no finite
  ///   numbers
  public String generate(Prompt prompt, Continuation continuation) {
    var text = new StringBuilder();
    generate(
        prompt,
        continuation,
        piece -> {
          text.append(piece);
          return true;
        });
    return text.toString();
  }
}
