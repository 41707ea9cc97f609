/// Several runs on one text, side by side: recipes compared, settings searched. What one run does
/// belongs to `recipe`; nothing here prints.
@NullMarked
package dev.longhand.experiment;

import org.jspecify.annotations.NullMarked;
