/**
 * Whether a workspace's own settings may be listened to.
 *
 * <p>One word, {@link dev.armature.permissions.trust.Trust}; who asks the user and where the answer is kept is the host's
 * business.
 */
@NullMarked
package dev.armature.permissions.trust;

import org.jspecify.annotations.NullMarked;
