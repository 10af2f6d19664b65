package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code printf}: prints, or sets a variable after {@code -v}; {@code %n} in its format would set others. */
final class PrintfProgram implements Program {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern SETTING = Pattern.compile("%[^%A-Za-z]*[hjlLtz]*n");

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Deed> deeds = new ArrayList<>();
        List<Value> words = arguments;
        // A name with a subscript would be evaluated, and one that may hold a secret is not made to look known.
        if (words.size() > 2
                && words.getFirst().is("-v")
                && words.get(1) instanceof Value.Known name
                && NAME.matcher(name.text()).matches()
                && Variables.isHarmlessToRead(name.text())) {
            deeds.add(new Deed.Sets(name, false));
            words = words.subList(2, words.size());
        }
        deeds.addAll(printing(words));
        return deeds;
    }

    private static List<Deed> printing(List<Value> arguments) {
        if (arguments.isEmpty()) {
            return List.of();
        }
        int at = arguments.getFirst().is("--") ? 1 : 0;
        if (at == 0
                && !(arguments.getFirst() instanceof Value.Digits)
                && arguments.getFirst().mayBeginWithDash()) {
            return List.of(new Deed.Unclear("may set a variable with `-v`"));
        }
        boolean hasMore =
                arguments.size() > at + 1 || arguments.stream().skip(at).anyMatch(Value::isSeveral);
        return hasMore && maySet(arguments.get(at))
                ? List.of(new Deed.Unclear("has a format that may set a variable with `%n`"))
                : List.of();
    }

    private static boolean maySet(Value format) {
        return switch (format) {
            case Value.Known known -> SETTING.matcher(known.text()).find();
            case Value.Choice choice ->
                choice.texts().stream().anyMatch(text -> SETTING.matcher(text).find());
            case Value.Digits ignored -> false;
            case Value.Any ignored -> true;
            case Value.Names ignored -> true;
            case Value.Many ignored -> true;
            case Value.Below ignored -> true;
        };
    }
}
