/**
 * What the library costs: time and memory per turn of the engine, and per shell command that is read and judged.
 *
 * <p>Start with {@link EngineTurn} and {@link ShellCommands}; {@code benchmarks/run} builds and runs them. Two are
 * programs of their own: many conversations at once, {@code benchmarks/streams} in the room {@code streams}, and one conversation
 * as whole processes, {@code benchmarks/session} in the room {@code session}. Nothing here is published.
 */
@NullMarked
package dev.armature.benchmarks;

import org.jspecify.annotations.NullMarked;
