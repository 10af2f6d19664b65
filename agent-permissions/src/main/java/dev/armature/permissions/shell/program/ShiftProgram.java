package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;

/** {@code shift}: what its model says, and the positional parameters are others after it. */
final class ShiftProgram implements Program {

    private final WordModel model;

    ShiftProgram(WordModel model) {
        this.model = model;
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Deed> deeds = new ArrayList<>(model.deeds(arguments));
        deeds.add(new Deed.Shifts());
        return deeds;
    }
}
