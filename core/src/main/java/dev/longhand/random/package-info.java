/// Chance that can be repeated: streams keyed by seed, purpose, epoch and index, whose whole state
/// is two numbers. Nothing here reads a clock.
@NullMarked
package dev.longhand.random;

import org.jspecify.annotations.NullMarked;
