package dev.armature.permissions.matching;

import dev.armature.permissions.action.NormalisedArgv;
import dev.armature.permissions.action.NormalisedArgv.Known;
import dev.armature.permissions.action.NormalisedArgv.Unknown;
import dev.armature.permissions.action.NormalisedArgv.UnknownMany;
import dev.armature.permissions.action.NormalisedArgv.Word;
import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.path.Glob;
import dev.armature.permissions.path.ProgramFolders;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;

/** One term of a rule, parsed: what it matches. A rule is a term and the exceptions to it. */
sealed interface Term {

    /** Whether it matches when the rule allows: certain, and true under every name of the subject. */
    Match allows(Subject subject);

    /** Whether it matches when the rule forbids: under any name, spelling or reading. */
    Match forbids(Subject subject);

    /** Whether it may match something other than a command, a script or one of the engine's own protections. */
    default boolean speaksOfMoreThanCommands() {
        return switch (this) {
            case CommandWords ignored -> false;
            case ScriptText ignored -> false;
            case Switch ignored -> false;
            case ToolName ignored -> true;
            case Parameter ignored -> true;
            case Paths ignored -> true;
            case Domain ignored -> true;
        };
    }

    /** {@code Tool}: every use of a tool, and every action that the name stands for. */
    record ToolName(Glob name) implements Term {

        @Override
        public Match allows(Subject subject) {
            return forbids(subject);
        }

        @Override
        public Match forbids(Subject subject) {
            return Match.of(
                    switch (subject) {
                        case Subject.Command ignored -> name.matches("Bash");
                        case Subject.Script ignored -> false;
                        case Subject.Reading ignored -> name.matches("Read");
                        case Subject.Editing ignored -> name.matches("Edit");
                        case Subject.Area area -> name.matches(area.editing() ? "Edit" : "Read");
                        case Subject.Host ignored -> name.matches("WebFetch");
                        case Subject.Mention ignored -> false;
                        case Subject.ToolUse use -> name.matches(use.tool());
                        case Subject.Protection ignored -> false;
                    });
        }
    }

    /** {@code Tool(param:glob)}. */
    record Parameter(String tool, String parameter, Glob value) implements Term {

        @Override
        public Match allows(Subject subject) {
            return forbids(subject);
        }

        @Override
        public Match forbids(Subject subject) {
            return Match.of(subject instanceof Subject.ToolUse use
                    && use.tool().equals(tool)
                    && use.parameters().containsKey(parameter)
                    && value.matches(use.parameters().getOrDefault(parameter, "")));
        }
    }

    /**
     * {@code Bash(text)} with more in it than the words of one command: exactly this script and no other, character by
     * character. Only for rules that allow; one that forbids would be evaded by one more blank.
     */
    record ScriptText(String text) implements Term {

        @Override
        public Match allows(Subject subject) {
            return Match.of(
                    subject instanceof Subject.Script script && script.text().equals(text));
        }

        @Override
        public Match forbids(Subject subject) {
            return allows(subject);
        }
    }

    /**
     * {@code Bash(words)}; {@code further} when any number of words may follow. The words are those after expansion, so a
     * command whose text holds a file name pattern or a variable is matched by its own text too.
     */
    record CommandWords(List<Glob> words, boolean further, String text) implements Term {

        @Override
        public Match allows(Subject subject) {
            return isWritten(subject)
                    ? Match.YES
                    : subject instanceof Subject.Command command
                            ? matches(command.readings().getFirst(), false)
                            : Match.NO;
        }

        /** Options between its words, each with a value or without, do not hide a command from a rule that forbids it. */
        @Override
        public Match forbids(Subject subject) {
            Match match = Match.of(isWritten(subject));
            if (subject instanceof Subject.Command command) {
                for (NormalisedArgv reading : command.readings()) {
                    match = match.or(matches(reading, true)).or(BetweenOptions.match(this, reading));
                }
                return command.isCertain() ? match : match.and(Match.MAYBE);
            }
            return match;
        }

        /** Whether it matches nothing but these words. */
        boolean isLiteral() {
            return !further && words.stream().allMatch(Glob::isLiteral);
        }

        private boolean isWritten(Subject subject) {
            return !further
                    && subject instanceof Subject.Script script
                    && script.text().equals(text);
        }

