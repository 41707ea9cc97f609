/// Training: one step on all workers, and the loop over epochs with its events. Knows how a model
/// learns, not how it writes; never prints, never reads a clock that it was not given.
@NullMarked
package dev.longhand.train;

import org.jspecify.annotations.NullMarked;
