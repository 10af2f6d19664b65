package dev.armature.examples.coding.setup;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a project tells agents: its AGENTS.md files, from the root of the repository down to the workspace, the innermost
 * last. Those above the workspace are read only where the user trusts their folder too: a yes to a folder is none to what
 * holds it. Each is cut at 32 KiB.
 */
final class ProjectInstructions {
    private static final String FILE = "AGENTS.md";
    private static final int MOST_BYTES = 32 * 1024;

    private ProjectInstructions() {}

    /**
     * The joined text; empty when the project has none.
     *
     * @param workspace the folder that is trusted
     * @param trusted whether a folder above it is trusted as well
     */
    static Optional<String> of(Path workspace, Predicate<Path> trusted) {
        List<String> texts = new ArrayList<>();
        for (Path folder : chain(workspace)) {
            if (folder.equals(workspace) || trusted.test(folder)) {
                read(folder.resolve(FILE)).ifPresent(texts::add);
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", texts));
    }

    /** From the root of the repository down; only the workspace itself when it is in no repository. */
    private static List<Path> chain(Path workspace) {
        List<Path> folders = new ArrayList<>();
        for (Path folder = workspace; folder != null; folder = folder.getParent()) {
            folders.addFirst(folder);
            if (Files.exists(folder.resolve(".git"))) {
                return folders;
            }
        }
        return List.of(workspace);
    }

    private static Optional<String> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length <= MOST_BYTES) {
                return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
            }
            return Optional.of(new String(bytes, 0, MOST_BYTES, StandardCharsets.UTF_8).strip() + "\n\n[" + FILE
                    + " is longer; read the rest with a tool if it matters.]");
        } catch (MalformedInputException e) {
            throw new UserError(file + " is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + Hindrance.of(e) + ".");
        }
    }
}
