package dev.longhand.inspect;

import java.util.Objects;

/// What a run was computed on.
///
/// @param java its version
/// @param system the operating system and the kind of processor
/// @param cores how many processors Java sees
/// @param threads how many of them worked
/// @param kernels what did the arithmetic
/// @param memory how many bytes Java may use
public record Machine(
    String java, String system, int cores, int threads, String kernels, long memory) {
  public Machine {
    Objects.requireNonNull(java);
    Objects.requireNonNull(system);
    Objects.requireNonNull(kernels);
  }
}
