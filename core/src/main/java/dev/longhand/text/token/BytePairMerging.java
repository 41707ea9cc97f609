package dev.longhand.text.token;

/// Merges the pairs of one word after another: the pair of the lowest rank first, of equal pairs
/// the leftmost, until none is in the table.
///
/// The tokens of a word are a linked list and the pairs in it a heap, so a word of n bytes takes n
/// log n steps and a text without a space is no harm. Mutable; of one thread.
final class BytePairMerging {
  private static final int GONE = -1;
  private static final int FIRST_CAPACITY = 64;

  private final MergeTable table;
  private final LongHeap queue = new LongHeap(); // rank in the upper half, place in the lower
  private int[] tokens = new int[FIRST_CAPACITY]; // ids by place
  private int[] before = new int[FIRST_CAPACITY]; // places
  private int[] behind = new int[FIRST_CAPACITY]; // places
  private int length;

  BytePairMerging(MergeTable table) {
    this.table = table;
  }

  /// Begins a word of at most so many tokens.
  void begin(int capacity) {
    length = 0;
    if (capacity > tokens.length) {
      int larger = Math.max(capacity, 2 * tokens.length);
      tokens = new int[larger];
      before = new int[larger];
      behind = new int[larger];
    }
  }

  /// Appends a token to the word.
  void add(int id) {
    tokens[length++] = id;
  }

  /// The ids that the word comes to.
  int[] merged() {
    for (int place = 0; place < length; place++) {
      before[place] = place - 1;
      behind[place] = place + 1;
    }
    for (int place = 0; place < length; place++) {
      queuePair(place);
    }
    int count = length;
    while (!queue.isEmpty()) {
      count -= merge(queue.removeLeast());
    }
    var ids = new int[count];
    int place = 0;
    for (int index = 0; index < count; index++) {
      ids[index] = tokens[place];
      place = behind[place];
    }
    return ids;
  }

  /// Merges a pair from the queue unless it is no longer there; how many tokens fewer there are.
  private int merge(long queued) {
    int place = (int) queued;
    int next = behind[place];
    if (tokens[place] == GONE || next == length) {
      return 0;
    }
    long found = table.find(tokens[place], tokens[next]);
    if (found == MergeTable.NONE || MergeTable.rank(found) != (int) (queued >>> Integer.SIZE)) {
      return 0;
    }
    tokens[place] = MergeTable.merged(found);
    tokens[next] = GONE;
    behind[place] = behind[next];
    if (behind[next] < length) {
      before[behind[next]] = place;
    }
    if (before[place] >= 0) {
      queuePair(before[place]);
    }
    queuePair(place);
    return 1;
  }

  private void queuePair(int place) {
    int next = behind[place];
    if (next < length) {
      long found = table.find(tokens[place], tokens[next]);
      if (found != MergeTable.NONE) {
        queue.add(((long) MergeTable.rank(found) << Integer.SIZE) | place);
      }
    }
  }
}
