/// What decides a text that was written, as a file: models by their hashes, prompt, method, seed;
/// and the text written once more from it.
///
/// How texts are written is known to `generate`; who asks for a receipt, to the command line.
@NullMarked
package dev.longhand.receipt;

import org.jspecify.annotations.NullMarked;
