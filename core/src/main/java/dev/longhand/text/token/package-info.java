/// From text to ids and back: vocabularies and the tokenizers that own them.
///
/// Tokens that look special, such as `<pad>` or `</s>`, are plain text here when they stand in a
/// text.
@NullMarked
package dev.longhand.text.token;

import org.jspecify.annotations.NullMarked;
