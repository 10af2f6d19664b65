package dev.armature.models.anthropic;

/**
 * How every request of a client is to be answered, as far as it was said.
 *
 * @param thinking how to think
 * @param effort how hard; empty to leave it to the provider
 */
record Wishes(ThinkingWish thinking, String effort) {}
