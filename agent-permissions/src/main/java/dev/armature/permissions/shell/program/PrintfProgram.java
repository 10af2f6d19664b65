package dev.armature.permissions.shell.program;

import java.util.List;

/** {@code printf}: prints, unless {@code -v} has it set a variable. */
final class PrintfProgram implements Program {

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.isEmpty()) {
            return List.of();
        }
        Value first = arguments.getFirst();
        boolean isFormat = first.is("--") || first instanceof Value.Digits || !first.mayBeginWithDash();
        return isFormat ? List.of() : List.of(new Deed.Unclear("may set a variable with `-v`"));
    }
}
