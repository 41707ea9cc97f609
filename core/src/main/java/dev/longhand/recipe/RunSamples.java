package dev.longhand.recipe;

import dev.longhand.generate.Continuation;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.inspect.Sample;

/// Writes what the model writes behind each epoch. Mutable: what is to be said of the prompt is
/// said once.
final class RunSamples {
  private final SampleSettings settings;
  private final boolean wanted;
  private final SamplesFile file;
  private final RunLog log;
  private final RunListener listener;
  private boolean promptNoticed;

  RunSamples(Recipe recipe, SamplesFile file, RunLog log, RunListener listener) {
    settings = recipe.sample();
    wanted = settings.length() > 0;
    this.file = file;
    this.log = log;
    this.listener = listener;
  }

  /// Writes a sample at each temperature.
  void write(EpochModel model) {
    if (!wanted) {
      return;
    }
    TextGenerator generator = model.generator();
    Prompt prompt = generator.prompt(settings.prompt());
    if (!promptNoticed) {
      prompt.notices().forEach(notice -> listener.accept(new RunEvent.Noticed(notice)));
      promptNoticed = true;
    }
    for (double temperature : settings.temperatures()) {
      var continuation =
          new Continuation(
              settings.length(), Sampling.at(temperature), model.seed(), model.epoch());
      String text = generator.generate(prompt, continuation);
      file.add(new Sample(model.epoch(), temperature, prompt.text(), text));
      log.addSample(temperature, prompt.text() + text);
      listener.accept(new RunEvent.SampleWritten(model.epoch(), temperature, prompt.text(), text));
    }
  }
}
