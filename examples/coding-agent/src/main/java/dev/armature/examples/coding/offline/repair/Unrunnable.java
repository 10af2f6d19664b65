package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.dialogue.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises test commands that came to no test: what should run is not there, or the build tool finds no build. No change
 * of the sources helps then.
 */
final class Unrunnable {
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private static final Pattern PROGRAM_MISSING =
            Pattern.compile("(?m)^.*(?:not found|No such file|Permission denied).*$");
    /** A script may go on without a program that it wanted for colours, so this alone is no proof. */
    private static final Pattern PROGRAM_OF_SCRIPT_MISSING =
            Pattern.compile("(?m)^\\S+: (?:line )?\\d+: .*: (?:command )?not found$|^\\S+: command not found.*$");

    private static final List<Pattern> NOTHING_TO_RUN = List.of(
            Pattern.compile("(?m)^(?:Error: (?:Could not find or load main class|Unable to access jarfile)"
                    + "|error: (?:file not found|no source files|invalid flag|release version \\d+ not supported)).*$"),
            Pattern.compile("(?m)^\\[(?:ERROR|FATAL)].*(?:there is no POM in this directory|Unknown lifecycle phase"
                    + "|No plugin found for prefix|(?:Non-readable|Non-parseable|Malformed) POM|POM file .* does not exist"
                    + "|Could not find the selected project|Could not resolve dependencies"
                    + "|or one of its dependencies could not be resolved|No compiler is provided"
                    + "|Unable to parse command line|invalid target release|release version \\d+ not supported"
                    + "|No tests (?:matching .*)?were executed).*$"),
            Pattern.compile(
                    "(?m)^.*(?:does not contain a Gradle build|^Task '.*' not found in "
                            + "|Could not resolve all (?:files|dependencies|artifacts) for|No tests found for given includes).*$"),
            Pattern.compile("(?m)^g?make(?:\\[\\d+])?: \\*\\*\\* No (?:rule to make target|targets).*$"),
            Pattern.compile("(?mi)^npm (?:ERR!|error)(?!.*\\bcode\\b).*(?:ENOENT.*package\\.json|package\\.json.*ENOENT"
                    + "|missing script).*$"),
            Pattern.compile("(?m)^Buildfile: .* does not exist!.*$"),
            Pattern.compile("(?m)^\\S*sh: 0: cannot open .*$|^\\S*python\\S*: can't open file .*$"));

    private Unrunnable() {}

    /** The line that says so; empty when something ran. */
    static Optional<String> in(Outcome run) {
        if (run.exitCode() == NOT_EXECUTABLE || run.exitCode() == NOT_FOUND) {
            return Optional.of(line(PROGRAM_MISSING, run).orElseGet(run::firstLine));
        }
        return NOTHING_TO_RUN.stream()
                .flatMap(pattern -> line(pattern, run).stream())
                .findFirst();
    }

    /** The same of a run that says nothing about the project: there a missing program is what it failed for. */
    static Optional<String> inSilent(Outcome run) {
        return line(PROGRAM_OF_SCRIPT_MISSING, run);
    }

    private static Optional<String> line(Pattern pattern, Outcome run) {
        return pattern.matcher(run.text())
                .results()
                .map(match -> TellingLine.tidy(match.group()))
                .findFirst();
    }
}
