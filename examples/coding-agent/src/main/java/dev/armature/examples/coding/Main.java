package dev.armature.examples.coding;

import dev.armature.examples.coding.command.CommandLineProgram;
import dev.armature.examples.coding.command.Surroundings;

/** The coding agent's process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineProgram.run(Surroundings.ofProcess(), arguments));
    }
}
