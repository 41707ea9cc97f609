/// From files to clean documents: plain text or the rows of tables, decoded, cleaned, cut, and
/// everything that was noticed on the way; and the parts of a text that are learnt from or only
/// measured. Memory does not grow with the text.
///
/// The cleaning rules that must also be applied to prompts are a value of their own, so that a
/// model file can carry them. Tokens are not made here.
@NullMarked
package dev.longhand.text.corpus;

import org.jspecify.annotations.NullMarked;
