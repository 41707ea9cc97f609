/// From the logits of one step to one token: temperature, the most likely tokens, chance.
///
/// All sums run in the order of the ids and all functions are our own, so a seed draws the same
/// tokens on every machine.
@NullMarked
package dev.longhand.generate.sampling;

import org.jspecify.annotations.NullMarked;
