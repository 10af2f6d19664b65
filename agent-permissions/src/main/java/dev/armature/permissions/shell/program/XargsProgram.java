package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** {@code xargs}: starts a program with words that it reads. */
final class XargsProgram implements Program {

    private static final WordModel WORDS =
            Objects.requireNonNull(ModelReader.text("""
            xargs
              flags -0rtx --null --no-run-if-empty --verbose --exit
              takes -n:text -L:text -P:text -I:text -d:text -s:text -E:text -a:read --arg-file:read --max-args:text --max-procs:text --delimiter:text --max-chars:text
              perhaps -i:text --replace:text --max-lines:text -l:text -e:text
              first
              operands text*
            """).get("xargs"));

    private static final Set<String> REPLACING = Set.of("-I", "-i", "--replace");
    private static final Set<String> OTHER_INPUT = Set.of("-a", "--arg-file", "-d", "--delimiter");
    private static final Set<String> AT_ONCE = Set.of("-P", "--max-procs");
    private static final Set<String> GROUPING = Set.of("-n", "--max-args", "-L", "-l", "--max-lines");

    private static boolean isFew(Value value) {
        return value instanceof Value.Known known && known.text().matches("0*[1-9][0-9]?");
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        Arguments.Read read = new Arguments(WORDS, arguments).read();
        List<Deed> deeds = new ArrayList<>(read.deeds());
        if (arguments.size() == 1 && arguments.getFirst().is("--version")) {
            return List.of();
        }
        if (isMixed(read)) {
            deeds.add(new Deed.Unclear("has options of which the last puts the others out of force"));
        }
        if (read.settings().stream()
                .anyMatch(setting -> AT_ONCE.contains(setting.option()) && !isFew(setting.value()))) {
            deeds.add(new Deed.Unclear("starts very many at once"));
        }
        // Without a program it prints what it reads.
        List<Value> operands = read.operands().isEmpty() ? List.of(Value.of("echo")) : read.operands();
        List<Value> words = new ArrayList<>();
        Value mark = mark(read);
        if (mark.is("")) {
            words.addAll(operands);
            words.add(new Value.Many(""));
        } else {
            operands.forEach(word -> words.add(filled(word, mark)));
        }
        deeds.add(new Deed.Starts(words, false, input(read)));
        return deeds;
    }

    private static Deed.Starts.Input input(Arguments.Read read) {
        if (read.given().stream().anyMatch(OTHER_INPUT::contains)) {
            return Deed.Starts.Input.OTHER;
        }
        boolean endsWithNul = read.given().contains("-0") || read.given().contains("--null");
        return endsWithNul ? Deed.Starts.Input.NUL : Deed.Starts.Input.BLANKS;
    }

    private static boolean isMixed(Arguments.Read read) {
        long marks = Stream.concat(
                        read.settings().stream()
                                .filter(setting -> REPLACING.contains(setting.option()))
                                .map(Arguments.Setting::value),
                        read.given().stream()
                                .filter(option -> option.equals("-i") || option.equals("--replace"))
                                .map(ignored -> Value.of("{}")))
                .distinct()
                .count();
        return marks > 1 || (marks == 1 && read.given().stream().anyMatch(GROUPING::contains));
    }

    private static Value mark(Arguments.Read read) {
        for (Arguments.Setting setting : read.settings()) {
            if (REPLACING.contains(setting.option())) {
                return setting.value();
            }
        }
        boolean isDefault = read.given().contains("-i") || read.given().contains("--replace");
        return Value.of(isDefault ? "{}" : "");
    }

    private static Value filled(Value word, Value mark) {
        if (word.isSeveral()) {
            return new Value.Many("");
        }
        if (!(mark instanceof Value.Known known) || !(word instanceof Value.Known text)) {
            return Value.unknown();
        }
        int found = text.text().indexOf(known.text());
        return found < 0
                ? word
                : new Value.Any(text.text().substring(0, found), text.text().replace(known.text(), ""));
    }
}
