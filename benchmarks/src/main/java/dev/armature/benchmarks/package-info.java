/**
 * What the library costs: time and memory per turn of the engine, and per shell command that is read and judged.
 *
 * <p>Start with {@link EngineTurn} and {@link ShellCommands}; {@code benchmarks/run} builds and runs them. Many conversations at
 * once are a program of their own, {@code benchmarks/streams}, in the room {@code streams}. Nothing here is published.
 */
@NullMarked
package dev.armature.benchmarks;

import org.jspecify.annotations.NullMarked;
