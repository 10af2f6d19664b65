package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code find}: places, then an expression of tests and actions. */
final class FindProgram implements Program {

    private static final Set<String> SIGNS = Set.of("(", ")", "!", ",");
    private static final Set<String> ENDS = Set.of(";", "+", "{}");
    private static final Set<String> ALONE =
            Set.of(("-depth -d -empty -executable -readable -writable -false -true -mount -xdev"
                            + " -nogroup -nouser -print -print0 -prune -quit -ls -noleaf -ignore_readdir_race -warn -nowarn"
                            + " -not -a -o -and -or , ( ) !")
                    .split(" "));
    private static final Set<String> WITH_TEXT =
            Set.of(("-name -iname -path -ipath -wholename -iwholename -regex -iregex -regextype -type -xtype"
                            + " -size -mtime -atime -ctime -mmin -amin -cmin -maxdepth -mindepth -perm -user -group -uid"
                            + " -gid -links -inum -lname -ilname -fstype -used -printf -newermt -newerat -newerct")
                    .split(" "));
    private static final Set<String> WITH_FILE = Set.of("-newer", "-anewer", "-cnewer", "-samefile");
    private static final Set<String> WRITING = Set.of("-fprint", "-fprint0", "-fls", "-fprintf");
    private static final Set<String> STARTING = Set.of("-exec", "-execdir", "-ok", "-okdir");
    private static final Set<String> NAMING =
            Set.of("-name -iname -path -ipath -wholename -iwholename -regex -iregex -lname -ilname".split(" "));
    /** A pattern for names that means here what it means to find, to which a question mark is a byte. */
    private static final Pattern PLAIN = Pattern.compile("[^\\[\\]\\\\?]*");

