/// What a person reads when something is wrong: a stable code, what was found, where, and how to
/// mend it. Every package may throw these; none of them prints.
@NullMarked
package dev.longhand.error;

import org.jspecify.annotations.NullMarked;
