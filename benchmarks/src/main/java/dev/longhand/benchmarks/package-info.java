/// Measures the engine on the workloads that people run, alone and beside other programs.
@NullMarked
package dev.longhand.benchmarks;

import org.jspecify.annotations.NullMarked;
