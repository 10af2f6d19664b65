package dev.armature.toolbox.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a model is told of a tool, kept in a file beside the tool's class. */
public final class ToolText {

    private ToolText() {}

    /** The text of a resource beside {@code tool}, without white space around it. */
    public static String beside(Class<?> tool, String resource) {
        try (InputStream bytes = tool.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("There is no resource `" + resource + "` beside " + tool.getName());
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
