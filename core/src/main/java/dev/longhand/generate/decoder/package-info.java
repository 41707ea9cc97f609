/// What a model says of the next token of a text: decoders that carry a state from token to token,
/// that run a window again for each, and that ask several models.
///
/// How a token is chosen, and what text comes of it, is not known here.
@NullMarked
package dev.longhand.generate.decoder;

import org.jspecify.annotations.NullMarked;
