/**
 * Holds a module's packages to its rooms table, and the table's page in the docs to the table.
 *
 * <p>Start with {@link dev.armature.testsupport.rooms.RoomsCheck}; the table is {@code src/test/resources/rooms.tsv} of the
 * module whose test calls it.
 */
@NullMarked
package dev.armature.testsupport.rooms;

import org.jspecify.annotations.NullMarked;
