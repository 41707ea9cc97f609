/// How one step changes parameters by their gradients: the optimizers with their slots, clipping,
/// L2 and weight decay. The learning rate of each step comes from outside.
@NullMarked
package dev.longhand.train.optimizer;

import org.jspecify.annotations.NullMarked;
