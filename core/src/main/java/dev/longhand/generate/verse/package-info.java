/// Verse in a form that is asked for: so many lines, of so many syllables, that rhyme.
///
/// Syllables and rhymes are told by English spelling, rhymes also by the line ends of a text. The
/// form is kept while the model writes, by looking ahead; nothing is mended afterwards. What a
/// model says of a next token comes from a decoder; who trained it is not known here.
@NullMarked
package dev.longhand.generate.verse;

import org.jspecify.annotations.NullMarked;
