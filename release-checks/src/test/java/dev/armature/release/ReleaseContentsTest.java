package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReleaseContentsTest {

    // Put together here, so that no scanner takes this file for a leak.
    private static final String KEY = "AKIA" + "ABCDEFGHIJKLMNOP";

    private final ReleaseContents contents = ReleaseContents.standard();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_jar_of_listed_entries_passes() throws IOException {
        Path jar = jar(
                "agent-toolbox-1.jar",
                Map.of(
                        "META-INF/MANIFEST.MF", "",
                        "dev/armature/toolbox/builtin/file/ReadTool.class", "",
                        "dev/armature/toolbox/builtin/file/read-tool.md", "Reads a file.",
                        "META-INF/services/dev.armature.tools.spi.ToolProvider", "dev.armature.toolbox.BuiltIns # ours",
                        "dev/armature/toolbox/BuiltIns.class", ""));

        assertThat(contents.complaints("agent-toolbox", jar)).isEmpty();
    }

    @Test
    void a_source_map_and_a_key_are_both_named() throws IOException {
        Path jar = jar("agent-core-1.jar", Map.of("app.js.map", "{}", "dev/armature/core/Agent.class", "x" + KEY));

        assertThat(contents.complaints("agent-core", jar))
                .containsExactlyInAnyOrder(
                        "`app.js.map` in agent-core-1.jar is not on the list"
                                + " `release-checks/src/test/resources/release-contents.tsv`",
                        "`dev/armature/core/Agent.class` in agent-core-1.jar holds what must not be published:"
                                + " `AKIA[0-9A-Z]{16}`");
    }

    @Test
    void classes_of_another_module_test_data_and_this_folders_path_are_found() throws IOException {
        Path jar = jar(
                "agent-core-1.jar",
                Map.of(
                        "dev/armature/tools/Stray.class", "",
                        "rooms.tsv", "",
                        "dev/armature/core/Agent.class", "from " + Project.ROOT));

        assertThat(contents.complaints("agent-core", jar)).hasSize(3);
    }

    @Test
    void a_service_without_its_class_is_found() throws IOException {
        Path jar = jar(
                "agent-core-1.jar",
                Map.of("META-INF/services/dev.armature.core.spi.ModelProvider", "dev.armature.Gone"));

        assertThat(contents.complaints("agent-core", jar))
                .singleElement()
                .asString()
                .contains("`dev.armature.Gone`");
    }

    @Test
    void sources_may_hold_what_the_main_jar_holds() throws IOException {
        Path jar = jar(
                "agent-core-1-sources.jar",
                Map.of(
                        "dev/armature/core/Agent.java",
                        "",
                        "module-info.java",
                        "",
                        "dev/armature/core/Agent.class",
                        ""));

        assertThat(contents.complaints("agent-core", jar))
                .singleElement()
                .asString()
                .startsWith("`dev/armature/core/Agent.class`");
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : List.copyOf(new TreeMap<>(entries).entrySet())) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
