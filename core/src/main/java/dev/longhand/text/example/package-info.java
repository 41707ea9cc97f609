/// From a corpus to ids and from ids to batches: windows, prefixes, whole documents, continuous
/// streams, and the buffer they fill.
///
/// Any batch of any epoch can be asked for at once, so a resumed run draws what the unbroken one
/// drew.
@NullMarked
package dev.longhand.text.example;

import org.jspecify.annotations.NullMarked;
