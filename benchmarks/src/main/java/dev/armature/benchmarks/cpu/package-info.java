/** What this process has used of the processors, and which of its threads. */
@NullMarked
package dev.armature.benchmarks.cpu;

import org.jspecify.annotations.NullMarked;
