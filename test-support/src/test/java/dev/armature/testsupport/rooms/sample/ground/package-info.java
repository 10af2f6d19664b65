/** Nouns. */
@org.jspecify.annotations.NullMarked
package dev.armature.testsupport.rooms.sample.ground;
