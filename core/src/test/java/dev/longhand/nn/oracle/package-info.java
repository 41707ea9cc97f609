/// The truth for tests: networks written as their textbook formulas over double scalars, whose
/// gradients come from automatic differentiation and not from anybody's derivation, and the golden
/// files that other libraries wrote. Slow on purpose, and independent of the engine: no type of
/// ours is used here.
@NullMarked
package dev.longhand.nn.oracle;

import org.jspecify.annotations.NullMarked;
