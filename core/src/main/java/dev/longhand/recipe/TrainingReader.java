package dev.longhand.recipe;

import static dev.longhand.recipe.OptimizerKind.ADAGRAD;
import static dev.longhand.recipe.OptimizerKind.ADAM;
import static dev.longhand.recipe.OptimizerKind.ADAMW;
import static dev.longhand.recipe.OptimizerKind.ASGD;
import static dev.longhand.recipe.OptimizerKind.RMSPROP;
import static dev.longhand.recipe.OptimizerKind.SGD;

import dev.longhand.error.ErrorCode;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.RunLength;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.AveragedSgd;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import dev.longhand.train.schedule.StepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads how a network learns, the group `training` of a recipe. Mutable, for one recipe.
final class TrainingReader {
  private static final String CLIP_NORM = Setting.CLIP_NORM.key();
  private static final String CLIP_VALUE = Setting.CLIP_VALUE.key();
  private static final String OPTIMIZER = "optimizer";
  private static final String NESTEROV = "nesterov";
  private static final String CENTERED = "centered";

  /// The settings that not every optimizer has, each with those that do.
  private static final Map<String, List<OptimizerKind>> OWNERS =
      Map.of(
          Setting.MOMENTUM.key(),
          List.of(SGD, RMSPROP),
          NESTEROV,
          List.of(SGD),
          Setting.RHO.key(),
          List.of(RMSPROP),
          CENTERED,
          List.of(RMSPROP),
          Setting.INITIAL_ACCUMULATOR.key(),
          List.of(ADAGRAD),
          Setting.BETA_1.key(),
          List.of(ADAM, ADAMW),
          Setting.BETA_2.key(),
          List.of(ADAM, ADAMW),
          Setting.EPSILON.key(),
          List.of(ADAM, ADAMW, RMSPROP, ADAGRAD),
          Setting.NON_MONOTONE.key(),
          List.of(ASGD));

  private final RecipeSection section;
  private final RecipeProblems problems;

  private TrainingReader(RecipeSection section, RecipeProblems problems) {
    this.section = section;
    this.problems = problems;
  }

  static Optional<TrainingSettings> read(RecipeSection section, RecipeProblems problems) {
    Optional<TrainingSettings> settings = new TrainingReader(section, problems).read();
    section.finish();
    return settings;
  }

  private Optional<TrainingSettings> read() {
    Optional<TimeBudget> budget = budget();
    int epochs =
        budget.isPresent() ? section.count(Setting.EPOCHS, 1) : section.count(Setting.EPOCHS);
    OptimizerKind kind =
        section.constant(OPTIMIZER, List.of(OptimizerKind.values()), OptimizerKind.ADAM);
    Optional<OptimizerConfig> optimizer = optimizer(kind.defaults().optimizer());
    OWNERS.keySet().stream().sorted().forEach(key -> noteForeign(key, kind));
    double weightDecay = section.number(Setting.WEIGHT_DECAY, kind.defaults().weightDecay());
    double l2 = section.number(Setting.L2, 0);
    Clipping clipping = clipping();
    Optional<Schedule> schedule = schedule();
    Optional<EarlyStopping> stopping = earlyStopping();
    return optimizer.flatMap(config ->
        schedule.flatMap(curve ->
            accepted(
                OPTIMIZER,
                () ->
                    new TrainingSettings(
                        epochs,
                        new UpdateRule(config, clipping, l2, weightDecay),
                        curve,
                        stopping,
                        budget))));
  }

