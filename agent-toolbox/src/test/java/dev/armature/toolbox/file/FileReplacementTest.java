package dev.armature.toolbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.permissions.action.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class FileReplacementTest {

    @TempDir
    Path temp;

    private Workspace workspace;
    private Path file;
    private NamedPath named;

    @BeforeEach
    void workspace() throws IOException {
        workspace = Workspace.of(temp.toRealPath());
        file = workspace.root().resolve("a.txt");
        named = NamedPath.of("a.txt", workspace);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<FileContent> holding(String text) {
        return Optional.of(FileContent.of(bytes(text)));
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> entries = Files.list(workspace.root())) {
            return entries.toList();
        }
    }

    @Test
    void a_file_is_replaced_only_while_it_holds_what_was_expected() throws IOException {
        Files.writeString(file, "two");

        assertThatThrownBy(() -> FileReplacement.write(named, workspace, holding("one"), bytes("three")))
                .isInstanceOf(FileRefusal.class)
                .hasMessage("`a.txt` was changed by somebody else at this moment, and was left as it is."
                        + " Read it again, then repeat the change.");
        FileReplacement.write(named, workspace, holding("two"), bytes("three"));

        assertThat(file).hasContent("three");
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void a_new_file_never_takes_the_place_of_another() throws IOException {
        FileReplacement.write(named, workspace, Optional.empty(), bytes("one"));

        assertThatThrownBy(() -> FileReplacement.write(named, workspace, Optional.empty(), bytes("two")))
                .isInstanceOf(FileRefusal.class);

        assertThat(file).hasContent("one");
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void a_file_that_went_away_is_not_made_again() throws IOException {
        Files.writeString(file, "one");
        Files.delete(file);

        assertThatThrownBy(() -> FileReplacement.write(named, workspace, holding("one"), bytes("two")))
                .isInstanceOf(FileRefusal.class);

        assertThat(inFolder()).isEmpty();
    }

    @Test
    void a_folder_in_its_place_stays() throws IOException {
        Files.createDirectory(file);

        assertThatThrownBy(() -> FileReplacement.write(named, workspace, Optional.empty(), bytes("one")))
                .isInstanceOf(FileRefusal.class)
                .hasMessage("`a.txt` is a folder. Use LS to see what is in it.");

        assertThat(file).isEmptyDirectory();
    }

    @Test
    void a_reader_sees_the_old_file_or_the_new_one_and_never_a_part() throws Exception {
        String[] texts = {"a".repeat(200_000), "b".repeat(300_000)};
        Files.writeString(file, texts[0]);
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 50; i++) {
                    FileReplacement.write(named, workspace, holding(texts[i % 2]), bytes(texts[(i + 1) % 2]));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                writing.set(false);
            }
        });

        while (writing.get()) {
            assertThat(Files.readString(file)).isIn(texts[0], texts[1]);
        }

        writer.join();
        assertThat(file).hasContent(texts[0]);
    }
}
