/**
 * What a client asked, in the same words for every wire dialect.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.request.SimRequest}; it is what a reply policy is given and what
 * the journal holds. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.testkit.simulator.request;

import org.jspecify.annotations.NullMarked;
