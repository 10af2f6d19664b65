package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;

/** {@code diff}: of a folder and a file it compares the file of the same name in the folder, which may be a link. */
final class DiffProgram implements Program {

    private static final int MOST = 16;

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
                .flatMap(path -> path.knownTexts().stream())
                .filter(text -> !text.startsWith("/dev/"))
                .distinct()
                .toList();
        if (files.size() > MOST) {
            deeds.add(new Deed.Unclear("has more files than are looked at"));
            return deeds;
        }
        for (String folder : files) {
            for (String file : files) {
                deeds.add(new Deed.Reads(Value.of(folder + "/" + file.substring(file.lastIndexOf('/') + 1))));
            }
        }
        return deeds;
    }
}
