package dev.longhand.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// What a setting may be in a search. A closed family; values are text, as a recipe spells them.
public sealed interface Values {
  /// One of them by chance.
  String draw(RandomGenerator chance);

  /// As a person writes them.
  String words();

  /// These and no others.
  ///
  /// @param values in the order in which they are tried, each once
  record Listed(List<String> values) implements Values {
    public Listed {
      values = List.copyOf(values);
      if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("values are missing in " + values);
      }
      if (values.stream().distinct().count() < values.size()) {
        throw new IllegalArgumentException("a value stands twice in " + values);
      }
    }

    @Override
    public String draw(RandomGenerator chance) {
      return values.get((int) (chance.nextDouble() * values.size()));
    }

    @Override
    public String words() {
      return String.join(",", values);
    }
  }

  /// Everything from one number to another, both included.
  ///
  /// @param scale on which all parts of the range are equally likely
  /// @param numbers whether only whole numbers are meant
  /// @param least the smallest
  /// @param most the largest, above the smallest
  record Between(Scale scale, Numbers numbers, double least, double most) implements Values {
    private static final MathContext DIGITS = new MathContext(4);

    public Between {
      Objects.requireNonNull(scale);
      Objects.requireNonNull(numbers);
      if (!(least < most) || Double.isInfinite(least) || Double.isInfinite(most)) {
        throw new IllegalArgumentException(
            "the range goes from " + least + " to " + most + ", which is not upward");
      }
      if (scale == Scale.LOGARITHMIC && !(least > 0)) {
        throw new IllegalArgumentException(
            "a logarithmic range begins at " + least + "; it must begin above 0");
      }
    }

    @Override
    public String draw(RandomGenerator chance) {
      return at(chance.nextDouble());
    }

    /// Some values at equal distances on the scale, the ends among them.
    ///
    /// @param count at least 2
    public Listed points(int count) {
      if (count < 2) {
        throw new IllegalArgumentException(count + " points; at least 2 are needed");
      }
      var points = new ArrayList<String>();
      for (int i = 0; i < count; i++) {
        points.add(between(scale.of(least), scale.of(most), i / (count - 1.0)));
      }
      return new Listed(points.stream().distinct().toList());
    }

    /// The value at a share of the way; each whole number has as much room as lies half a number to
    /// each side of it.
    private String at(double share) {
      double room = numbers == Numbers.WHOLE ? 0.5 : 0;
      return between(scale.of(least - room), scale.of(most + room), share);
    }

    private String between(double from, double to, double share) {
      double value = scale.back(from + share * (to - from));
      if (numbers == Numbers.WHOLE) {
        return Long.toString((long) Math.clamp(StrictMath.rint(value), least, most));
      }
      BigDecimal rounded = new BigDecimal(Math.clamp(value, least, most)).round(DIGITS);
      boolean inside = rounded.doubleValue() >= least && rounded.doubleValue() <= most;
      return inside ? plain(rounded) : plain(BigDecimal.valueOf(Math.clamp(value, least, most)));
    }

    /// Four digits: more would only make recipes hard to read.
    private static String written(double value) {
      return plain(new BigDecimal(value).round(DIGITS));
    }

    private static String plain(BigDecimal value) {
      BigDecimal rounded = value.stripTrailingZeros();
      return rounded.scale() <= 0 ? rounded.setScale(1).toPlainString() : rounded.toPlainString();
    }

    @Override
    public String words() {
      String range =
          numbers == Numbers.WHOLE
              ? (long) least + ".." + (long) most
              : written(least) + ".." + written(most);
      return scale == Scale.LOGARITHMIC ? "log:" + range : range;
    }
  }

  /// On which scale a range is even.
  enum Scale {
    LINEAR,
    LOGARITHMIC;

    double of(double value) {
      return this == LINEAR ? value : StrictMath.log(value);
    }

    double back(double value) {
      return this == LINEAR ? value : StrictMath.exp(value);
    }
  }

  /// Which numbers of a range are meant.
  enum Numbers {
    WHOLE,
    REAL
  }
}
