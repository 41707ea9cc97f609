package dev.longhand.modelfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A disk in memory that remembers what has really reached it, so that a power cut can be played:
/// bytes that were not forced are lost, cut or garbled, and of the changes of names that were not
/// forced any part may be there, whatever their order was.
final class CrashingDisk implements FileOperations {
  private final Map<String, File> names = new TreeMap<>();
  private final Map<String, File> namesOnDisk = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final int crashAt;
  private int operations;

  /// The power goes before an operation, counted from 0.
  CrashingDisk(int crashAt) {
    this.crashAt = crashAt;
  }

  /// The power is gone.
  static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class File {
    private byte[] bytes = new byte[0];
    private byte[] bytesOnDisk = new byte[0];
  }

  /// Some names get files, or lose theirs where there is none.
  private record Change(Map<String, List<File>> files) {
    void to(Map<String, File> names) {
      files.forEach((name, file) -> {
        if (file.isEmpty()) {
          names.remove(name);
        } else {
          names.put(name, file.getFirst());
        }
      });
    }
  }

  private void operation() {
    if (operations++ == crashAt) {
      throw new PowerCut();
    }
  }

  private void change(Map<String, List<File>> files) {
    Change change = new Change(files);
    change.to(names);
    changes.add(change);
  }

  /// Writes into a real folder what is left after the power cut.
  void recover(Path folder, RandomGenerator chance) throws IOException {
    for (Change change : changes) {
      if (chance.nextBoolean()) {
        change.to(namesOnDisk);
      }
    }
    for (Map.Entry<String, File> entry : namesOnDisk.entrySet()) {
      Files.write(folder.resolve(entry.getKey()), survived(entry.getValue(), chance));
    }
  }

  private static byte[] survived(File file, RandomGenerator chance) {
    if (Arrays.equals(file.bytes, file.bytesOnDisk)) {
      return file.bytes;
    }
    return switch (chance.nextInt(3)) {
      case 0 -> file.bytesOnDisk;
      case 1 -> Arrays.copyOf(file.bytes, chance.nextInt(file.bytes.length + 1));
      default -> new byte[file.bytes.length];
    };
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  @Override
  public OpenFile create(Path path) {
    operation();
    File file = new File();
    change(Map.of(name(path), List.of(file)));
    return new OpenFile() {
      @Override
      public int write(ByteBuffer bytes) {
        operation();
        int before = file.bytes.length;
        int count = bytes.remaining();
        file.bytes = Arrays.copyOf(file.bytes, before + count);
        bytes.get(file.bytes, before, count);
        return count;
      }

      @Override
      public void force() {
        operation();
        file.bytesOnDisk = file.bytes;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    operation();
    File file = names.get(name(from));
    if (file == null) {
      throw new NoSuchFileException(from.toString());
    }
    change(Map.of(name(from), List.of(), name(to), List.of(file)));
  }

  @Override
  public void delete(Path path) {
    operation();
    change(Map.of(name(path), List.of()));
  }

  @Override
  public void forceFolder(Path folder) {
    operation();
    changes.forEach(change -> change.to(namesOnDisk));
    changes.clear();
  }

  @Override
  public boolean exists(Path path) {
    return names.containsKey(name(path));
  }

  @Override
  public List<String> namesEndingWith(Path folder, String end) {
    return names.keySet().stream().filter(name -> name.endsWith(end)).toList();
  }

  @Override
  public long freeBytes(Path folder) {
    return Long.MAX_VALUE;
  }
}
