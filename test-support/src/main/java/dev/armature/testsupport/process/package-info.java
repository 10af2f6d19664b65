/** Tells which processes are left. */
@NullMarked
package dev.armature.testsupport.process;

import org.jspecify.annotations.NullMarked;
