package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code rm}. */
final class RemoveProgram implements Program {

    private static final WordModel WORDS =
            Objects.requireNonNull(ModelReader.text("""
            rm
              flags -fiIrRdvx --force --recursive --dir --verbose --one-file-system --no-preserve-root
              perhaps --interactive:text --preserve-root:text
              operands text*
            """).get("rm"));

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        Arguments.Read read = new Arguments(WORDS, arguments).read();
        // Where an option is not understood it may be the long one, cut off.
        boolean isDeep = List.of("-r", "-R", "--recursive").stream().anyMatch(read.given()::contains)
                || arguments.stream().map(Value::shown).anyMatch(word -> word.matches("--r\\w*"));
        List<Deed> deeds = new ArrayList<>(read.deeds());
        read.operands().forEach(path -> deeds.add(new Deed.Deletes(path, isDeep)));
        return deeds;
    }
}
