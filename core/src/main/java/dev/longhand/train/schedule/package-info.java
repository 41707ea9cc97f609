/// Which learning rate each step has: a function of the step, the length of the run and the losses
/// of the epochs so far, so a run that goes on has the rates of the run that never stopped.
@NullMarked
package dev.longhand.train.schedule;

import org.jspecify.annotations.NullMarked;
