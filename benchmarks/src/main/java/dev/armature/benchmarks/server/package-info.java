/** Servers in processes of their own, so that what is measured here is the client alone. */
@NullMarked
package dev.armature.benchmarks.server;

import org.jspecify.annotations.NullMarked;
