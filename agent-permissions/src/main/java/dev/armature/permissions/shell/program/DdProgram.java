package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;

/** {@code dd}: {@code if=} is read, {@code of=} is written. */
final class DdProgram implements Program {

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Deed> deeds = new ArrayList<>();
        for (Value argument : arguments) {
            if (!(argument instanceof Value.Known known) || known.text().indexOf('=') < 0) {
                deeds.add(new Deed.Unclear("has the word `" + argument.shown() + "`, which is not `name=value`"));
                continue;
            }
            String value = known.text().substring(known.text().indexOf('=') + 1);
            switch (known.text().substring(0, known.text().indexOf('='))) {
                case "if" -> deeds.add(new Deed.Reads(Value.of(value)));
                case "of" -> deeds.add(new Deed.Writes(Value.of(value)));
                case "bs",
                        "ibs",
                        "obs",
                        "cbs",
                        "count",
                        "skip",
                        "seek",
                        "iseek",
                        "oseek",
                        "conv",
                        "iflag",
                        "oflag",
                        "status" -> {}
                default -> deeds.add(new Deed.Unclear("has the word `" + known.text() + "`, which is not understood"));
            }
        }
        return deeds;
    }
}
