package dev.longhand.benchmarks;

import dev.longhand.generate.decoder.Reading;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.WarmingKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.train.TrainingStep;
import dev.longhand.train.optimizer.UpdateRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Takes training steps and writes tokens on request, so that another process can time several
/// programs in turn.
///
/// Reads lines `WORKLOAD STEPS`, answers each with one line of JSON: `{"workload": "P4",
/// "milliseconds": [...]}`. The first request for a workload also warms it up.
public final class StepServer {
  private static final int WARM_UP_STEPS = 30;
  private static final int WARM_UP_TOKENS = 20_000;

  private final Kernels kernels;
  private final Workers workers;
  private final SquareProduct product;
  private final Map<Workload, TrainingStep> steps = new EnumMap<>(Workload.class);
  private final Map<String, WritingSteps> writing = new TreeMap<>();

  private StepServer(int threads) {
    kernels = Kernels.best();
    workers = new Workers(threads);
    product = new SquareProduct(kernels, workers);
  }

  /// Serves until the input ends; `--threads N` says how many threads work, all cores otherwise.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var server = new StepServer(threads(arguments));
    server.awaitWarmKernels();
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] words = line.strip().split(" ", 2);
      System.out.println(server.answer(words[0], Integer.parseInt(words[1])));
    }
  }

  private static int threads(String[] arguments) {
    return arguments.length == 2 && arguments[0].equals("--threads")
        ? Integer.parseInt(arguments[1])
        : Runtime.getRuntime().availableProcessors();
  }

  private void awaitWarmKernels() throws InterruptedException {
    while (kernels instanceof WarmingKernels warming && !warming.warm()) {
      Thread.sleep(50);
    }
  }

  private String answer(String name, int count) {
    if (name.equals("sgemm")) {
      return "{\"workload\": \"sgemm\", \"milliseconds\": " + json(product.time(count)) + "}";
    }
    for (Workload workload : Workload.values()) {
      if (workload.name().equals(name)) {
        return "{\"workload\": \""
            + workload
            + "\", \"milliseconds\": "
            + json(time(workload, warm(workload), count))
            + "}";
      }
    }
    for (WritingWorkload workload : WritingWorkload.all()) {
      if (workload.name().equals(name)) {
        return "{\"workload\": \""
            + name
            + "\", \"milliseconds\": "
            + json(writing(workload).time(count))
            + "}";
      }
    }
    return "{\"workload\": \"" + name + "\", \"error\": \"unknown workload\"}";
  }

  private WritingSteps writing(WritingWorkload workload) {
    WritingSteps known = writing.get(workload.name());
    if (known == null) {
      known = new WritingSteps(workload, kernels, workers);
      writing.put(workload.name(), known);
      boolean runsWindows = workload.reading() instanceof Reading.Window;
      known.time(runsWindows ? WARM_UP_TOKENS / 20 : WARM_UP_TOKENS / workload.sequences());
    }
    return known;
  }

  private static String json(double[] numbers) {
    var list = new StringJoiner(", ", "[", "]");
    for (double number : numbers) {
      list.add(Double.toString(number));
    }
    return list.toString();
  }

  private TrainingStep warm(Workload workload) {
    TrainingStep step = steps.get(workload);
    if (step == null) {
      step = prepare(workload);
      steps.put(workload, step);
      time(workload, step, WARM_UP_STEPS);
    }
    return step;
  }

  private TrainingStep prepare(Workload workload) {
    LanguageModel model = LanguageModel.initialise(workload.model(), 42);
    var step = new TrainingStep(model, UpdateRule.of(workload.optimizer()), kernels, workers, 42);
    ModelPass pass = step.pass(workload.shape());
    fill(pass.tokens(), workload.model().vocabulary(), 1);
    fill(pass.targets(), workload.model().vocabulary(), 2);
    workload.enter(pass);
    return step;
  }

  private static void fill(int[] ids, int vocabulary, long index) {
    KeyedRandom random = KeyedRandom.of(42, Purpose.SAMPLE, 0, index);
    for (int i = 0; i < ids.length; i++) {
      ids[i] = random.nextInt(vocabulary);
    }
  }

  private static double[] time(Workload workload, TrainingStep step, int count) {
    double[] milliseconds = new double[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      if (!step.run(workload.shape())) {
        throw new IllegalStateException(workload + " diverged");
      }
      milliseconds[i] = (System.nanoTime() - begin) / 1e6;
    }
    return milliseconds;
  }
}
