package dev.armature.examples.coding.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Options that mean the same in different commands, by other names. */
final class Relatives {
    private static final List<List<String>> FAMILIES = List.of(
            List.of("--json", "--output json"),
            List.of("--mode", "--permission-mode"),
            List.of("--cwd", "--workspace"));

    private Relatives() {}

    /** What a command that has these options calls an option of another command; empty when it has nothing like it. */
    static Optional<String> of(String option, Set<String> had) {
        return FAMILIES.stream()
                .filter(family -> family.stream().anyMatch(one -> name(one).equals(option)))
                .flatMap(List::stream)
                .filter(one -> had.contains(name(one)))
                .findFirst();
    }

    private static String name(String written) {
        return written.split(" ", 2)[0];
    }
}
