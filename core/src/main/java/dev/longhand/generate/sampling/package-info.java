/// How the next token is chosen from its logits: steps that narrow down what may come, in an order
/// that people choose, and then a draw.
///
/// Each step is a record with its settings and its formula; where logits come from is not known
/// here.
@NullMarked
package dev.longhand.generate.sampling;

import org.jspecify.annotations.NullMarked;
