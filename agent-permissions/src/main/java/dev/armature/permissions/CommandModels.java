package dev.armature.permissions;

import dev.armature.permissions.shell.program.ModelFile;
import dev.armature.permissions.spi.CommandModelProvider;
import java.util.Arrays;
import java.util.List;

/**
 * Descriptions of programs that the judge does not know by itself, as data: which options a program has and what it does with
 * its words. The page {@code docs/command-models.md} describes the language. Immutable.
 */
public final class CommandModels {

    private static final Offers<CommandModelProvider> OFFERS =
            new Offers<>("provider of command models", CommandModelProvider.class, CommandModelProvider::name);

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
        return new CommandModels(Arrays.stream(names)
                .map(name -> ModelFile.parse(name, OFFERS.named(name).models()))
                .toList());
    }

    /** The names of the providers that other jars offer. */
    public static List<String> providers() {
        return OFFERS.names();
    }

    List<ModelFile> files() {
        return files;
    }
}
