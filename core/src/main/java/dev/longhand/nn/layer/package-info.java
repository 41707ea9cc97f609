/// The layers: what each is ({@link dev.longhand.nn.layer.LayerConfig}), its parameters ({@link
/// dev.longhand.nn.layer.Layer}) and one run of it ({@link dev.longhand.nn.layer.Pass}). Layers
/// remember nothing and never see a thread; state comes in and goes out.
@NullMarked
package dev.longhand.nn.layer;

import org.jspecify.annotations.NullMarked;
