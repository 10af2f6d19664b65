/** Looks whether a secret is told by anything that holds it. */
@NullMarked
package dev.armature.testsupport.secret;

import org.jspecify.annotations.NullMarked;
