/// How parameters follow their gradients: Adam and plain gradient descent, with clipping by norm.
@NullMarked
package dev.longhand.train.optimizer;

import org.jspecify.annotations.NullMarked;
