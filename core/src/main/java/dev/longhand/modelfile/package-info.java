/// One self-describing safetensors file for a model, and the same for the checkpoints of a run.
///
/// Everything that touches such a file is here: the strict reader, the writer that replaces a file
/// as a whole or not at all, the hashes that find every flipped bit, and the descriptions in the
/// header. Nothing out of a file is ever run; how a model is trained is unknown here.
@NullMarked
package dev.longhand.modelfile;

import org.jspecify.annotations.NullMarked;
