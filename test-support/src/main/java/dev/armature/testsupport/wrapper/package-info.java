/** Looks whether classes that are made of another of their kind hand on all that they are asked. */
@NullMarked
package dev.armature.testsupport.wrapper;

import org.jspecify.annotations.NullMarked;
