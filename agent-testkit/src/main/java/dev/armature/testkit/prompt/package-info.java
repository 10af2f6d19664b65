/** What in a prompt changes though nobody said so: it is asked for in other surroundings. */
@NullMarked
package dev.armature.testkit.prompt;

import org.jspecify.annotations.NullMarked;
