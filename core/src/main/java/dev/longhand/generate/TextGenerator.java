package dev.longhand.generate;

import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.decoder.MixedDecoder;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.generate.sampling.Rule;
import dev.longhand.generate.sampling.Sampler;
import dev.longhand.generate.sampling.Stage;
import dev.longhand.generate.search.BeamSearch;
import dev.longhand.generate.search.BeamSettings;
import dev.longhand.generate.search.ContrastiveSearch;
import dev.longhand.generate.search.ContrastiveSettings;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.Token.Kind;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes text with a model, or with several of one vocabulary.
///
/// Models, prompt and continuation decide every character, on any machine, with any kernels, alone
/// or among others. Immutable and safe for any number of threads, as long as nobody trains a model
/// meanwhile: each text is written with buffers of its own, on the thread of its caller and those
/// that share its work.
public final class TextGenerator {
  /// How many texts are written side by side.
  private static final int SIDE_BY_SIDE = 64;

  private final List<Voice> voices;
  private final Tokenizer tokenizer;
  private final TextCleaning cleaning;
  private final Kernels kernels;
  private final List<Rule> rules;
  private final int threads;

  /// A model that has read all of a text when it writes on.
  ///
  /// @param cleaning the rules of the training text, which every prompt goes through
  /// @throws IllegalArgumentException when model and tokenizer have vocabularies of different sizes
  /// @throws dev.longhand.error.LonghandException `MODEL_BIDIRECTIONAL` when the model reads from
  ///   both ends
  public TextGenerator(
      LanguageModel model, Tokenizer tokenizer, TextCleaning cleaning, Kernels kernels) {
    this(List.of(Voice.of(model, Reading.CARRIED)), tokenizer, cleaning, kernels);
  }

  /// Models that write together: a token has the weighted mean of the probabilities that they give
  /// it.
  ///
  /// @param voices at least one
  /// @param cleaning the rules of the training text, which every prompt goes through
  /// @throws IllegalArgumentException when a model and the tokenizer have vocabularies of different
  ///   sizes
  /// @throws dev.longhand.error.LonghandException `MODEL_BIDIRECTIONAL` when a model reads from
  ///   both ends and no window is given for it
  public TextGenerator(
      List<Voice> voices, Tokenizer tokenizer, TextCleaning cleaning, Kernels kernels) {
    this(voices, tokenizer, cleaning, kernels, List.of(), 1);
    int known = tokenizer.vocabulary().size();
    for (Voice voice : voices) {
      int vocabulary = voice.model().config().vocabulary();
      if (vocabulary != known) {
        throw new IllegalArgumentException(
            "the model has " + vocabulary + " tokens and the tokenizer " + known);
      }
      Decoder.requireReadable(voice.model(), voice.reading());
    }
  }

  private TextGenerator(
      List<Voice> voices,
      Tokenizer tokenizer,
      TextCleaning cleaning,
      Kernels kernels,
      List<Rule> rules,
      int threads) {
    this.voices = List.copyOf(voices);
    this.tokenizer = tokenizer;
    this.cleaning = cleaning;
    this.kernels = kernels;
    this.rules = List.copyOf(rules);
    this.threads = threads;
  }

  /// The same with one more rule for what may be written.
  public TextGenerator with(Rule rule) {
    var more = new ArrayList<>(rules);
    more.add(rule);
    return new TextGenerator(voices, tokenizer, cleaning, kernels, more, threads);
  }

  /// The same where so many threads share the writing of several texts; it changes no text.
  ///
  /// @param count at least 1, the caller included
  public TextGenerator withThreads(int count) {
    return new TextGenerator(voices, tokenizer, cleaning, kernels, rules, count);
  }

  /// What turns its text into tokens.
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /// A prompt as the models read it, with notices of what they cannot read.
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

  /// A decoder for texts of these models, which has read nothing.
  ///
  /// @param sequences how many texts there may be side by side
  public Decoder decoder(int sequences) {
    List<MixedDecoder.Part> parts =
        voices.stream()
            .map(voice ->
                new MixedDecoder.Part(
                    Decoder.of(voice.model(), voice.reading(), sequences, kernels), voice.weight()))
            .toList();
    return parts.size() == 1 ? parts.getFirst().decoder() : new MixedDecoder(parts);
  }

