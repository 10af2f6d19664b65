package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code sed}: a script in the first operand or after {@code -e}, then files. */
final class SedProgram implements Program {

    private static final WordModel WORDS =
            Objects.requireNonNull(ModelReader.text("""
            sed
              flags -nErsuz --quiet --silent --regexp-extended --separate --unbuffered --null-data --posix
              takes -e:text -l:text --expression:text --line-length:text
              perhaps -i:text --in-place:text
              operands text*
            """).get("sed"));

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.size() == 1 && arguments.getFirst().is("--version")) {
            return List.of();
        }
        Arguments.Read read = new Arguments(WORDS, arguments).read();
        List<Deed> deeds = new ArrayList<>(read.deeds());
        List<Value> files = new ArrayList<>(read.operands());
        List<Value> scripts = new ArrayList<>(read.settings().stream()
                .filter(setting ->
                        setting.option().equals("-e") || setting.option().equals("--expression"))
                .map(Arguments.Setting::value)
                .toList());
        if (scripts.isEmpty() && !files.isEmpty()) {
            scripts.add(files.removeFirst());
        }
        Optional<String> objection = script(scripts);
        if (objection.isPresent()) {
            deeds.add(new Deed.Unclear(objection.get()));
            // It may hold commands that read and write files of any name.
            deeds.add(new Deed.Reads(Value.unknown()));
            deeds.add(new Deed.Writes(Value.unknown()));
        }
        boolean inPlace = read.given().contains("-i") || read.given().contains("--in-place");
        for (Value file : files) {
            deeds.addAll((inPlace ? Meaning.WRITE : Meaning.READ).deeds(file));
            for (Arguments.Setting setting : read.settings()) {
                if (setting.option().equals("-i") || setting.option().equals("--in-place")) {
                    keep(file, setting.value().shown(), deeds);
                }
            }
        }
        return deeds;
    }

    /** What was there before gets another name; an asterisk in that means the path as it is written. */
    private static void keep(Value file, String suffix, List<Deed> deeds) {
        if (suffix.matches("[\\w.~-]*")) {
            deeds.add(new Deed.Writes(file, null, suffix));
        } else {
            deeds.add(new Deed.Unclear("keeps copies under a name that is not understood"));
            deeds.add(new Deed.Writes(Value.unknown()));
            deeds.add(new Deed.Writes(Value.of(suffix.replace("*", file.shown()))));
        }
    }

    private static Optional<String> script(List<Value> scripts) {
        if (scripts.size() == 1 && scripts.getFirst() instanceof Value.Choice choice) {
            return choice.texts().stream()
                    .flatMap(text -> new SedScript(text).objection().stream())
                    .findFirst();
        }
        List<String> texts = new ArrayList<>();
        for (Value script : scripts) {
            if (!(script instanceof Value.Known known)) {
                return Optional.of("has a script that is not known");
            }
            texts.add(known.text());
        }
        return new SedScript(String.join("\n", texts)).objection();
    }
}