        private Match matches(NormalisedArgv argv, boolean anyFolder) {
            Match match = Match.YES;
            int at = 0;
            for (Word word : argv.words()) {
                if (at == words.size()) {
                    boolean mayBeNone = word instanceof UnknownMany;
                    return further ? match : mayBeNone ? match.and(Match.MAYBE) : Match.NO;
                }
                if (word instanceof UnknownMany) {
                    return Match.MAYBE;
                }
                match = match.and(one(words.get(at), word, at == 0, anyFolder));
                if (match == Match.NO) {
                    return Match.NO;
                }
                at++;
            }
            return at == words.size() ? match : Match.NO;
        }

        static Match one(Glob glob, Word word, boolean isProgram, boolean anyFolder) {
            return switch (word) {
                case Known known when isProgram -> Match.of(program(glob, known.text(), anyFolder));
                case Known known -> Match.of(glob.matches(known.text()));
                case Unknown ignored -> glob.isAnything() ? Match.YES : Match.MAYBE;
                case UnknownMany ignored -> Match.MAYBE;
            };
        }

        /** {@code /usr/bin/git} is git; {@code ./git} is git only for a rule that forbids. */
        private static boolean program(Glob glob, String program, boolean anyFolder) {
            int slash = program.lastIndexOf('/');
            if (slash < 0 || glob.toString().indexOf('/') >= 0) {
                return glob.matches(program);
            }
            boolean isInstalled = ProgramFolders.name(program).isPresent();
            return (anyFolder || isInstalled) && glob.matches(program.substring(slash + 1));
        }
    }

    /** {@code Read(path)} or {@code Edit(path)}. */
    record Paths(boolean editing, PathGlob glob) implements Term {

        @Override
        public Match allows(Subject subject) {
            ResolvedPath path = path(subject);
            return Match.of(path != null && glob.matches(path.lexical()) && glob.matches(path.real()));
        }

        @Override
        public Match forbids(Subject subject) {
            if (subject instanceof Subject.Area area) {
                return area.editing() == editing && mayBeIn(area) ? Match.MAYBE : Match.NO;
            }
            ResolvedPath path = path(subject);
            return Match.of(path != null && (glob.matches(path.lexical()) || glob.matches(path.real())));
        }

        private boolean mayBeIn(Subject.Area area) {
            ResolvedPath folder = area.folderOrNull();
            return folder == null
                    || mayMatch(folder.real(), area.files())
                    || (!folder.isReal() && mayMatch(folder.lexical(), area.files()));
        }

        /** It itself, be it there or not, or what is there below it. */
        private boolean mayMatch(Path folder, FileView files) {
            return glob.matches(folder) || glob.mayMatchBelow(folder, files);
        }

        private @org.jspecify.annotations.Nullable ResolvedPath path(Subject subject) {
            return switch (subject) {
                case Subject.Reading reading -> editing ? null : reading.path();
                case Subject.Editing change -> editing ? change.path() : null;
                case Subject.Area ignored -> null;
                case Subject.Command ignored -> null;
                case Subject.Script ignored -> null;
                case Subject.Host ignored -> null;
                case Subject.Mention ignored -> null;
                case Subject.ToolUse ignored -> null;
                case Subject.Protection ignored -> null;
            };
        }
    }

    /** {@code WebFetch(domain:name)}: {@code *.x.com} is one or more labels before x.com, {@code **.x.com} also x.com. */
    record Domain(List<Glob> names) implements Term {
        public Domain {
            names = List.copyOf(names);
        }

        @Override
        public Match allows(Subject subject) {
            return Match.of(subject instanceof Subject.Host host && host.isKnown() && isOne(host.name()));
        }

        @Override
        public Match forbids(Subject subject) {
            return switch (subject) {
                case Subject.Host host when !host.isKnown() -> Match.MAYBE;
                case Subject.Mention mention when mention.text().isEmpty() -> Match.MAYBE;
                case Subject.Mention mention when HostNames.hasOne(mention.text(), this::isOne) -> Match.MAYBE;
                default -> allows(subject);
            };
        }

        private boolean isOne(String host) {
            return names.stream().anyMatch(name -> name.matches(host));
        }
    }

    /** {@code Rail(id)} or {@code Guard(id)}: switches one of the engine's own protections off. */
    record Switch(Subject.Protection protection) implements Term {

        @Override
        public Match allows(Subject subject) {
            return Match.of(subject.equals(protection));
        }

        @Override
        public Match forbids(Subject subject) {
            return Match.NO;
        }
    }
}
