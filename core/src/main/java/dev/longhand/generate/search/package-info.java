/// Ways to write that follow several texts at once and need no chance: beam search and contrastive
/// search.
///
/// Texts are ids here; what makes text of them, and when a text is over besides its length, is told
/// by the caller.
@NullMarked
package dev.longhand.generate.search;

import org.jspecify.annotations.NullMarked;
