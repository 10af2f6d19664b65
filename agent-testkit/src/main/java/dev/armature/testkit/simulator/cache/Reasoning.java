package dev.armature.testkit.simulator.cache;

/**
 * A block of reasoning that a client sends back, and what stands before it.
 *
 * @param path where it is, such as `messages.1.content.0`
 * @param json the block as compact JSON
 * @param prefix a digest of all that stands before its message, but for cache markers, deferred tools and other
 *     reasoning
 */
public record Reasoning(String path, String json, String prefix) {

    /** Index of the message it is in; -1 where a path has none. */
    public int message() {
        String[] parts = path.split("\\.", -1);
        return parts.length > 1 && parts[0].equals("messages") ? Integer.parseInt(parts[1]) : -1;
    }
}
