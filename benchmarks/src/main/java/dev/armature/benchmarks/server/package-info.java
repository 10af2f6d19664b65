/** Programs in processes of their own: servers, so that what is measured is the client alone, and whoever is measured whole. */
@NullMarked
package dev.armature.benchmarks.server;

import org.jspecify.annotations.NullMarked;
