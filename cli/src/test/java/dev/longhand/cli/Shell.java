package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.longhand.kernel.Kernels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/// Runs commands as a shell does, in this process: words in, two streams and a status out.
///
/// @param machine what they run on
/// @param screen what shows both streams
/// @param input what stands on standard input
record Shell(Machine machine, Console.Screen screen, String input) {
  private static final Kernels KERNELS = Kernels.best();

  /// What a command came to.
  record Result(int status, String out, String err) {}

  /// A machine as good as any, with streams that are files.
  static Shell usual() {
    return new Shell(machine(Runtime.version(), () -> KERNELS), Console.Screen.LOG, "");
  }

  static Shell on(Console.Screen screen) {
    return new Shell(usual().machine(), screen, "");
  }

  static Shell withInput(String input) {
    return new Shell(usual().machine(), Console.Screen.LOG, input);
  }

  static Shell withJava(String version) {
    return new Shell(
        machine(Runtime.Version.parse(version), () -> KERNELS), Console.Screen.LOG, "");
  }

  static Shell withKernels(Supplier<Kernels> kernels) {
    return new Shell(machine(Runtime.version(), kernels), Console.Screen.LOG, "");
  }

  private static Machine machine(Runtime.Version java, Supplier<Kernels> kernels) {
    return new Machine(
        java, 2, kernels, System::nanoTime, Clock.system(ZoneId.systemDefault()), "./longhand");
  }

  Result run(Object... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status = run(new PrintStream(out, false, UTF_8), new PrintStream(err, true, UTF_8), words);
    return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  int run(PrintStream out, PrintStream err, Object... words) {
    var arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    var in = new ByteArrayInputStream(input.getBytes(UTF_8));
    return new Longhand(new Console(in, out, err, screen, screen), machine).run(arguments);
  }
}
