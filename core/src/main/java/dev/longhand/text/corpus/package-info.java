/// From files to one clean text: decoding, cleaning and everything that was noticed on the way.
///
/// The cleaning rules that must also be applied to prompts are a value of their own, so that a
/// model file can carry them. Tokens and splits are not made here.
@NullMarked
package dev.longhand.text.corpus;

import org.jspecify.annotations.NullMarked;
