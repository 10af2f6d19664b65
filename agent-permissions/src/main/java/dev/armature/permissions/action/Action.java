package dev.armature.permissions.action;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that somebody is about to do. A value that is judged before it happens; building one does nothing.
 *
 * <p>Paths are absolute but otherwise as they were named: links, {@code ..} and case are the judge's business.
 */
public sealed interface Action {

    /** Runs {@code command} with the given shell, starting in {@code cwd}. */
    record RunCommand(String command, Path cwd, Shell shell) implements Action {
        public RunCommand {
            Objects.requireNonNull(command, "command");
            requireAbsolute(cwd, "cwd");
            Objects.requireNonNull(shell, "shell");
        }
    }

    /** Reads a file, or lists or searches a directory and what is below it. */
    record ReadPath(Path path) implements Action {
        public ReadPath {
            requireAbsolute(path, "path");
        }
    }

    /** Creates, changes or deletes a file. */
    record WritePath(Path path) implements Action {
        public WritePath {
            requireAbsolute(path, "path");
        }
    }

    /** Sends a request to {@code uri}. */
    record Fetch(URI uri) implements Action {
        public Fetch {
            Objects.requireNonNull(uri, "uri");
        }
    }

    /**
     * Uses a tool. What the tool is about to do in the world is listed in {@code does}; a tool that names nothing there
     * is judged by its name and parameters alone.
     *
     * @param tool the tool's name, as the model says it
     * @param parameters top-level scalar inputs as text, for rules such as {@code Tool(param:glob)}
     * @param does the actions within; empty when the tool touches nothing that the engine knows of
     */
    record UseTool(String tool, Map<String, String> parameters, List<Action> does) implements Action {
        public UseTool {
            Objects.requireNonNull(tool, "tool");
            parameters = Map.copyOf(parameters);
            does = List.copyOf(does);
        }
    }

    private static void requireAbsolute(Path path, String component) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(component + " must be an absolute path, was `" + path + "`");
        }
    }
}
