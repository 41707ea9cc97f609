/// Event files as TensorBoard reads them: scalars, texts and histograms by name and step, written
/// byte by byte (record framing with masked CRC-32C, protocol buffers). What a run puts into them
/// is decided elsewhere, and nothing is read here.
@NullMarked
package dev.longhand.tensorboard;

import org.jspecify.annotations.NullMarked;
