package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code command}: starts a program past functions of that name, or tells what a name stands for. */
final class CommandProgram implements Program {

    private static final Set<String> TELLING = Set.of("-v", "-V");

    private final WordModel type;

    CommandProgram(Map<String, WordModel> models) {
        this.type = java.util.Objects.requireNonNull(models.get("type"), "the model of type");
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.isEmpty()) {
            return List.of();
        }
        if (arguments.getFirst() instanceof Value.Known first && TELLING.contains(first.text())) {
            return type.deeds(arguments.subList(1, arguments.size()));
        }
        int at = arguments.getFirst().is("-p") || arguments.getFirst().is("--") ? 1 : 0;
        if (at == arguments.size() || arguments.get(at).shown().startsWith("-")) {
            return List.of(new Deed.Unclear("has an option that is not known to only read"));
        }
        return List.of(new Deed.Starts(arguments.subList(at, arguments.size())));
    }
}
