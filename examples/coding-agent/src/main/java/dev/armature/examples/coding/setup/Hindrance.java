package dev.armature.examples.coding.setup;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Why the system refused to work with a file, in words: some of its exceptions only repeat which file it was. */
public final class Hindrance {
    private Hindrance() {}

    /** What stood in the way, as the part of a sentence after a colon. */
    public static String of(Exception e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is there and is no folder";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case CharacterCodingException coding -> "it holds bytes that are not UTF-8";
            default -> String.valueOf(e.getMessage());
        };
    }
}
