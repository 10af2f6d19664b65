/** A command-line coding agent. */
@NullMarked
package dev.armature.examples.coding;

import org.jspecify.annotations.NullMarked;
