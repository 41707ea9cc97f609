package dev.longhand.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A fixed set of threads that run one job together, the caller being one of them.
///
/// A job is handed out by range or piece; how many workers share it never changes a bit, because no
/// job sums across ranges. Between jobs the workers spin for a moment, then park. Running a job
/// allocates nothing. Meant for one caller at a time; closing it ends the threads.
public final class Workers implements AutoCloseable {
  /// The part of a job that one worker does.
  @FunctionalInterface
  public interface Job {
    void run(int worker);
  }

  /// The pieces of a job, each independent of the others.
  @FunctionalInterface
  public interface Piece {
    void run(int piece);
  }

  /// A range of sequences, rows or whatever else is cut: from inclusive, to exclusive.
  @FunctionalInterface
  public interface Range {
    void run(int from, int to);
  }

  private static final int SPINS = 20_000;

  private final Thread[] threads;
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicInteger nextPiece = new AtomicInteger();
  private final Job rangeJob = this::runRange;
  private final Job pieceJob = this::takePieces;
  private volatile int generation;
  private volatile Job job = worker -> {};
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;
  private int size; // written before generation, so every worker sees it
  private Range range = (from, to) -> {};
  private int pieces;
  private Piece piece = index -> {};

  /// @param count how many threads work, the caller included; at least 1
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " workers; at least 1 is needed");
    }
    threads = new Thread[count - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] = new Thread(() -> serve(worker), "longhand-worker-" + worker);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /// How many threads share a job, the caller included.
  public int count() {
    return threads.length + 1;
  }

  /// Runs a job on every worker and returns when all are done; rethrows what one of them threw.
  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one caller at a time
  public void run(Job work) {
    if (closed) {
      throw new IllegalStateException("these workers are closed");
    }
    failure = null;
    pending.set(threads.length);
    job = work;
    generation++;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    attempt(work, 0);
    for (int spin = 0; pending.get() > 0; spin++) {
      pause(spin);
    }
    rethrow();
  }

  /// Cuts 0 to a size into one contiguous range a worker.
  public void runRanges(int newSize, Range newRange) {
    size = newSize;
    range = newRange;
    run(rangeJob);
  }

  private void runRange(int worker) {
    int from = (int) ((long) size * worker / count());
    int to = (int) ((long) size * (worker + 1) / count());
    if (from < to) {
      range.run(from, to);
    }
  }

  /// Runs as many pieces, from 0 on; whoever is free takes the next.
  public void runPieces(int newPieces, Piece newPiece) {
    pieces = newPieces;
    piece = newPiece;
    nextPiece.set(0);
    run(pieceJob);
  }

  private void takePieces(int worker) {
    for (int i = nextPiece.getAndIncrement(); i < pieces; i = nextPiece.getAndIncrement()) {
      piece.run(i);
    }
  }

  private void serve(int worker) {
    int seen = 0;
    while (true) {
      for (int spin = 0; generation == seen && !closed; spin++) {
        pause(spin);
      }
      if (closed) {
        return;
      }
      seen = generation;
      attempt(job, worker);
      pending.decrementAndGet();
    }
  }

  private static void pause(int spin) {
    if (spin < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(50_000);
    }
  }

  private void attempt(Job work, int worker) {
    try {
      work.run(worker);
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
    }
  }

  private void rethrow() {
    switch (failure) {
      case null -> {}
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      case Throwable thrown -> throw new IllegalStateException(thrown);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
