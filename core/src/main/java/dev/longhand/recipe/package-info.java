/// Everything a training run needs as one record, and the run itself as one call: recipes and the
/// YAML they are written in, the run folder, starting and going on.
///
/// Puts the other packages together and adds no arithmetic of its own. Never prints: whoever calls
/// hears typed events.
@NullMarked
package dev.longhand.recipe;

import org.jspecify.annotations.NullMarked;
