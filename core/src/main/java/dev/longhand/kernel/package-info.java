/// The arithmetic: matrices in panels, the few kernels that take all the time, and the workers that
/// share them out. {@link dev.longhand.kernel.ScalarKernels} is the definition; {@link
/// dev.longhand.kernel.VectorKernels} gives the same bits faster. Nothing here knows a layer.
@NullMarked
package dev.longhand.kernel;

import org.jspecify.annotations.NullMarked;
