package dev.longhand.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A fixed set of threads that run one job together, the caller being one of them.
///
/// A job is handed out by range or piece; how many workers share it never changes a bit, because no
/// job sums across ranges. Between jobs the workers spin for a moment, then park. Running a job
/// allocates nothing. They serve one caller at a time and refuse a second; closing ends the
/// threads.
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

  /// Where ranges begin that are not of one size; the last ends where a further one would begin.
  @FunctionalInterface
  public interface Cut {
    int start(int range, int ranges);
  }

  /// Whether a job runs, and whether another may follow.
  private enum Phase {
    IDLE,
    BUSY,
    CLOSING,
    CLOSED
  }

  private static final int SPINS = 20_000;

  private final Thread[] threads;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicInteger nextPiece = new AtomicInteger();
  private final Job rangeJob = this::runRange;
  private final Job pieceJob = this::takePieces;
  private final Cut evenCut = this::evenStart;
  private volatile int generation;
  private volatile Job job = worker -> {};
  private volatile @Nullable Throwable failure;
  private volatile Thread caller = Thread.currentThread();
  private int size; // written before generation, so every worker sees it
  private Cut cut = this::evenStart;
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

  /// Runs a job on every worker and returns when all are done; rethrows what one of them threw,
  /// with what others threw suppressed.
  public void run(Job work) {
    begin();
    share(work);
  }

  /// Claims the workers, before anything that they read is written.
  private void begin() {
    if (!phase.compareAndSet(Phase.IDLE, Phase.BUSY)) {
      throw new IllegalStateException(
          phase.get() == Phase.CLOSED
              ? "these workers are closed"
              : "these workers have a job; they serve one caller at a time");
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one caller at a time
  private void share(Job work) {
    failure = null;
    caller = Thread.currentThread();
    pending.set(threads.length);
    job = work;
    generation++;
    wakeAll();
    attempt(work, 0);
    for (int spin = 0; pending.get() > 0; spin++) {
      pause(spin);
    }
    Throwable thrown = failure; // before another caller may begin and forget it
    if (!phase.compareAndSet(Phase.BUSY, Phase.IDLE)) {
      phase.set(Phase.CLOSED);
      wakeAll();
    }
    rethrow(thrown);
  }

  private void wakeAll() {
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }

  /// Cuts 0 to a size into one contiguous range a worker.
  public void runRanges(int newSize, Range newRange) {
    begin();
    size = newSize;
    cut = evenCut;
    range = newRange;
    share(rangeJob);
  }

  /// The same with ranges that somebody else has cut, one a worker.
  public void runRanges(Cut newCut, Range newRange) {
    begin();
    cut = newCut;
    range = newRange;
    share(rangeJob);
  }

  private int evenStart(int worker, int workers) {
    return (int) ((long) size * worker / workers);
  }

  private void runRange(int worker) {
    int from = cut.start(worker, count());
    int to = cut.start(worker + 1, count());
    if (from < to) {
      range.run(from, to);
    }
  }

  /// Runs as many pieces, from 0 on; whoever is free takes the next.
  public void runPieces(int newPieces, Piece newPiece) {
    begin();
    pieces = newPieces;
    piece = newPiece;
    nextPiece.set(0);
    share(pieceJob);
  }

  private void takePieces(int worker) {
    for (int i = nextPiece.getAndIncrement(); i < pieces; i = nextPiece.getAndIncrement()) {
      piece.run(i);
    }
  }

  private void serve(int worker) {
    for (int seen = 0; awaitJob(seen); seen++) {
      attempt(job, worker);
      Thread waiting = caller;
      if (pending.decrementAndGet() == 0) {
        LockSupport.unpark(waiting);
      }
    }
  }

  /// Waits until there is a job after those seen; false when there will be none.
  private boolean awaitJob(int seen) {
    for (int spin = 0; generation == seen; spin++) {
      if (phase.get() == Phase.CLOSED) {
        return false;
      }
      pause(spin);
    }
    return true;
  }

  /// Spins for a moment, then parks; whoever changes what is waited for unparks.
  private void pause(int spin) {
    if (spin < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.park(this);
    }
  }

  /// Whatever a worker throws is kept: one that ended would keep the caller waiting for ever.
  private void attempt(Job work, int worker) {
    try {
      work.run(worker);
    } catch (Throwable thrown) {
      keep(thrown);
    }
  }

  private synchronized void keep(Throwable thrown) {
    Throwable first = failure;
    if (first == null) {
      failure = thrown;
    } else if (!first.equals(thrown)) {
      first.addSuppressed(thrown);
    }
  }

  private static void rethrow(@Nullable Throwable thrown) {
    switch (thrown) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable sneaked -> throw new IllegalStateException(sneaked);
    }
  }

  /// Ends the threads, after the job that runs, if any.
  @Override
  public void close() {
    phase.updateAndGet(now ->
        switch (now) {
          case IDLE, CLOSED -> Phase.CLOSED;
          case BUSY, CLOSING -> Phase.CLOSING;
        });
    wakeAll();
  }
}
