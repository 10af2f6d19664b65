package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.regex.Pattern;

/** {@code printf}: prints, unless {@code -v}, or {@code %n} in its format, has it set a variable. */
final class PrintfProgram implements Program {

    private static final Pattern SETTING = Pattern.compile("%[^%A-Za-z]*[hjlLtz]*n");

    @Override
    public List<Deed> deeds(List<Value> arguments) {
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
