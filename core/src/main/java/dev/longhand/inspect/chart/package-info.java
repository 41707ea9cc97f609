/// Charts as a model of their own, and two ways to draw it: SVG for pages and files, PNG for
/// slides.
///
/// A chart knows figures and names alone; what they mean is the caller's. The same chart gives the
/// same SVG on every machine; letters in a PNG are those of the machine that draws it.
@NullMarked
package dev.longhand.inspect.chart;

import org.jspecify.annotations.NullMarked;
