package dev.armature.testkit.simulator.cache;

/**
 * A block of reasoning that a client sends back, and what stands before it.
 *
 * @param path where it is, such as `messages.1.content.0`
 * @param json the block as compact JSON
 * @param prefix a digest of all that stands before its message, but for cache markers, deferred tools and other
 *     reasoning
 */
public record Reasoning(String path, String json, String prefix) {}
