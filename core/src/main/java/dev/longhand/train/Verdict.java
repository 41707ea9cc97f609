package dev.longhand.train;

/// What a listener wants next.
public enum Verdict {
  CONTINUE,
  STOP
}
