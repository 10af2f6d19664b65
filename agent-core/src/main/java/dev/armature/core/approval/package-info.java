/**
 * Turns "ask" into yes, no or later; once per question, bound to the exact input that was shown.
 *
 * <p>Start with {@link dev.armature.core.approval.ApprovalHandler} and {@link dev.armature.core.approval.Approval}.
 */
@NullMarked
package dev.armature.core.approval;

import org.jspecify.annotations.NullMarked;
