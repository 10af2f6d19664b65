package dev.armature.examples.coding.setup;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;

/** Why the system refused to work with a file, in words: some of its exceptions only repeat which file it was. */
final class Hindrance {
    private Hindrance() {}

    static String of(Exception e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is there and is no folder";
            default -> String.valueOf(e.getMessage());
        };
    }
}
