package dev.longhand.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.oracle.GoldenTensor;
import dev.longhand.train.optimizer.UpdateGolden;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Holds every rate of a run to the libraries that have the schedule.
///
/// Tolerance: a golden number is the library's float32, and the file says how far it is from the
/// same computation in float64, to three digits, hence 0.5 percent more. Ours and that differ by a
/// few roundings of 2^-53 on numbers below one.
class ScheduleGoldenTest {
  private static final double THREE_DIGITS = 1.005;
  private static final double DOUBLE_ROUNDING = 1e-15;

  static Stream<Arguments> cases() {
    return Stream.of("keras_schedules", "torch_schedules")
        .flatMap(file ->
            UpdateGolden.read(file).cases().names().stream().map(name -> Arguments.of(file, name)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRateMeetsTheLibrary(String file, String name) {
    UpdateGolden golden = UpdateGolden.read(file);
    GoldenTensor tensor = golden.tensors().get("rates/" + name);
    JsonNode settings = golden.cases().get(name);
    Schedule schedule = schedule(settings);
    double base = settings.get("base").doubleValue();
    double[][] rates =
        schedule instanceof Schedule.Plateau
            ? epochRates(schedule, base, losses(golden))
            : stepRates(schedule, base, horizon(settings));
    assertThat(tensor.distanceFrom(rates))
        .isLessThanOrEqualTo(THREE_DIGITS * tensor.rounding() + DOUBLE_ROUNDING);
  }

  private static Horizon horizon(JsonNode settings) {
    return new Horizon(
        settings.get("steps_an_epoch").intValue(), settings.get("epochs").intValue());
  }

  private static double[][] stepRates(Schedule schedule, double base, Horizon horizon) {
    double[][] rates = new double[1][(int) horizon.steps()];
    for (int step = 0; step < rates[0].length; step++) {
      rates[0][step] = schedule.rateAt(base, step, horizon, List.of());
    }
    return rates;
  }

  private static double[][] epochRates(Schedule schedule, double base, List<Double> losses) {
    double[][] rates = new double[1][losses.size() + 1];
    var horizon = new Horizon(1, losses.size() + 1);
    for (int epoch = 0; epoch < rates[0].length; epoch++) {
      rates[0][epoch] = schedule.rateAt(base, epoch, horizon, losses.subList(0, epoch));
    }
    return rates;
  }

  private static List<Double> losses(UpdateGolden golden) {
    var losses = new ArrayList<Double>();
    for (float loss : golden.tensors().get("losses").values()) {
      losses.add((double) loss);
    }
    return losses;
  }

  /// The schedule of a case; whatever its settings leave out has our default.
  private static Schedule schedule(JsonNode settings) {
    String kind = settings.get("kind").stringValue();
    return switch (kind) {
      case "exponential" -> new Schedule.Exponential(settings.get("factor").doubleValue());
      case "cosine" ->
          new Schedule.Cosine(
              settings.get("warm_up").doubleValue(), settings.get("end").doubleValue());
      case "step" ->
          new Schedule.Step(settings.get("every").intValue(), settings.get("factor").doubleValue());
      case "linear" ->
          new Schedule.Linear(
              settings.get("warm_up").doubleValue(), settings.get("end").doubleValue());
      case "plateau" -> plateau(settings);
      case "one_cycle" -> {
        Schedule.OneCycle defaults = Schedule.OneCycle.DEFAULTS;
        yield new Schedule.OneCycle(
            settings.path("rise").asDouble(defaults.rise()),
            settings.path("start").asDouble(defaults.start()),
            settings.path("end").asDouble(defaults.end()));
      }
      default -> throw new IllegalArgumentException("unknown schedule " + kind);
    };
  }

  private static Schedule plateau(JsonNode settings) {
    Schedule.Plateau defaults = Schedule.Plateau.DEFAULTS;
    return new Schedule.Plateau(
        settings.path("factor").asDouble(defaults.factor()),
        settings.path("patience").asInt(defaults.patience()),
        settings.path("least_gain").asDouble(defaults.leastGain()),
        settings.path("cool_down").asInt(defaults.coolDown()),
        settings.path("least_rate").asDouble(defaults.leastRate()));
  }
}
