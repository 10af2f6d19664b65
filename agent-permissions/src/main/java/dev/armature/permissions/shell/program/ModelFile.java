package dev.armature.permissions.shell.program;

import java.util.List;
import java.util.Map;

/** What a text of command models says. */
public final class ModelFile {

    private final String source;
    private final Map<String, WordModel> models;
    private final List<ModelExample> examples;

    ModelFile(String source, Map<String, WordModel> models, List<ModelExample> examples) {
        this.source = source;
        this.models = Map.copyOf(models);
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

    List<ModelExample> examples() {
        return examples;
    }
}
