package dev.armature.permissions.shell.syntax;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.StringJoiner;

/** Shows a tree as nested lists, without its spans: {@code (Word (Literal "ls"))}. Two trees are the same if their texts are. */
final class TreeText {

    private TreeText() {}

    static String of(Object node) {
        return switch (node) {
            case String text ->
                '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + '"';
            case HereDocument document ->
                "(HereDocument" + tail(document.descriptor()) + ' ' + of(document.delimiter())
                        + (document.quoted() ? " quoted" : "") + (document.stripsTabs() ? " strips" : "")
                        + tail(document.body()) + ')';
            case List<?> list -> {
                StringJoiner joiner = new StringJoiner(" ", "[", "]");
                list.forEach(element -> joiner.add(of(element)));
                yield joiner.toString();
            }
            case Record record -> {
                StringBuilder text = new StringBuilder("(" + record.getClass().getSimpleName());
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    text.append(component(record, component));
                }
                yield text.append(')').toString();
            }
            default -> node.toString();
        };
    }

    private static String component(Record record, RecordComponent component) {
        if (component.getType() == Span.class) {
            return "";
        }
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(record);
            if (value instanceof Boolean flag) {
                return flag ? ' ' + component.getName() : "";
            }
            return tail(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is plainly absent is left out. */
    private static String tail(Object value) {
        boolean absent = (value instanceof List<?> list && list.isEmpty())
                || value instanceof Subscript.None
                || value instanceof Arithmetic.ArithmeticSubscript.None
                || value instanceof Redirection.Descriptor.Implied;
        return absent ? "" : ' ' + of(value);
    }
}
