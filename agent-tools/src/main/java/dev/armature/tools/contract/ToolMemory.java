package dev.armature.tools.contract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What tools remember from call to call within one conversation, such as which files were read. Gone when the
 * conversation's process ends. Each room keeps one value under a type of its own, so that strangers cannot collide.
 */
public final class ToolMemory {
    private final Map<Class<?>, Object> values = new ConcurrentHashMap<>();

    /** The value of that type, made at the first call. {@code make} is called at most once per type. */
    public <T> T of(Class<T> type, Supplier<T> make) {
        return type.cast(values.computeIfAbsent(type, ignored -> make.get()));
    }
}
