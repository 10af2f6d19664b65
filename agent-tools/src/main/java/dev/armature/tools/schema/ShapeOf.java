package dev.armature.tools.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the {@link Shape} of a record. What it cannot describe exactly it refuses, when the tool is made. */
final class ShapeOf {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    /** The records being looked at, outermost first: a record inside itself would have no end. */
    private final Deque<Class<?>> within = new ArrayDeque<>();

    private ShapeOf() {}

    static Shape.Fields record(Class<?> type) {
        return new ShapeOf().fields(type);
    }

    private Shape.Fields fields(Class<?> type) {
        if (!type.isRecord() || type.getTypeParameters().length > 0) {
            throw new IllegalArgumentException(
                    "expected a record without type parameters, was `" + type.getName() + "`");
        }
        if (within.contains(type)) {
            throw new IllegalArgumentException("`" + type.getName() + "` contains itself; a schema needs an end");
        }
        within.addLast(type);
        List<Shape.Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Shape.Field field = field(component);
            if (!names.add(field.name())) {
                throw refused(component, "has the name `" + field.name() + "`, which another field has too");
            }
            fields.add(field);
        }
        within.removeLast();
        return new Shape.Fields(doc(type.getAnnotation(Doc.class)), fields, constructor(type));
    }

    private Shape.Field field(RecordComponent component) {
        Named named = component.getAnnotation(Named.class);
        String name = named == null ? component.getName() : named.value();
        if (!NAME.matcher(name).matches()) {
            throw refused(component, "is named `" + name + "`; use 1 to 64 letters, digits, `_`, `.` or `-`");
        }
        Type type = component.getGenericType();
        boolean mayBeAbsent = component.getType() == Optional.class;
        Shape shape = mayBeAbsent ? of(argument(type, 0, component), component) : of(type, component);
        return new Shape.Field(
                name, doc(component.getAnnotation(Doc.class)), shape, presence(component, shape, mayBeAbsent));
    }

    private static Shape.Presence presence(RecordComponent component, Shape shape, boolean mayBeAbsent) {
        Default standard = component.getAnnotation(Default.class);
        if (standard == null) {
            return mayBeAbsent ? new Shape.Presence.MayBeAbsent() : new Shape.Presence.Required();
        }
        if (mayBeAbsent) {
            throw refused(component, "is an Optional and has a @Default; choose one");
        }
        boolean asIs = shape instanceof Shape.Text || shape instanceof Shape.Choice;
        try {
            Json json = asIs ? new Json.Text(standard.value()) : JsonText.parse(standard.value());
            ValueReader reader = new ValueReader();
            Object value = reader.value(shape, json, component.getName());
            if (value == null || !reader.notes().isEmpty()) {
                throw refused(component, "has a @Default that does not fit: " + reader.problems() + reader.notes());
            }
            return new Shape.Presence.Defaulted(value, json);
        } catch (JsonText.NotJson e) {
            throw refused(component, "has a @Default that is not JSON: " + e.sentence());
        }
    }

    private Shape of(Type type, RecordComponent component) {
        if (type == String.class) {
            return new Shape.Text();
        } else if (type == int.class || type == Integer.class) {
            return new Shape.Whole(false);
        } else if (type == long.class || type == Long.class) {
            return new Shape.Whole(true);
        } else if (type == double.class || type == Double.class) {
            return new Shape.Decimal();
        } else if (type == boolean.class || type == Boolean.class) {
            return new Shape.Bool();
        } else if (type instanceof Class<?> found && found.isEnum()) {
            return choice(found);
        } else if (type instanceof Class<?> found && found.isRecord()) {
            return fields(found);
        } else if (rawOf(type) == List.class) {
            return new Shape.ListOf(of(argument(type, 0, component), component));
        } else if (rawOf(type) == Map.class && argument(type, 0, component) == String.class) {
            return new Shape.MapOf(of(argument(type, 1, component), component));
        }
        throw refused(
                component,
                "is a `" + type.getTypeName()
                        + "`; fields are String, int, long, double, boolean, an enum, a record, a List or Map<String, …> of"
                        + " these, or an Optional of one");
    }

    private static Shape.Choice choice(Class<?> type) {
        List<Enum<?>> constants = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            constants.add((Enum<?>) constant);
        }
        return new Shape.Choice(constants);
    }

    private static Object rawOf(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    private static Type argument(Type type, int index, RecordComponent component) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[index];
        }
        throw refused(component, "does not say of what it is a `" + type.getTypeName() + "`");
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type.getName(), e);
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    "`" + type.getName() + "` cannot be made from outside its module: add `opens "
                            + type.getPackageName() + " to dev.armature.tools;` to the module-info of "
                            + type.getModule(),
                    e);
        }
    }

    private static String doc(@Nullable Doc doc) {
        return doc == null ? "" : doc.value();
    }

    private static IllegalArgumentException refused(RecordComponent component, String why) {
        return new IllegalArgumentException("component `" + component.getName() + "` of `"
                + component.getDeclaringRecord().getName() + "` " + why);
    }
}
