package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.Map;

/** What a text of command models says. */
public final class ModelFile {

    private final String source;
    private final Map<String, WordModel> models;
    private final Map<String, String> families;
    private final List<ModelExample> examples;

    ModelFile(String source, Map<String, WordModel> models, Map<String, String> families, List<ModelExample> examples) {
        this.source = source;
        this.models = Map.copyOf(models);
        this.families = Map.copyOf(families);
        this.examples = List.copyOf(examples);
    }

    /**
     * Reads a text.
     *
     * @param source what errors call the text
     * @throws IllegalArgumentException if a line is not understood, with the source and the line's number
     */
    public static ModelFile parse(String source, String text) {
        return ModelReader.file(source, text);
    }

    String source() {
        return source;
    }

    Map<String, WordModel> models() {
        return models;
    }

    /** The families and versions that are described, by program; those of programs that are read by code, too. */
    Map<String, String> families() {
        return families;
    }

    List<ModelExample> examples() {
        return examples;
    }
}
