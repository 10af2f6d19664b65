package dev.armature.examples.coding.setup;

import dev.armature.core.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * In which folder each session works, in a file beside its transcript. What was said in a session, and allowed in it for
 * good, was about the files of that folder; in another one it would mean something else.
 */
public final class SessionFolders {
    private final Path sessions;

    SessionFolders(Home home) {
        this.sessions = home.sessionFolder();
    }

    /** The session's folder; empty when nothing was said in it yet, or it comes from a version that did not note this. */
    Optional<Path> of(SessionId session) {
        try {
            if (Files.exists(file(session)) && !Files.isRegularFile(file(session))) {
                throw new UserError(file(session) + " is no file, and should name the folder of session " + session
                        + ". Remove it.");
            }
            String written = Files.readString(file(session));
            String name = written.endsWith("\n") ? written.substring(0, written.length() - 1) : written;
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (InvalidPathException | IOException e) {
            throw new UserError("The folder of session " + session + " cannot be read from " + file(session) + " ("
                    + Hindrance.of(e) + ").");
        }
    }

    /** The whole name of a file that lies beside the sessions' transcripts. */
    public Path beside(String name) {
        return sessions.resolve(name);
    }

    /** Notes where the session works. */
    void note(SessionId session, Path workspace) {
        try {
            if (!workspace.equals(of(session).orElse(null))) {
                PrivateFile.write(file(session), workspace + "\n");
            }
        } catch (IOException e) {
            throw new UserError("The folder of session " + session + " cannot be noted in " + file(session) + " ("
                    + Hindrance.of(e) + "); set ARMATURE_HOME to a folder that can be written.");
        }
    }

    /**
     * Refuses to go on with a session in another folder than its own. One whose folder is gone may have moved with it.
     *
     * @throws UserError when the session belongs to another folder
     */
    void requireOneOf(SessionId session, Path workspace) {
        Optional<Path> own =
                of(session).filter(folder -> !folder.equals(workspace)).filter(Files::isDirectory);
        if (own.isPresent()) {
            throw new UserError("Session " + session + " works in " + own.get() + " and cannot go on in " + workspace
                    + ". Add --workspace " + own.get() + ", or begin a new session here by leaving --resume out.");
        }
    }

    private Path file(SessionId session) {
        return sessions.resolve(session + ".workspace");
    }
}
