/**
 * Asks real bash. Runs scripts in a sandbox where every program is a stub that logs its words and its folder, and holds the
 * judge of commands to what was started: each start was listed, and what was allowed changed no file.
 *
 * <p>Start with {@link dev.armature.conformance.oracle.OracleTest}. {@link dev.armature.conformance.oracle.Sandbox} is the
 * machine, {@link dev.armature.conformance.oracle.Oracle} runs many scripts in one start of it,
 * {@link dev.armature.conformance.oracle.Verdicts} compares; the scripts come from the tables of agent-permissions, from
 * {@link dev.armature.conformance.oracle.GeneratedScript} and from {@link dev.armature.conformance.oracle.Mutation}. What runs
 * inside the sandbox are the three bash files beside this package's resources.
 */
@NullMarked
package dev.armature.conformance.oracle;

import org.jspecify.annotations.NullMarked;
