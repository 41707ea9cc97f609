/// How well a model foretells a text that it may never have seen: loss, perplexity, bits a token
/// and accuracy. Nothing here changes a model.
@NullMarked
package dev.longhand.evaluate;

import org.jspecify.annotations.NullMarked;
