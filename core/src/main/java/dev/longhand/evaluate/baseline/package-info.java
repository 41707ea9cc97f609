/// What foretells a text without a network, so that people see what a network adds: how often each
/// token comes, and how often it comes behind the few in front of it. Also what it costs to spell
/// text that a vocabulary does not hold.
///
/// Learns by counting; knows no model.
@NullMarked
package dev.longhand.evaluate.baseline;

import org.jspecify.annotations.NullMarked;
