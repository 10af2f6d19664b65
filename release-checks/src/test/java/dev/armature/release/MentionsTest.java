package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MentionsTest {

    private static final Path FOREIGN = Path.of("src/test/resources/foreign-names.txt");

    @TempDir
    private Path project = Path.of("");

    static List<Page> pages() throws IOException {
        return Page.below(Project.ROOT);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_mentions_only_what_is_there(Page page) throws IOException {
        assertThat(new Mentions(Project.ROOT, foreign()).missing(page)).isEmpty();
    }

    @Test
    void there_are_pages_to_look_at() throws IOException {
        assertThat(pages())
                .extracting(page -> Project.ROOT.relativize(page.file()).toString())
                .contains("README.md", "docs/rooms.md", "docs/adr/0001-the-module-set.md");
    }

    @Test
    void what_is_gone_is_named_with_its_page() throws IOException {
        write("agent-core/src/main/java/dev/armature/core/engine/TurnKeeper.java", "final class TurnKeeper {}");
        write("docs/threads.md", "# Threads and `Locks`\n");
        Path page = write("docs/flow.md", """
                # Flow
                See [threads](threads.md), [locks](threads.md#threads-and-locks), [top](#flow), [web](https://example.org/a).
                See [gone](gone.md), [nowhere](threads.md#nowhere).
                `TurnKeeper` `TurnKeeper.begin` `ReentrantLock` `WebFetch` `Other` `TurnLoser` `core.engine` `core.gone`
                `docs/flow.md` `docs/lost.md` `any/other`
                ```java
                TurnLost lost; // [not](a-link.md)
                ```
                """);

        List<String> missing = new Mentions(project, Set.of("WebFetch")).missing(Page.read(page));

        assertThat(missing)
                .containsExactly(
                        "docs/flow.md: `TurnLoser` is no type of the project or the JDK; if it is something else, add it"
                                + " to release-checks/src/test/resources/foreign-names.txt",
                        "docs/flow.md: `core.gone` is no package of the project",
                        "docs/flow.md: `docs/lost.md` is no file of the project",
                        "docs/flow.md: the link `gone.md` leads to no file",
                        "docs/flow.md: the link `threads.md#nowhere` leads to no heading");
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Set<String> foreign() throws IOException {
        Set<String> names = new HashSet<>(Files.readAllLines(FOREIGN));
        names.removeIf(line -> line.isBlank() || line.startsWith("#"));
        return names;
    }
}