  private Writing begin(Prompt prompt, Continuation continuation) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    var stages = new ArrayList<Stage>();
    vocabulary
        .special(Kind.END)
        .ifPresent(end -> stages.add(new LeastLength(continuation.ending().least(), end)));
    rules.forEach(rule -> stages.add(rule.begin()));
    var sampler =
        new Sampler(continuation.sampling(), vocabulary.size(), vocabulary.unwritable(), stages);
    return new Writing(tokenizer, sampler, prompt, continuation);
  }

  /// Writes what follows a prompt, piece by piece, until its end or until the consumer wants no
  /// more. Tokens that stand for no text are never chosen.
  ///
  /// @param prompt from {@link #prompt} of this generator
  /// @return how it ended
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when a model computes no finite
  ///   numbers
  public WritingEnd generate(Prompt prompt, Continuation continuation, TextConsumer consumer) {
    Writing writing = begin(prompt, continuation);
    if (writing.reason().isEmpty()) {
      Decoder decoder = read(prompt);
      int[] next = new int[1];
      while (true) {
        next[0] = writing.choose(decoder.logits(0));
        boolean wanted = writing.piece().isEmpty() || consumer.accept(writing.piece());
        if (writing.reason().isPresent()) {
          break;
        }
        if (!wanted) {
          writing.cancel();
          break;
        }
        decoder.accept(next);
      }
    }
    return writing.end();
  }

  /// What follows a prompt, as one text.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when a model computes no finite
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

  /// What follows a prompt token by token, each written when it is asked for: who asks for no more
  /// has cancelled the rest.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN`, from the stream, when a model
  ///   computes no finite numbers
  public Stream<WrittenToken> tokens(Prompt prompt, Continuation continuation) {
    return new WritingIterator(begin(prompt, continuation), () -> read(prompt)).stream();
  }

  private Decoder read(Prompt prompt) {
    Decoder decoder = decoder(1);
    decoder.begin(prompt.read());
    return decoder;
  }

  /// Several texts behind one prompt, written side by side: the same as one by one, but sooner.
  ///
  /// @param count how many, with the index of the continuation and those that follow it
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when a model computes no finite
  ///   numbers
  public List<Passage> passages(Prompt prompt, Continuation continuation, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(count + " texts");
    }
    int size = Math.clamp((count + threads - 1) / threads, 1, SIDE_BY_SIDE);
    int groups = (count + size - 1) / size;
    var passages = new Passage[count];
    try (var workers = new Workers(Math.clamp(groups, 1, threads))) {
      workers.runPieces(
          groups,
          group -> {
            int from = group * size;
            List<Passage> written = write(prompt, continuation, from, Math.min(count, from + size));
            for (int i = 0; i < written.size(); i++) {
              passages[from + i] = written.get(i);
            }
          });
    }
    return List.of(passages);
  }

  /// Some of the texts side by side, on the thread of the caller.
  private List<Passage> write(Prompt prompt, Continuation continuation, int from, int to) {
    List<Writing> together =
        IntStream.range(from, to)
            .mapToObj(place -> begin(prompt, continuation.at(continuation.index() + place)))
            .toList();
    return new WritingGroup(together).write(() -> read(prompt, together.size()));
  }

  private Decoder read(Prompt prompt, int copies) {
    Decoder decoder = decoder(copies);
    decoder.begin(prompt.read());
    decoder.keep(new int[copies]);
    return decoder;
  }

  /// Texts behind a prompt by any method: as many as are asked for where each is chosen token by
  /// token, else what a search finds, at most so many.
  ///
  /// @param continuation whose sampling counts where the method samples
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when a model computes no finite
  ///   numbers
  public List<Passage> passages(
      Prompt prompt, Method method, Continuation continuation, int count) {
    List<Passage> found =
        switch (method) {
          case Method.Sampled _ -> passages(prompt, continuation, count);
          case Method.Beams(BeamSettings settings) ->
              beams(prompt, continuation.ending(), settings);
          case Method.Contrastive(ContrastiveSettings settings) ->
              contrastive(prompt, continuation.ending(), settings);
        };
    return found.subList(0, Math.min(count, found.size()));
  }

  /// The text behind a prompt with all that is known of its tokens.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when a model computes no finite
  ///   numbers
  public Passage passage(Prompt prompt, Continuation continuation) {
    return passages(prompt, continuation, 1).getFirst();
  }

  /// The texts of highest probability behind a prompt, best first; rules for sampling do not count.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when a model computes no finite
  ///   numbers
  public List<Passage> beams(Prompt prompt, Ending ending, BeamSettings settings) {
    var found = new FoundTexts(tokenizer, prompt, ending);
    if (ending.most() == 0) {
      return List.of();
    }
    var search = new BeamSearch(settings, found.rules());
    return found.passages(search.run(decoder(settings.beams()), prompt.read()));
  }

  /// The text behind a prompt that stays probable and does not repeat itself; rules for sampling do
  /// not count.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_NAN` when a model computes no finite
  ///   numbers
  public List<Passage> contrastive(Prompt prompt, Ending ending, ContrastiveSettings settings) {
    var found = new FoundTexts(tokenizer, prompt, ending);
    if (ending.most() == 0) {
      return List.of();
    }
    var search = new ContrastiveSearch(settings, found.rules());
    return found.passages(List.of(search.run(decoder(settings.candidates()), prompt.read())));
  }
}
