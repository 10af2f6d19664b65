package dev.armature.examples.coding.setup;

import java.net.BindException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
            case BindException ignored -> "another program listens there, or it needs a right that you do not have";
            case FileSystemException other when other.getReason() != null -> words(other.getReason());
            default -> words(String.valueOf(e.getMessage()));
        };
    }

    /** What the system says in few words, as a sentence would. */
    private static String words(String reason) {
        return switch (reason) {
            case "Is a directory" -> "it is a folder";
            case "Not a directory" -> "a part of its path is a file and no folder";
            default -> reason;
        };
    }
}
