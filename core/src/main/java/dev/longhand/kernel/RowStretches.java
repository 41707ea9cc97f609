package dev.longhand.kernel;

/// Rows of a matrix that take part in a sum, as stretches of neighbours in ascending order.
///
/// No stretch is longer than what stays in the second cache while panels pass by. Mutable; room for
/// everything is made at the beginning.
public final class RowStretches {
  /// Rows whose operands stay in the second cache.
  static final int BLOCK_ROWS = 256;

  private final int[] first;
  private final int[] counts;
  private int size;
  private int rows;

  /// @param rows of the matrix
  /// @param most how many stretches there may be that do not touch each other
  public RowStretches(int rows, int most) {
    int room = Math.addExact(Math.ceilDiv(rows, BLOCK_ROWS), most);
    first = new int[room];
    counts = new int[room];
  }

  /// All rows of a matrix.
  public static RowStretches all(int rows) {
    var stretches = new RowStretches(rows, 1);
    stretches.add(0, rows);
    return stretches;
  }

  /// Forgets all rows.
  public void clear() {
    size = 0;
    rows = 0;
  }

  /// Adds rows behind all that are there.
  public void add(int from, int count) {
    rows += count;
    int row = from;
    int left = count;
    if (size > 0 && first[size - 1] + counts[size - 1] == from) {
      int joined = Math.min(left, BLOCK_ROWS - counts[size - 1]);
      counts[size - 1] += joined;
      row += joined;
      left -= joined;
    }
    while (left > 0) {
      first[size] = row;
      counts[size] = Math.min(left, BLOCK_ROWS);
      row += counts[size];
      left -= counts[size];
      size++;
    }
  }

  /// How many rows take part.
  public int rows() {
    return rows;
  }

  /// How many stretches there are.
  public int size() {
    return size;
  }

  /// The first row of a stretch.
  public int first(int stretch) {
    return first[stretch];
  }

  /// How many rows a stretch has, at least 1.
  public int count(int stretch) {
    return counts[stretch];
  }

  /// The stretch behind as many stretches from this one on as make up a block together.
  int blockEnd(int stretch) {
    int end = stretch;
    int sum = 0;
    while (end < size && sum + counts[end] <= BLOCK_ROWS) {
      sum += counts[end];
      end++;
    }
    return end;
  }
}
