/// Softmax and cross-entropy over token ids; nothing of size examples x vocabulary beyond the
/// logits.
@NullMarked
package dev.longhand.nn.loss;

import org.jspecify.annotations.NullMarked;
