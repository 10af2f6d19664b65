/**
 * Records to JSON Schema, and JSON back to records, with sentences about what did not fit.
 *
 * <p>Start with {@link dev.armature.tools.schema.RecordSchema}. Components are described with
 * {@link dev.armature.tools.schema.Doc}, renamed with {@link dev.armature.tools.schema.Named} and made optional with
 * {@link dev.armature.tools.schema.Default}. One reading of the record's type, {@code Shape}, serves both directions, so
 * that what is announced is what is accepted. Ground floor: imports nothing of ours.
 */
@NullMarked
package dev.armature.tools.schema;

import org.jspecify.annotations.NullMarked;
