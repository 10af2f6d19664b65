package dev.armature.permissions;

import dev.armature.permissions.shell.program.ModelFile;
import dev.armature.permissions.spi.CommandModelProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Descriptions of programs that the judge does not know by itself, as data: which options a program has and what it does with
 * its words. The page {@code docs/command-models.md} describes the language. Immutable.
 */
public final class CommandModels {

    private final List<ModelFile> files;

    private CommandModels(List<ModelFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Models that the host wrote itself.
     *
     * @param source what errors call the text, such as the name of its file
     * @throws IllegalArgumentException if a line is not understood, with the source and the line's number
     */
    public static CommandModels of(String source, String text) {
        return new CommandModels(List.of(ModelFile.parse(source, text)));
    }

    /**
     * Models that other jars offer.
     *
     * @param names of {@linkplain #providers() providers}; each must be there exactly once
     * @throws IllegalArgumentException if one is not there, or what it offers is not understood
     */
    public static CommandModels discovered(String... names) {
        List<ModelFile> files = new ArrayList<>();
        for (String name : names) {
            List<CommandModelProvider> named = found().stream()
                    .filter(provider -> provider.name().equals(name))
                    .toList();
            if (named.size() != 1) {
                throw new IllegalArgumentException("Expected one provider of command models named `" + name
                        + "`, found " + named.size() + ". There are: " + String.join(", ", providers()) + ".");
            }
            files.add(ModelFile.parse(name, named.getFirst().models()));
        }
        return new CommandModels(files);
    }

    /** The names of the providers that other jars offer. */
    public static List<String> providers() {
        return found().stream().map(CommandModelProvider::name).sorted().toList();
    }

    List<ModelFile> files() {
        return files;
    }

    private static List<CommandModelProvider> found() {
        return ServiceLoader.load(CommandModelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
