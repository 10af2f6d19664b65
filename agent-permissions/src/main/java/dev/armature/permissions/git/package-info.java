/** What is known of git by rules and by the judge alike: which of its words is the subcommand, and which settings do no harm. */
@NullMarked
package dev.armature.permissions.git;

import org.jspecify.annotations.NullMarked;
