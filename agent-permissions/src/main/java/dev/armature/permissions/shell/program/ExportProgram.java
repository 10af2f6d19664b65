package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.ArrayList;
import java.util.List;

/** {@code export}: changes the environment of every program that is started after it. */
final class ExportProgram implements Program {

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Deed> deeds = new ArrayList<>();
        if (arguments.isEmpty()) {
            deeds.add(new Deed.Acts(Effect.SECRET, "prints the environment, which may hold secrets"));
        }
        for (Value argument : arguments) {
            String text = argument.shown();
            int equals = text.indexOf('=');
            boolean isHarmless = argument instanceof Value.Known
                    && equals > 0
                    && Variables.isHarmlessToExport(text.substring(0, equals), text.substring(equals + 1));
            if (!isHarmless) {
                String name = equals < 0 ? text : text.substring(0, equals);
                deeds.add(new Deed.Acts(Effect.ENVIRONMENT, "sets `" + name + "` for every program after it"));
            }
            if (equals >= 0 || !(argument instanceof Value.Known)) {
                deeds.add(new Deed.Sets(argument, isHarmless));
            }
        }
        return deeds;
    }
}
