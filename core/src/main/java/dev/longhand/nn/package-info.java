/// A language model as a whole: its description, its layers, one run of it, its summary. Knows
/// neither text nor files nor how a model is trained.
@NullMarked
package dev.longhand.nn;

import org.jspecify.annotations.NullMarked;
