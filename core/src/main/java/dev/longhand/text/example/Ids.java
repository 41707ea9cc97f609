package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
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
  record InChars(char[] ids, int used) implements Ids {
    @Override
    public long count() {
      return used;
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
  ///
  /// @param file what messages call it
  record InFile(MemorySegment segment, String file) implements Ids {
    private static final ValueLayout.OfChar ID =
        ValueLayout.JAVA_CHAR.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public long count() {
      return segment.byteSize() / Character.BYTES;
    }

    @Override
    public int at(long position) {
      try {
        return segment.getAtIndex(ID, position);
      } catch (InternalError fault) {
        throw cutOff(file, fault);
      }
    }

    @Override
    public void scatter(long position, int count, int[] target, int first, int stride) {
      try {
        int place = first;
        for (int step = 0; step < count; step++) {
          target[place] = segment.getAtIndex(ID, position + step);
          place += stride;
        }
      } catch (InternalError fault) {
        throw cutOff(file, fault);
      }
    }

    /// What the virtual machine calls an internal error is a mapped file that somebody cut off.
    static LonghandException cutOff(String file, InternalError fault) {
      return new LonghandException(
              ErrorCode.DATA_CHANGED,
              "the file of ids became shorter while it was read",
              file,
              "start the run again; the file is then written anew")
          .causedBy(fault);
    }
  }
}
