package dev.armature.settings;

import dev.armature.permissions.rule.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A file that settings may be read from.
 *
 * @param path an absolute path; the file need not exist
 * @param tier who writes it
 */
public record SettingsFile(Path path, Tier tier) {
    public SettingsFile {
        Objects.requireNonNull(tier, "tier");
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("a settings file has an absolute path, was `" + path + "`");
        }
    }

    /** The folder that holds the file; the root for a file that has none above it. */
    Path folder() {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** The usual files, the strongest first: those of the workspace (local, then shared), then the user's. */
    public static List<SettingsFile> standard(Path workspace, Path home) {
        Path ofProject = workspace.toAbsolutePath().normalize().resolve(".armature");
        Path ofUser = home.toAbsolutePath().normalize().resolve(".armature");
        return List.of(
                new SettingsFile(ofProject.resolve("settings.local.json"), Tier.LOCAL),
                new SettingsFile(ofProject.resolve("settings.json"), Tier.PROJECT),
                new SettingsFile(ofUser.resolve("settings.json"), Tier.USER));
    }
}
