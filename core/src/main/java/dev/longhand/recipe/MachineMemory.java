package dev.longhand.recipe;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much memory there is for what Java makes.
///
/// @param heap what this Java takes at most
/// @param most what it could be given: the memory of the machine, or of the container it runs in,
///   without what Java needs besides
record MachineMemory(long heap, long most) {
  /// Code, classes and threads.
  private static final long BESIDES = 192L << 20;

  /// The memory that is there now.
  static MachineMemory present() {
    long heap = Runtime.getRuntime().maxMemory();
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long machine = system.getTotalMemorySize(); // of the container, if there is one
      return new MachineMemory(heap, Math.max(machine / 2, machine - BESIDES));
    }
    return new MachineMemory(heap, heap);
  }

  /// What can be used without the machine giving out, however much Java was promised.
  long usable() {
    return Math.min(heap, most);
  }
}
