/** A small house with every fault the rooms check looks for. */
@org.jspecify.annotations.NullMarked
package dev.armature.testsupport.rooms.sample;
