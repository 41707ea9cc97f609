package dev.longhand.text.example;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where the ids of a text lie.
sealed interface Ids {
  /// How many there are.
  long count();

  /// The id at a position, which must be within the count.
  int at(long position);

  /// Writes `count` ids from a position on into every `stride`-th place of an array.
  void scatter(long position, int count, int[] target, int first, int stride);

  /// Whether they still are what they were.
  default boolean unchanged() {
    return true;
  }

  /// What messages call the place.
  default String place() {
    return "";
  }

  /// Ids in an array that somebody gave.
  record InArray(int[] ids) implements Ids {
    @Override
    public long count() {
      return ids.length;
    }

    @Override
    public int at(long position) {
      return ids[(int) position];
    }

    @Override
    public void scatter(long position, int count, int[] target, int first, int stride) {
      int place = first;
      int start = (int) position;
      for (int step = 0; step < count; step++) {
        target[place] = ids[start + step];
        place += stride;
      }
    }
  }

  /// Ids of two bytes each: no vocabulary has more than 65,536 tokens.
  record InChars(char[] ids) implements Ids {
    @Override
    public long count() {
      return ids.length;
    }

    @Override
    public int at(long position) {
      return ids[(int) position];
    }

    @Override
    public void scatter(long position, int count, int[] target, int first, int stride) {
      int place = first;
      int start = (int) position;
      for (int step = 0; step < count; step++) {
        target[place] = ids[start + step];
        place += stride;
      }
    }
  }

  /// Ids of two bytes each in a file that is mapped into memory.
  record InFile(MemorySegment segment, FileVersion file) implements Ids {
    private static final ValueLayout.OfChar ID =
        ValueLayout.JAVA_CHAR.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public long count() {
      return segment.byteSize() / Character.BYTES;
    }

    @Override
    public int at(long position) {
      return segment.getAtIndex(ID, position);
    }

    @Override
    public void scatter(long position, int count, int[] target, int first, int stride) {
      int place = first;
      for (int step = 0; step < count; step++) {
        target[place] = segment.getAtIndex(ID, position + step);
        place += stride;
      }
    }

    @Override
    public boolean unchanged() {
      return file.isStill();
    }

    @Override
    public String place() {
      return file.shown();
    }
  }
}
