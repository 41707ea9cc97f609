package dev.longhand.draft;

import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.Voice;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.generate.decoder.SmallModels;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.LossPositions;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.CharacterTokenizer;
import dev.longhand.text.token.Tokenizer;
import dev.longhand.text.token.TokenizerConfig;
import java.util.List;

/// Models without training to write drafts with, and drafts of theirs.
enum Drafts {
  /// The whole text is read, its state carried on.
  CARRIED(Reading.CARRIED),
  /// The last tokens alone are read, again for each token.
  WINDOW(Reading.Window.of(7));

  static final long SEED = 5;

  private final Reading reading;
  private final Kernels kernels = new ScalarKernels();

  Drafts(Reading reading) {
    this.reading = reading;
  }

  TextGenerator generator(Tokenizer tokenizer) {
    var model = SmallModels.EMBEDDING.model(tokenizer.vocabulary().size(), LossPositions.EVERY);
    return new TextGenerator(
        List.of(Voice.of(model, reading)), tokenizer, TextCleaning.DEFAULTS, kernels);
  }

  Draft draft() {
    return draft(characters());
  }

  Draft draft(Tokenizer tokenizer) {
    return new Draft(generator(tokenizer), 1, SEED);
  }

  static Tokenizer characters() {
    return CharacterTokenizer.fit("\n abcdefghijklmnopqrstuvwxyz.🌊");
  }

  static Tokenizer words() {
    return TokenizerConfig.Words.DEFAULTS.fit(
        Corpus.of("the cat sat on the mat, the cattle sang.\nThe dog sang on\n"));
  }

  static Tokenizer bytes() {
    return TokenizerConfig.Bytes.DEFAULTS.fit(Corpus.of("abc"));
  }
}
