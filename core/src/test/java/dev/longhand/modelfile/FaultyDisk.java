package dev.longhand.modelfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The real disk, on which one step, or every step from one on, goes wrong.
final class FaultyDisk implements FileOperations {
  private final FileOperations disk = new Disk();
  private final List<String> steps = new ArrayList<>();
  private final Fault fault;
  private long free = Long.MAX_VALUE;

  FaultyDisk(Fault fault) {
    this.fault = fault;
  }

  /// What goes wrong at a step; it throws or does nothing.
  @FunctionalInterface
  interface Fault {
    void at(int step, When when) throws IOException;
  }

  /// Whether the step is about to be done or done already.
  enum When {
    BEFORE,
    AFTER
  }

  /// The death of the process: nothing of ours runs afterwards.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static FaultyDisk healthy() {
    return new FaultyDisk((step, when) -> {});
  }

  /// A disk on which one step fails.
  static FaultyDisk failingAt(int failing, String reason) {
    return new FaultyDisk((step, when) -> {
      if (step == failing && when == When.BEFORE) {
        throw new IOException(reason);
      }
    });
  }

  /// A disk on which everything fails from a step on.
  static FaultyDisk failingFrom(int failing, String reason) {
    return new FaultyDisk((step, when) -> {
      if (step >= failing) {
        throw new IOException(reason);
      }
    });
  }

  /// A process that dies before or after a step.
  static FaultyDisk killing(int killed, When moment) {
    return new FaultyDisk((step, when) -> {
      if (step == killed && when == moment) {
        throw new Killed();
      }
    });
  }

  FaultyDisk withFree(long bytes) {
    free = bytes;
    return this;
  }

  /// The names of the steps that were tried, in order.
  List<String> steps() {
    return steps;
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T step(String name, Work<T> work) throws IOException {
    int number = steps.size();
    steps.add(name);
    fault.at(number, When.BEFORE);
    T result = work.run();
    fault.at(number, When.AFTER);
    return result;
  }

  private void act(String name, Work<?> work) throws IOException {
    step(name, work);
  }

  @Override
  public OpenFile create(Path path) throws IOException {
    OpenFile file = step("create", () -> disk.create(path));
    return new OpenFile() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        return step("write", () -> file.write(half(bytes)));
      }

      @Override
      public void force() throws IOException {
        act("force", () -> done(file::force));
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  /// Only half of what is asked for, as a busy disk may do; it moves the original on.
  private static ByteBuffer half(ByteBuffer bytes) {
    int count = Math.max(1, bytes.remaining() / 2);
    ByteBuffer half = bytes.slice(bytes.position(), count);
    bytes.position(bytes.position() + count);
    return half;
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }

  private static boolean done(Action action) throws IOException {
    action.run();
    return true;
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    act("move", () -> done(() -> disk.move(from, to)));
  }

  @Override
  public void delete(Path path) throws IOException {
    act("delete", () -> done(() -> disk.delete(path)));
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    act("force folder", () -> done(() -> disk.forceFolder(folder)));
  }

  @Override
  public boolean exists(Path path) {
    return disk.exists(path);
  }

  @Override
  public List<String> namesEndingWith(Path folder, String end) throws IOException {
    return step("list", () -> disk.namesEndingWith(folder, end));
  }

  @Override
  public long freeBytes(Path folder) {
    return free;
  }
}
