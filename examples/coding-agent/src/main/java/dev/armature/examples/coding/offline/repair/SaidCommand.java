package dev.armature.examples.coding.offline.repair;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command that a prompt says outright: {@code run `COMMAND`}. Whoever names one wants that one, so it is taken or
 * refused, and no other is looked for.
 */
sealed interface SaidCommand {
    /** To be run as it is. */
    record Taken(String command) implements SaidCommand {}

    /** {@code why} says what is wrong with it. */
    record Refused(String why) implements SaidCommand {}

    /** The prompt names none. */
    record None() implements SaidCommand {}

    Pattern RUN = Pattern.compile(
            "(?is)(?<!not )(?<!n't )(?<!never )\\b(?:re-?)?run(?:ning|s)?:?\\s+"
                    + "(?:(?:it|them|the|this|that|all|tests?|test command|command|with|by|using|is)\\b:?\\s+){0,5}(?<!`)`(?!`)([^`]*)`(?!`)");
    /** A type of Java, which no shell can run. */
    Pattern TYPE = Pattern.compile("(?:[a-z]\\w*\\.)*[A-Z]\\w*(?:\\.java|#\\w+)?");

    /** Reads it out of a prompt. */
    static SaidCommand in(String prompt) {
        Matcher said = RUN.matcher(prompt);
        if (!said.find()) {
            return new None();
        }
        String command = said.group(1).strip();
        if (command.isEmpty()) {
            return new Refused("The command to run is empty");
        }
        if (command.contains("\n")) {
            return new Refused("The command to run goes over several lines; I run only one line");
        }
        return TYPE.matcher(command).matches()
                ? new Refused("`" + command + "` looks like a class, not like a command")
                : new Taken(command);
    }
}
