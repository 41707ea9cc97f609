package dev.longhand.text.token;

import java.util.Arrays;

/// A binary heap of numbers, the least on top. Mutable.
final class LongHeap {
  private static final int FIRST_CAPACITY = 32;

  private long[] values = new long[FIRST_CAPACITY];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    int place = size++;
    while (place > 0) {
      int parent = (place - 1) / 2;
      if (values[parent] <= value) {
        break;
      }
      values[place] = values[parent];
      place = parent;
    }
    values[place] = value;
  }

  /// Takes the least number out.
  long removeLeast() {
    long least = values[0];
    long last = values[--size];
    int place = 0;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && values[child + 1] < values[child]) {
        child++;
      }
      if (values[child] >= last) {
        break;
      }
      values[place] = values[child];
      place = child;
    }
    values[place] = last;
    return least;
  }
}
