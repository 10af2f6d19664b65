package dev.armature.examples.coding;

import java.util.List;

/** The coding agent's command line. */
public final class Main {

    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.equals(List.of("--version"))) {
            System.out.println("armature " + Main.class.getPackage().getImplementationVersion());
            return;
        }
        System.out.println("usage: armature --version");
        if (!words.equals(List.of("--help"))) {
            System.exit(USAGE);
        }
    }
}
