/// What can be seen of a run and its model: curves, samples, settings, neighbours in the embedding,
/// all on one page or one slide.
///
/// Takes facts and gives text or pixels; reading and writing the folder of a run is for the package
/// of recipes.
@NullMarked
package dev.longhand.inspect;

import org.jspecify.annotations.NullMarked;
