package dev.longhand.modelfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The few things that are done to a disk while a file is replaced; each may fail.
interface FileOperations {
  /// Makes a new file and opens it for writing.
  OpenFile create(Path path) throws IOException;

  /// Gives a file another name, replacing what had it; either wholly or not at all.
  void move(Path from, Path to) throws IOException;

  /// Removes a file if it is there.
  void delete(Path path) throws IOException;

  /// Waits until the names in a folder have reached the disk.
  void forceFolder(Path folder) throws IOException;

  /// Whether a file is there.
  boolean exists(Path path);

  /// The names of the files in a folder that end so.
  List<String> namesEndingWith(Path folder, String end) throws IOException;

  /// How many bytes may still be written.
  long freeBytes(Path folder) throws IOException;

  /// A file that is being written.
  interface OpenFile extends Closeable {
    /// Writes some of the bytes and says how many.
    int write(ByteBuffer bytes) throws IOException;

    /// Waits until the bytes have reached the disk.
    void force() throws IOException;
  }
}
