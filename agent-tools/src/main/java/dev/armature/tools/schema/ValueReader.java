package dev.armature.tools.schema;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes Java values of JSON values. Collects every problem with its path instead of stopping at the first, so that one
 * answer corrects them all. A number or boolean written as a string is read for what it means, once, and noted.
 */
final class ValueReader {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?");
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    List<String> problems() {
        return problems;
    }

    List<String> notes() {
        return notes;
    }

    /** The value; null after a problem was noted. */
    @Nullable
    Object value(Shape shape, Json json, String path) {
        return switch (shape) {
            case Shape.Text ignored -> json instanceof Json.Text text ? text.value() : misfit(shape, json, path);
            case Shape.Whole whole -> whole(whole, json, path);
            case Shape.Decimal ignored -> decimal(shape, json, path);
            case Shape.Bool ignored -> bool(shape, json, path);
            case Shape.Choice choice -> choice(choice, json, path);
            case Shape.ListOf list -> list(list, json, path);
            case Shape.MapOf map -> map(map, json, path);
            case Shape.Fields fields -> record(fields, json, path);
        };
    }

    private @Nullable Object whole(Shape.Whole shape, Json json, String path) {
        BigDecimal number = number(shape, json, path);
        if (number == null) {
            return null;
        }
        long least = shape.wide() ? Long.MIN_VALUE : Integer.MIN_VALUE;
        long most = shape.wide() ? Long.MAX_VALUE : Integer.MAX_VALUE;
        // Comparing looks at the exponent first; only then is it safe to write the number out.
        boolean inRange = number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0;
        if (!inRange || (number.signum() != 0 && number.stripTrailingZeros().scale() > 0)) {
            return misfit(shape, json, path);
        }
        long value = number.signum() == 0 ? 0 : number.longValueExact();
        if (value < least || value > most) {
            return misfit(shape, json, path);
        }
        return shape.wide() ? (Object) value : (Object) (int) value;
    }

    private @Nullable Object decimal(Shape shape, Json json, String path) {
        BigDecimal number = number(shape, json, path);
        if (number == null) {
            return null;
        }
        double value = number.doubleValue();
        return Double.isFinite(value) ? (Object) value : misfit(shape, json, path);
    }

    private @Nullable BigDecimal number(Shape shape, Json json, String path) {
        if (json instanceof Json.Numeral number) {
            return number.value();
        }
        if (json instanceof Json.Text text && NUMBER.matcher(text.value()).matches()) {
            return coerced(path, new BigDecimal(text.value()));
        }
        misfit(shape, json, path);
        return null;
    }

    private @Nullable Object bool(Shape shape, Json json, String path) {
        if (json instanceof Json.Bool bool) {
            return bool.value();
        }
        if (json instanceof Json.Text text && text.value().equalsIgnoreCase("true")) {
            return coerced(path, true);
        }
        if (json instanceof Json.Text text && text.value().equalsIgnoreCase("false")) {
            return coerced(path, false);
        }
        return misfit(shape, json, path);
    }

    private <T> T coerced(String path, T value) {
        notes.add("`" + path.substring(path.startsWith("/") ? 1 : 0) + "` was a string; read as " + value);
        return value;
    }

    private @Nullable Object choice(Shape.Choice shape, Json json, String path) {
        if (json instanceof Json.Text text) {
            for (Enum<?> constant : shape.constants()) {
                if (Shape.Choice.name(constant).equals(text.value().toLowerCase(Locale.ROOT))) {
                    return constant;
                }
            }
        }
        return misfit(shape, json, path);
    }

    private @Nullable Object list(Shape.ListOf shape, Json json, String path) {
        if (!(json instanceof Json.Array array)) {
            return misfit(shape, json, path);
        }
        List<Object> values = new ArrayList<>(array.elements().size());
        for (int i = 0; i < array.elements().size(); i++) {
            Object value = value(shape.element(), array.elements().get(i), path + "/" + i);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == array.elements().size() ? List.copyOf(values) : null;
    }

    private @Nullable Object map(Shape.MapOf shape, Json json, String path) {
        if (!(json instanceof Json.Members object)) {
            return misfit(shape, json, path);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        object.fields().forEach((name, field) -> {
            Object value = value(shape.value(), field, path + "/" + Quoting.clipped(name));
            if (value != null) {
                values.put(name, value);
            }
        });
        return values.size() == object.fields().size() ? java.util.Collections.unmodifiableMap(values) : null;
    }

    private @Nullable Object record(Shape.Fields shape, Json json, String path) {
        if (!(json instanceof Json.Members object)) {
            return misfit(shape, json, path);
        }
        int before = problems.size();
        refuseUnknown(shape, object, path);
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Shape.Field field : shape.fields()) {
            arguments.add(argument(field, object, path));
        }
        return problems.size() > before ? null : made(shape, arguments.toArray(), path);
    }

    private void refuseUnknown(Shape.Fields shape, Json.Members object, String path) {
        List<String> known = shape.fields().stream().map(Shape.Field::name).toList();
        object.fields().forEach((name, value) -> {
            if (!known.contains(name) && !(value instanceof Json.Null)) {
                problems.add(where(path) + "unknown field " + Quoting.brief(name));
            }
        });
    }

    private @Nullable Object argument(Shape.Field field, Json.Members object, String path) {
        Json json = object.fields().get(field.name());
        boolean given = json != null && !(json instanceof Json.Null);
        return switch (field.presence()) {
            case Shape.Presence.Required ignored
            when !given -> {
                problems.add(where(path) + "missing required field " + Quoting.quoted(field.name()));
                yield null;
            }
            case Shape.Presence.MayBeAbsent ignored ->
                given ? Optional.ofNullable(given(field, json, path)) : Optional.empty();
            case Shape.Presence.Defaulted standard -> given ? given(field, json, path) : standard.value();
            case Shape.Presence.Required ignored -> given(field, json, path);
        };
    }

    private @Nullable Object given(Shape.Field field, @Nullable Json json, String path) {
        return json == null ? null : value(field.shape(), json, path + "/" + field.name());
    }

    /** The record itself may refuse: what its constructor says about a bad value is told to the one who wrote it. */
    private @Nullable Object made(Shape.Fields shape, @Nullable Object[] arguments, String path) {
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                problems.add(where(path) + refusal.getMessage());
                return null;
            }
            throw new IllegalStateException(
                    "the constructor of `" + shape.constructor().getName() + "` failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("`" + shape.constructor().getName() + "` cannot be made", e);
        }
    }

    private @Nullable Object misfit(Shape shape, Json json, String path) {
        problems.add(where(path) + "expected " + Quoting.cut(shape.shown(), 200) + ", was " + json.shown());
        return null;
    }

    private static String where(String path) {
        return path.isEmpty() ? "" : path + ": ";
    }
}