  /// How much time there is, and the steps that it gave if a run has measured it.
  private Optional<TimeBudget> budget() {
    OptionalDouble minutes = section.optionalNumber(Setting.MINUTES);
    RecipeSection plan = section.optionalSection(RecipeWriter.PLAN);
    if (plan.absent()) {
      return minutes.isPresent()
          ? Optional.of(TimeBudget.of(minutes.getAsDouble()))
          : Optional.empty();
    }
    int epochSteps = plan.count(Setting.EPOCH_STEPS);
    List<StepPlan.Revision> revisions = revisions(plan);
    plan.finish();
    Optional<RunLength.Steps> steps =
        problems.accepted(
            plan.line(), () -> new RunLength.Steps(new StepPlan(revisions), epochSteps));
    if (minutes.isEmpty()) {
      section.problem(
          plan.line(),
          "training.plan belongs to training.minutes, and that is missing",
          "add minutes: 40, or leave plan out");
    }
    TimeBudget budget = TimeBudget.of(minutes.orElse(1));
    return Optional.of(steps.map(budget::with).orElse(budget));
  }

  private List<StepPlan.Revision> revisions(RecipeSection plan) {
    var revisions = new ArrayList<StepPlan.Revision>();
    YamlNode listed = plan.value(RecipeWriter.PLANNED).orElse(new YamlNode.Empty(plan.line()));
    if (listed instanceof YamlNode.Sequence sequence) {
      for (YamlNode element : sequence.elements()) {
        String path = "training.plan.revisions[" + revisions.size() + "]";
        RecipeSection revision = RecipeSection.of(path, element, problems);
        long from = (long) revision.number(Setting.PLANNED_FROM, 0);
        long steps = (long) revision.number(Setting.PLANNED_STEPS, 1);
        revision.finish();
        problems
            .accepted(revision.line(), () -> new StepPlan.Revision(from, steps))
            .ifPresent(revisions::add);
      }
    }
    return revisions;
  }

  /// A setting of other optimizers is no unknown key, and may not be passed over either.
  private void noteForeign(String key, OptimizerKind kind) {
    List<OptimizerKind> owners = OWNERS.getOrDefault(key, List.of());
    if (section.has(key) && !owners.contains(kind)) {
      section.value(key);
      if (section.leftOver(key, OPTIMIZER)) {
        return;
      }
      String names = owners.stream().map(RecipeSection::name).collect(Collectors.joining(", "));
      problems.add(
          ErrorCode.USAGE_PAIR,
          section.line(key),
          key + " belongs to " + names + ", and the optimizer is " + RecipeSection.name(kind),
          "leave it out, or write optimizer: " + RecipeSection.name(owners.getFirst()));
    }
  }

  private <T> Optional<T> accepted(String key, Supplier<T> maker) {
    return problems.accepted(section.line(key), maker);
  }

  private Optional<OptimizerConfig> optimizer(OptimizerConfig defaults) {
    double rate = section.number(Setting.LEARNING_RATE, defaults.rate());
    return switch (defaults) {
      case Sgd sgd -> {
        double momentum = section.number(Setting.MOMENTUM, sgd.momentum());
        Nesterov nesterov = section.constant(NESTEROV, List.of(Nesterov.values()), sgd.nesterov());
        yield accepted(NESTEROV, () -> new Sgd(rate, momentum, nesterov));
      }
      case RmsProp rmsProp ->
          Optional.of(
              new RmsProp(
                  rate,
                  section.number(Setting.RHO, rmsProp.decay()),
                  section.number(Setting.MOMENTUM, rmsProp.momentum()),
                  section.number(Setting.EPSILON, rmsProp.epsilon()),
                  section.constant(CENTERED, List.of(Centering.values()), rmsProp.centering())));
      case Adagrad adagrad ->
          Optional.of(
              new Adagrad(
                  rate,
                  section.number(Setting.INITIAL_ACCUMULATOR, adagrad.initialAccumulator()),
                  section.number(Setting.EPSILON, adagrad.epsilon())));
      case Adam adam ->
          Optional.of(
              new Adam(
                  rate,
                  section.number(Setting.BETA_1, adam.meanDecay()),
                  section.number(Setting.BETA_2, adam.varianceDecay()),
                  section.number(Setting.EPSILON, adam.epsilon())));
      case AveragedSgd averaged ->
          Optional.of(
              new AveragedSgd(rate, section.count(Setting.NON_MONOTONE, averaged.nonMonotone())));
    };
  }

