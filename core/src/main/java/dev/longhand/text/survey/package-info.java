/// What a text is made of and what may be wrong with it, found in one reading.
///
/// Every finding is counted, shown by an example and comes with what mends it. Nothing is changed
/// here, and memory does not grow with the text.
@NullMarked
package dev.longhand.text.survey;

import org.jspecify.annotations.NullMarked;
