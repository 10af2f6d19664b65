package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;

/** {@code diff}: of a folder and a file it compares the file of the same name in the folder, which may be a link. */
final class DiffProgram implements Program {

    private final WordModel model;

    DiffProgram(WordModel model) {
        this.model = model;
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Deed> deeds = new ArrayList<>(model.deeds(arguments));
        List<String> files = deeds.stream()
                .filter(Deed.Reads.class::isInstance)
                .map(deed -> ((Deed.Reads) deed).path())
                .flatMap(path -> texts(path).stream())
                .filter(text -> !text.startsWith("/dev/"))
                .distinct()
                .toList();
        for (String folder : files) {
            for (String file : files) {
                deeds.add(new Deed.Reads(Value.of(folder + "/" + file.substring(file.lastIndexOf('/') + 1))));
            }
        }
        return deeds;
    }

    private static List<String> texts(Value path) {
        return switch (path) {
            case Value.Known known -> List.of(known.text());
            case Value.Choice choice -> choice.texts();
            case Value.Names names -> names.texts();
            // It is not known which file is read, and that is said already.
            case Value.Digits ignored -> List.of();
            case Value.Any ignored -> List.of();
            case Value.Many ignored -> List.of();
            case Value.Below ignored -> List.of();
        };
    }
}
