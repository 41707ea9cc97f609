/// A model, a prompt and chance become text: the decoder that carries the state, and the generator
/// that writes token after token.
///
/// How a token is chosen is the business of `sampling`; who prints the text is not known here.
@NullMarked
package dev.longhand.generate;

import org.jspecify.annotations.NullMarked;
