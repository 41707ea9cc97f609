/// The layout of our sources, checked by every build and mended on demand. Used by the build only.
@NullMarked
package dev.longhand.tools.format;

import org.jspecify.annotations.NullMarked;
