package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a command runs on.
///
/// @param java the version of the virtual machine
/// @param cores how many processors there are, as containers count them
/// @param kernels the arithmetic; asked for only where something is computed
/// @param nanoTime a clock that never goes back
/// @param clock the time of day, where the machine stands
/// @param command how this program is started, as a word of a shell
record Machine(
    Runtime.Version java,
    int cores,
    Supplier<Kernels> kernels,
    LongSupplier nanoTime,
    Clock clock,
    String command) {
  private static final int JAVA = 25;
  private static final int MENDED_UPDATE = 3;

  /// The machine of this process.
  static Machine ofProcess() {
    return new Machine(
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Kernels::best,
        System::nanoTime,
        Clock.system(ZoneId.systemDefault()),
        Wording.shellWord(System.getProperty("longhand.command", "longhand")));
  }

  /// Refuses to train where the garbage collector can corrupt data.
  ///
  /// @throws LonghandException `USAGE_JAVA`
  void requireSafeJava() {
    if (java.feature() == JAVA && java.interim() == 0 && java.update() < MENDED_UPDATE) {
      throw new LonghandException(
          ErrorCode.USAGE_JAVA,
          "Java " + java + " can corrupt data under its default garbage collector",
          "java.version",
          "install JDK 25.0.3 or later, from https://adoptium.net or your package manager");
    }
  }

  /// A note where the fast kernels cannot run.
  static Optional<Problem> slowness(Kernels kernels) {
    return kernels instanceof ScalarKernels
        ? Optional.of(
            new Problem(
                ErrorCode.USAGE_KERNELS,
                "the vector module is missing, so the scalar kernels run: same bits, slower",
                "",
                "java --add-modules=jdk.incubator.vector has the fast ones; ./longhand passes it"))
        : Optional.empty();
  }
}
