package dev.armature.toolbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.permissions.action.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways to hold a folder: by a handle of the operating system, and by its path with a second look. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OpenFolderTest {

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void folders() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("root"));
        Files.createDirectory(root.resolve("sub"));
        Files.writeString(root.resolve("sub/b"), "inside");
        Files.createSymbolicLink(root.resolve("sub/link"), Path.of("b"));
        Files.createSymbolicLink(root.resolve("turned"), Path.of("sub"));
    }

    /** One way to hold a folder. */
    @FunctionalInterface
    interface Way {
        OpenFolder open(Path folder) throws IOException;
    }

    static Stream<Way> ways() {
        return Stream.of(folder -> OpenFolder.of(folder, Workspace.of(folder)), CheckedFolder::new);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void names_are_sorted_and_entries_are_described_themselves(Way way) throws IOException {
        try (OpenFolder folder = way.open(root);
                OpenFolder sub = folder.enter("sub")) {
            assertThat(folder.names()).containsExactly("sub", "turned");
            assertThat(sub.path()).isEqualTo(root.resolve("sub"));
            assertThat(sub.attributes("link").isSymbolicLink()).isTrue();
            assertThat(sub.attributes("b").size()).isEqualTo(6);
            assertThatThrownBy(() -> sub.attributes("c")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void no_link_is_followed(Way way) throws IOException {
        try (OpenFolder folder = way.open(root);
                OpenFolder sub = folder.enter("sub")) {
            assertThatThrownBy(() -> folder.enter("turned"))
                    .isInstanceOf(FileRefusal.class)
                    .hasMessageStartingWith("`" + root.resolve("turned") + "` is a link now");
            assertThatThrownBy(() -> sub.open("link")).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_file_is_made_for_its_owner_and_takes_the_place_of_another(Way way) throws IOException {
        try (OpenFolder folder = way.open(root.resolve("sub"))) {
            try (SeekableByteChannel fresh = folder.create("fresh", false)) {
                fresh.write(ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8)));
            }
            assertThatThrownBy(() -> folder.create("fresh", true)).isInstanceOf(FileAlreadyExistsException.class);
            folder.permit("fresh", PosixFilePermissions.fromString("rwx------"));

            folder.replace("fresh", "b");

            assertThat(folder.permissions("b")).isEqualTo(Optional.of(PosixFilePermissions.fromString("rwx------")));
            assertThat(new String(Channels.newInputStream(folder.open("b")).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("new");
            folder.delete("b");
            assertThat(folder.names()).containsExactly("link");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_folder_whose_name_is_given_to_a_link_is_still_the_folder_or_is_refused(Way way) throws IOException {
        Path outside = Files.createDirectory(temp.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("b"), "outside");
        try (OpenFolder folder = way.open(root.resolve("sub"))) {
            Files.move(root.resolve("sub"), root.resolve("moved"));
            Files.createSymbolicLink(root.resolve("sub"), outside);

            assertThat(readOrRefused(folder)).isIn("inside", "refused");
        }
    }

    private static String readOrRefused(OpenFolder folder) throws IOException {
        try (SeekableByteChannel channel = folder.open("b")) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileRefusal e) {
            return "refused";
        }
    }

    @Test
    void outside_the_workspace_the_path_must_still_be_the_real_one() {
        assertThatThrownBy(() -> OpenFolder.of(root.resolve("turned"), Workspace.of(temp.resolve("elsewhere"))))
                .isInstanceOf(FileRefusal.class);
    }
}
