/// Texts in other texts: a suffix array over the ids of a text, and what of a written text stands
/// in it.
///
/// No model, no file and no sampling: only ids, and the places that they came from.
@NullMarked
package dev.longhand.text.copy;

import org.jspecify.annotations.NullMarked;
