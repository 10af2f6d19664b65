/**
 * Looks at the built jars as a user gets them: what is in them, what they bring along, what they open, and whether small
 * outside programs compile and run against them. Also whether any test of the build was left out, and whether the pages of
 * the documentation point at things that are there.
 */
@NullMarked
package dev.armature.release;

import org.jspecify.annotations.NullMarked;
