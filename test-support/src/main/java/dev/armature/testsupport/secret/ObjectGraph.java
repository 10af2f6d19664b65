package dev.armature.testsupport.secret;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All objects of the project that can be reached from some, through fields, collections, maps, arrays and the like. Objects
 * of other libraries are not looked into.
 */
public final class ObjectGraph {
    private static final String OURS = "dev.armature.";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final List<Object> ours = new ArrayList<>();

    private ObjectGraph() {}

    /** The project's own objects among those that can be reached, each once. */
    public static List<Object> reachableFrom(Object... roots) {
        ObjectGraph graph = new ObjectGraph();
        for (Object root : roots) {
            graph.meet(root);
        }
        while (!graph.waiting.isEmpty()) {
            graph.lookInto(graph.waiting.poll());
        }
        return List.copyOf(graph.ours);
    }

    private void meet(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            waiting.add(object);
        }
    }

    private void lookInto(Object object) {
        switch (object) {
            case Collection<?> several when !isOurs(object) -> several.forEach(this::meet);
            case Map<?, ?> map -> {
                map.keySet().forEach(this::meet);
                map.values().forEach(this::meet);
            }
            case Optional<?> one -> meet(one.orElse(null));
            case AtomicReference<?> one -> meet(one.get());
            default -> {
                if (object.getClass().isArray()) {
                    lookIntoArray(object);
                } else if (isOurs(object)) {
                    ours.add(object);
                    lookIntoFields(object);
                }
            }
        }
    }

    private static boolean isOurs(Object object) {
        return object.getClass().getName().startsWith(OURS);
    }

    private void lookIntoArray(Object array) {
        if (!array.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(array); i++) {
                meet(Array.get(array, i));
            }
        }
    }

    /** What a lambda has caught is a field too, but the JDK lets nobody see it. */
    private void lookIntoFields(Object object) {
        if (object.getClass().isHidden()) {
            return;
        }
        for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive()
                        && !Modifier.isStatic(field.getModifiers())
                        && type.getName().startsWith(OURS)) {
                    meet(valueOf(field, object));
                }
            }
        }
    }

    private static @Nullable Object valueOf(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the class path lets every field be read: " + field, e);
        }
    }
}
