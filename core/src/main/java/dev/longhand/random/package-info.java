/// Chance that can be repeated: streams keyed by seed, purpose, epoch and index, so that nothing
/// has to be saved of them. Nothing here reads a clock.
@NullMarked
package dev.longhand.random;

import org.jspecify.annotations.NullMarked;
