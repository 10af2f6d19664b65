package dev.armature.toolbox.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that is ignored at one place of a tree: what each folder from the top down to here has said. Immutable. */
final class Ignoring {
    private static final List<String> FILES = List.of(".gitignore", ".agentignore");
    private static final int MOST_BYTES = 1 << 20;

    /** Rules, and where from the top of the tree they speak: empty for the top itself, else with a slash at the end. */
    private record Voice(String folder, IgnoreRules rules) {}

    private final List<Voice> voices;

    private Ignoring(List<Voice> voices) {
        this.voices = voices;
    }

    static Ignoring nothing() {
        return new Ignoring(List.of());
    }

    /** With what the folder itself says, too. {@code at} is its path from the top, empty or with a slash at the end. */
    Ignoring within(OpenFolder folder, String at) {
        List<Voice> all = new ArrayList<>(voices);
        for (String file : FILES) {
            String text = text(folder, file);
            if (!text.isEmpty()) {
                all.add(new Voice(at, IgnoreRules.parse(text)));
            }
        }
        return all.size() == voices.size() ? this : new Ignoring(List.copyOf(all));
    }

    /** A file that is not there, or that we may not read, says nothing. */
    private static String text(OpenFolder folder, String name) {
        try {
            if (!folder.attributes(name).isRegularFile()) {
                return "";
            }
            try (InputStream in = Channels.newInputStream(folder.open(name))) {
                return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "";
        }
    }

    /** The folder nearest to a path has the last word. */
    boolean ignores(String path, boolean isFolder) {
        for (Voice voice : voices.reversed()) {
            IgnoreRules.Verdict verdict =
                    voice.rules().on(path.substring(voice.folder().length()), isFolder);
            if (verdict != IgnoreRules.Verdict.UNSAID) {
                return verdict == IgnoreRules.Verdict.IGNORED;
            }
        }
        return false;
    }
}
