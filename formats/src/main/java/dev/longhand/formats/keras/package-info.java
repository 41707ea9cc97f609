/// Models that Keras wrote: their configuration as layers of ours, their weights, their vocabulary.
///
/// Nothing of a file is ever run. What the network of ours does not have is refused by the name of
/// its layer. HDF5 is read by a library behind one door, `WeightFile`.
@NullMarked
package dev.longhand.formats.keras;

import org.jspecify.annotations.NullMarked;