    private static final Pattern SECRET_LOOKING =
            Pattern.compile(".*(env|secret|cred|key|passw|token|ssh|pem|p12|pfx|jks|netrc|id_|aws|gnupg|kube).*|\\..*");

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.size() == 1 && arguments.getFirst().is("--version")) {
            return List.of();
        }
        return new Reading(arguments).read();
    }

    /** What it prints; empty if that is more than names, or ends them in more than one way. */
    static Optional<Listing> printed(List<Value> arguments) {
        Reading reading = new Reading(arguments);
        List<Deed> deeds = reading.read();
        boolean onlyFinds = deeds.stream().allMatch(deed -> deed instanceof Deed.Reads);
        boolean printsOtherwise =
                arguments.stream().anyMatch(word -> Set.of("-printf", "-ls").contains(word.shown()));
        boolean prints = arguments.stream().anyMatch(word -> word.is("-print"));
        boolean printsLast = !prints || arguments.indexOf(Value.of("-print")) == arguments.size() - 1;
        if (!onlyFinds || printsOtherwise || !printsLast || (prints && reading.prints0)) {
            return Optional.empty();
        }
        Value.Below found = reading.prints0
                ? reading.found(true, !reading.printsLinks, reading.printedNames)
                : reading.found(true, reading.filesOnly, reading.names);
        return Optional.of(new Listing(found, Listing.Source.FILES, reading.prints0));
    }

    /**
     * A program to start for what is found.
     *
     * @param filesOnly whether a test before it leaves out links
     * @param names what the own name of each file fits
     * @param elsewhere whether it starts in the folder of what is found
     */
    private record Pending(List<Value> words, boolean filesOnly, String names, boolean elsewhere) {}

    /** One reading of the words. */
    private static final class Reading {

        private final List<Value> words;
        private final List<Value> places = new ArrayList<>();
        private final List<Deed> deeds = new ArrayList<>();
        private final List<Pending> started = new ArrayList<>();
        private boolean deletes;
        private boolean looksForSecrets;
        /** What the own name of each file fits that an action is given from here on. */
        private String names = "*";

        private String printedNames = "*";

        private String deletedNames = "*";
        private boolean deletesAll;
        private int first;

        private boolean filesOnly;
        private boolean printsLinks;
        private boolean prints0;
        private boolean isAlternative;
        private int depth;
        private int at;

        Reading(List<Value> words) {
            this.words = words;
        }

        List<Deed> read() {
            while (at < words.size() && (words.get(at).is("-H") || words.get(at).is("-P"))) {
                at++;
            }
            while (at < words.size() && isPlace(words.get(at))) {
                places.add(words.get(at++));
            }
            if (places.isEmpty()) {
                places.add(Value.of("."));
            }
            places.forEach(place -> deeds.add(new Deed.Reads(place)));
            first = at + 1;
            while (at < words.size()) {
                primary(words.get(at++));
            }
            started.forEach(this::start);
            if (deletes) {
                String fitting = isAlternative ? "*" : deletedNames;
                for (Value place : places) {
                    Value deleted = deletesAll ? place : new Value.Below(place, true, fitting, "", "");
                    deeds.add(new Deed.Deletes(deleted, deletesAll));
                }
            }
            return deeds;
        }

        private static boolean isPlace(Value word) {
            return switch (word) {
                case Value.Known known -> !known.text().startsWith("-") && !SIGNS.contains(known.text());
                case Value.Choice choice ->
                    !choice.mayBeginWithDash() && choice.texts().stream().noneMatch(SIGNS::contains);
                case Value.Any any -> !any.mayBeginWithDash();
                case Value.Names names ->
                    !names.mayBeginWithDash() && names.texts().stream().noneMatch(SIGNS::contains);
                case Value.Digits ignored -> false;
                case Value.Many ignored -> false;
                case Value.Below below -> !below.mayBeginWithDash();
            };
        }

        private void primary(Value word) {
            if (!(word instanceof Value.Known known)) {
                deeds.add(new Deed.Unclear("has the word `" + word.shown() + "`, which may be an action"));
                return;
            }
            String name = known.text();
            if (ALONE.contains(name)) {
                alone(name);
                return;
            }
            if (WITH_TEXT.contains(name)) {
                text(name, next(name));
            } else if (WITH_FILE.contains(name)) {
                deeds.add(new Deed.Reads(next(name)));
            } else if (WRITING.contains(name)) {
                deeds.add(new Deed.Writes(next(name)));
                if (name.equals("-fprintf")) {
                    next(name);
                }
            } else if (name.equals("-delete")) {
                deletedNames = deletes ? deletedNames : names;
                deletesAll |= at == first;
                deletes = true;
            } else if (STARTING.contains(name)) {
                program(name);
            } else {
                deeds.add(new Deed.Unclear(
                        "has the word `" + name + "`, which is not among the tests and actions known"));
            }
        }

        private void alone(String name) {
            switch (name) {
                case "(" -> depth++;
                case ")" -> depth--;
                case "-o", "-or", "," -> isAlternative |= depth == 0;
                case "-print0" -> {
                    printedNames = prints0 ? "*" : names;
                    prints0 = true;
                    printsLinks |= !filesOnly;
                }
                default -> {}
            }
        }

        private void text(String name, Value value) {
            boolean isNegated =
                    at > 2 && (words.get(at - 3).is("!") || words.get(at - 3).is("-not"));
            boolean holdsForAll = depth == 0 && !isNegated;
            filesOnly |= name.equals("-type") && value.is("f") && holdsForAll;
            if (name.equals("-name")
                    && holdsForAll
                    && value instanceof Value.Known pattern
                    && PLAIN.matcher(pattern.text()).matches()) {
                names = pattern.text();
            }
            String lower = value.shown().toLowerCase(Locale.ROOT);
            String last = lower.substring(lower.lastIndexOf('/') + 1);
            looksForSecrets |= NAMING.contains(name)
                    && (SECRET_LOOKING.matcher(last).matches() || !(value instanceof Value.Known));
        }

        private Value next(String name) {
            if (at == words.size()) {
                deeds.add(new Deed.Unclear("has nothing after `" + name + "`"));
                return Value.of("");
            }
            Value value = words.get(at++);
            if (value.isSeveral()) {
                deeds.add(new Deed.Unclear("has words that are not known after `" + name + "`"));
            }
            return value;
        }

        private void program(String name) {
            List<Value> program = new ArrayList<>();
            while (at < words.size()) {
                Value word = words.get(at++);
                if (mayEnd(word)) {
                    deeds.add(new Deed.Unclear("has the word `" + word.shown() + "`, which may end the action"));
                    deeds.add(new Deed.Acts(Effect.EXECUTE, "may have another action behind it"));
                }
                boolean ends = word.is(";")
                        || (word.is("+")
                                && !program.isEmpty()
                                && program.getLast().is("{}"));
                if (ends) {
                    if (program.isEmpty()) {
                        break;
                    }
                    if (!name.equals("-exec")) {
                        deeds.add(new Deed.Unclear("has the action `" + name + "`, which is not known to only read"));
                    }
                    program.add(word);
                    started.add(new Pending(program, filesOnly, names, name.endsWith("dir")));
                    return;
                }
                program.add(word);
            }
            deeds.add(new Deed.Unclear("has an action `" + name + "` that is never ended"));
            if (!program.isEmpty()) {
                started.add(new Pending(program, filesOnly, names, name.endsWith("dir")));
            }
        }

        private static boolean mayEnd(Value word) {
            return switch (word) {
                case Value.Known ignored -> false;
                case Value.Choice choice -> choice.texts().stream().anyMatch(ENDS::contains);
                case Value.Names names -> names.texts().stream().anyMatch(ENDS::contains);
                case Value.Any any -> ENDS.stream().anyMatch(end -> end.startsWith(any.prefix()));
                case Value.Digits ignored -> false;
                case Value.Many ignored -> true;
                case Value.Below ignored -> false;
            };
        }

        private void start(Pending pending) {
            List<Value> program = pending.words();
            boolean several = program.getLast().is("+");
            boolean isEnded = several || program.getLast().is(";");
            Value found = found(several, pending.filesOnly(), pending.names());
            List<Value> line = new ArrayList<>();
            for (Value word : isEnded ? program.subList(0, program.size() - 1) : program) {
                line.add(filled(word, found));
            }
            // `-exec +` starts nothing, and is never ended.
            if (!line.isEmpty()) {
                deeds.add(new Deed.Starts(line, pending.elsewhere()));
            }
        }

        private Value.Below found(boolean several, boolean onlyFiles, String fitting) {
            String doubt = looksForSecrets ? "names of files are searched for that look as if they held secrets" : "";
            String names = isAlternative ? "*" : fitting;
            return new Value.Below(root(), several, names, isAlternative || !onlyFiles ? names : "", doubt);
        }

        private Value root() {
            List<String> texts = new ArrayList<>();
            for (Value place : places) {
                if (places.size() == 1 || place.allTexts().isEmpty()) {
                    return places.size() == 1 ? place : Value.unknown();
                }
                texts.addAll(place.knownTexts());
            }
            return new Value.Choice(texts);
        }

        private static Value filled(Value word, Value found) {
            if (word.is("{}")) {
                return found;
            }
            if (word instanceof Value.Known known && known.text().contains("{}")) {
                String prefix = known.text().substring(0, known.text().indexOf("{}"));
                return new Value.Any(prefix, known.text().replace("{}", ""));
            }
            return word.knownTexts().stream().anyMatch(text -> text.contains("{}")) ? Value.unknown() : word;
        }
    }
}
