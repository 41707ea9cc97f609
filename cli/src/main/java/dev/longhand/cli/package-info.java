/// The command line: one class a command. It assembles what `core` offers and is the only one that
/// prints; nothing here computes.
@NullMarked
package dev.longhand.cli;

import org.jspecify.annotations.NullMarked;
