package dev.armature.examples.coding.setup;

import dev.armature.core.session.SessionStore;
import dev.armature.permissions.action.UserHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user's own folder: settings, trusted folders, sessions. {@code $ARMATURE_HOME}, or else {@code .armature} in the
 * user's home folder: the one of {@code HOME} where that is an absolute path, else the one that the system knows.
 *
 * @param folder absolute
 */
public record Home(Path folder) {

    /** The folder that this environment names. */
    public static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault("ARMATURE_HOME", "");
        Path folder = named.isBlank()
                ? UserHome.of(environment)
                        .orElseGet(() -> Path.of(System.getProperty("user.home", "")))
                        .resolve(".armature")
                : Path.of(named);
        return new Home(folder.toAbsolutePath().normalize());
    }

    /** The user's settings. */
    Path settings() {
        return folder.resolve("settings.json");
    }

    /** The list of folders that the user trusts. */
    Path trustedFolders() {
        return folder.resolve("trusted-folders");
    }

    /** The list of folders that the user does not trust, and is not asked about again. */
    Path untrustedFolders() {
        return folder.resolve("untrusted-folders");
    }

    /** The folder that sessions are kept in; it may not be there yet. */
    Path sessionFolder() {
        return folder.resolve("sessions");
    }

    /** The folder that explanations of prompts are kept in; it may not be there yet. */
    public Path explanationFolder() {
        return folder.resolve("explained");
    }

    /**
     * Where sessions are kept.
     *
     * @throws UserError when the folder cannot be made
     */
    public SessionStore sessions() {
        Path sessions = sessionFolder();
        try {
            Files.createDirectories(sessions);
        } catch (IOException e) {
            throw new UserError("Sessions cannot be kept in " + sessions + " (" + Hindrance.of(e)
                    + "); set ARMATURE_HOME to a folder that can be written.");
        }
        return SessionStore.files(sessions);
    }
}
