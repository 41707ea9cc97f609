package dev.longhand.cli;

import dev.longhand.nn.layer.InitialiserConfig;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An initialiser as a word of the command line.
final class InitialiserWord implements ITypeConverter<InitialiserConfig> {
  /// Those that messages and shells propose.
  static final class Usual implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("uniform:0.08", "normal:0.05", "orthogonal", "glorot_uniform", "glorot_normal")
          .iterator();
    }
  }

  @Override
  public InitialiserConfig convert(String word) {
    return InitialiserConfig.parse(word)
        .orElseThrow(() -> new TypeConversionException(word + " names no initialiser"));
  }
}
