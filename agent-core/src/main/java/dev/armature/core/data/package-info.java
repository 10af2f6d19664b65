/**
 * Tables of data about models, which age.
 *
 * <p>Start with {@link dev.armature.core.data.DatedTable}. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.core.data;

import org.jspecify.annotations.NullMarked;
