package dev.longhand.text.example;

import dev.longhand.random.KeyedPermutation;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;

/// Which examples make up each batch of an epoch, the longest of a batch first.
///
/// The examples are drawn in a random order; those of some batches together, a bucket, are sorted
/// by length and cut into batches again, and the batches of a bucket are drawn in a random order.
/// With one batch a bucket that is a plain shuffle. Mutable: it holds the bucket asked for last.
final class LengthBuckets {
  /// How many tokens an example reads.
  interface Lengths {
    int of(long example);
  }

  private final long count;
  private final int batchSize;
  private final RaggedOptions options;
  private final EpochOrder order;
  private final Lengths lengths;
  private final long[] drawn; // [bucket * B]
  private final int[] drawnLengths; // [bucket * B]
  private final long[] sorted; // [bucket * B]
  private final int[] sortedLengths; // [bucket * B]
  private final int[] places; // [T + 1]
  private final int[] chosenLengths; // [B]
  private long heldEpoch = -1;
  private long heldBucket = -1;
  private int held;
  private int first;
  private int sequences;

  /// @param count how many examples there are, at least 1
  /// @param batchSize no more than that
  LengthBuckets(long count, int batchSize, RaggedOptions options, Lengths lengths) {
    this.count = count;
    this.batchSize = batchSize;
    this.options = options;
    this.lengths = lengths;
    order = new EpochOrder(count, options.shuffle(), options.seed());
    int size = (int) Math.min((long) batchSize * options.bucket(), count);
    drawn = new long[size];
    drawnLengths = new int[size];
    sorted = new long[size];
    sortedLengths = new int[size];
    chosenLengths = new int[batchSize];
    places = new int[options.longest() + 1];
  }

  int batchesPerEpoch() {
    return Math.toIntExact((count - 1) / batchSize + 1);
  }

  /// Goes to a batch.
  void select(long epoch, int batchIndex) {
    long bucket = batchIndex / options.bucket();
    hold(epoch, bucket);
    int batches = (held - 1) / batchSize + 1;
    int place = batchIndex % options.bucket();
    int batch =
        switch (options.shuffle()) {
          case NONE -> place;
          case EACH_EPOCH -> {
            long key = KeyedRandom.key(options.seed(), Purpose.SHUFFLE, epoch, 1 + bucket);
            yield (int) KeyedPermutation.of(key, batches).at(place);
          }
        };
    first = batch * batchSize;
    sequences = Math.min(batchSize, held - first);
    System.arraycopy(sortedLengths, first, chosenLengths, 0, sequences);
  }

  /// B of the batch.
  int sequences() {
    return sequences;
  }

  /// The example that is sequence `b` of the batch.
  long example(int b) {
    return sorted[first + b];
  }

  /// How many tokens each sequence of the batch reads; B numbers that never rise.
  int[] lengths() {
    return chosenLengths;
  }

  private void hold(long epoch, long bucket) {
    if (epoch == heldEpoch && bucket == heldBucket) {
      return;
    }
    long start = bucket * options.bucket() * batchSize;
    held = (int) Math.min(drawn.length, count - start);
    for (int index = 0; index < held; index++) {
      drawn[index] = order.at(epoch, start + index);
      drawnLengths[index] = lengths.of(drawn[index]);
    }
    sort();
    heldEpoch = epoch;
    heldBucket = bucket;
  }

  /// Counts the lengths and then writes each example behind those that are longer or were drawn
  /// before it.
  private void sort() {
    Arrays.fill(places, 0);
    for (int index = 0; index < held; index++) {
      places[drawnLengths[index]]++;
    }
    int place = 0;
    for (int length = places.length - 1; length >= 0; length--) {
      int times = places[length];
      places[length] = place;
      place += times;
    }
    for (int index = 0; index < held; index++) {
      int to = places[drawnLengths[index]]++;
      sorted[to] = drawn[index];
      sortedLengths[to] = drawnLengths[index];
    }
  }
}