  private Clipping clipping() {
    OptionalDouble norm = section.optionalNumber(Setting.CLIP_NORM);
    OptionalDouble value = section.optionalNumber(Setting.CLIP_VALUE);
    if (norm.isPresent() && value.isPresent()) {
      problems.add(
          ErrorCode.USAGE_PAIR,
          section.line(CLIP_VALUE),
          CLIP_NORM + " and " + CLIP_VALUE + " cannot go together",
          "leave one of them out");
    }
    if (value.isPresent()) {
      return new Clipping.Value(value.getAsDouble());
    }
    return norm.isPresent() ? new Clipping.Norm(norm.getAsDouble()) : new Clipping.None();
  }

  /// A name alone stands for the schedule with its defaults.
  private Optional<Schedule> schedule() {
    String key = "schedule";
    List<ScheduleKind> kinds = List.of(ScheduleKind.values());
    if (section.value(key).orElse(new YamlNode.Empty(0)) instanceof YamlNode.Scalar) {
      return Optional.of(section.constant(key, kinds, ScheduleKind.CONSTANT).defaults());
    }
    RecipeSection curve = section.optionalSection(key);
    ScheduleKind kind =
        curve.absent()
            ? ScheduleKind.CONSTANT
            : curve.constant("kind", kinds, ScheduleKind.CONSTANT);
    Schedule schedule = schedule(curve, kind.defaults());
    curve.finish();
    return Optional.of(schedule);
  }

  private static Schedule schedule(RecipeSection curve, Schedule defaults) {
    return switch (defaults) {
      case Schedule.Constant constant -> constant;
      case Schedule.Step step ->
          new Schedule.Step(
              curve.count(Setting.EVERY, step.every()),
              curve.number(Setting.FACTOR, step.factor()));
      case Schedule.Exponential exponential ->
          new Schedule.Exponential(curve.number(Setting.FACTOR, exponential.factor()));
      case Schedule.Linear linear ->
          new Schedule.Linear(
              curve.number(Setting.WARM_UP, linear.warmUp()),
              curve.number(Setting.END, linear.end()));
      case Schedule.Cosine cosine ->
          new Schedule.Cosine(
              curve.number(Setting.WARM_UP, cosine.warmUp()),
              curve.number(Setting.END, cosine.end()));
      case Schedule.Plateau plateau ->
          new Schedule.Plateau(
              curve.number(Setting.FACTOR, plateau.factor()),
              curve.count(Setting.PATIENCE, plateau.patience()),
              curve.number(Setting.LEAST_GAIN, plateau.leastGain()),
              curve.count(Setting.COOL_DOWN, plateau.coolDown()),
              curve.number(Setting.LEAST_RATE, plateau.leastRate()));
      case Schedule.OneCycle oneCycle ->
          new Schedule.OneCycle(
              curve.number(Setting.RISE, oneCycle.rise()),
              curve.number(Setting.START, oneCycle.start()),
              curve.number(Setting.END, oneCycle.end()));
    };
  }

  private Optional<EarlyStopping> earlyStopping() {
    String key = "early_stopping";
    Optional<YamlNode> value = section.value(key);
    boolean none =
        value.isEmpty()
            || (value.get() instanceof YamlNode.Scalar scalar && scalar.text().equals("none"));
    if (none) {
      return Optional.empty();
    }
    RecipeSection rule = section.section(key);
    var stopping =
        new EarlyStopping(
            rule.constant("metric", List.of(Metric.values()), Metric.VALIDATION_LOSS),
            rule.count(Setting.PATIENCE),
            rule.number(Setting.LEAST_CHANGE, 0),
            rule.optionalNumber(Setting.BASELINE));
    rule.finish();
    return Optional.of(stopping);
  }
}
