/// A text that a person and a model write together: who wrote each token, what may come next, going
/// back, and several ways on from one place.
///
/// There is no terminal here. How a draft is shown and by which keys it is written belongs to the
/// command line; how a model reads and how a token is chosen belongs to `generate`.
@NullMarked
package dev.longhand.draft;

import org.jspecify.annotations.NullMarked;
