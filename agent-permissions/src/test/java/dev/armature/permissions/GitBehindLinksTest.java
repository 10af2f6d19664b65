package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.spi.FileView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that somebody unpacked may have links where git expects folders: it must not show what lies behind them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class GitBehindLinksTest {

    private Path root;
    private Path workspace;
    private GitFolders folders;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        root = folder.toRealPath();
        folders = new GitFolders(root);
        workspace = root.resolve("ws");
        repository(workspace.resolve(".git"));
        Files.createDirectories(root.resolve("elsewhere"));
        Files.writeString(root.resolve("elsewhere/passwd"), "x\n");
    }

    @Test
    void a_search_of_the_index_is_asked_if_a_link_is_where_it_has_a_folder() throws IOException {
        index("a.txt", "lib/passwd");
        Files.createDirectory(workspace.resolve("lib"));
        assertThat(judged("git grep x")).isEqualTo("allow");

        Files.delete(workspace.resolve("lib"));
        Files.createSymbolicLink(workspace.resolve("lib"), root.resolve("elsewhere"));
        assertThat(judged("git grep x")).isEqualTo("ask");
        assertThat(judged("git status")).as("it looks at no file behind a link").isEqualTo("allow");
    }

    @Test
    void a_search_is_asked_if_the_floor_above_is_the_link() throws IOException {
        index("deep/lib/passwd");
        Files.createSymbolicLink(workspace.resolve("deep"), root.resolve("elsewhere"));

        assertThat(judged("git grep x")).isEqualTo("ask");
    }

    @Test
    void a_search_is_asked_if_a_repository_is_kept_whose_work_tree_is_not_there() throws IOException {
        Files.write(workspace.resolve(".git/index"), IndexBytes.of(2, "a.txt", "sub"));
        Files.createDirectory(workspace.resolve("sub"));
        assertThat(judged("git grep x")).isEqualTo("allow");

        repository(workspace.resolve(".git/modules/sub"));
        assertThat(judged("git grep x")).isEqualTo("ask");

        Files.writeString(workspace.resolve("sub/.git"), "gitdir: ../.git/modules/sub\n");
        assertThat(judged("git grep x")).isEqualTo("allow");
    }

    @Test
    void a_file_whose_lines_are_explained_is_read_like_any_other() throws IOException {
        index("a.txt");
        Files.createSymbolicLink(workspace.resolve("lib"), root.resolve("elsewhere"));

        assertThat(judged("git blame a.txt")).isEqualTo("allow");
        assertThat(judged("git blame HEAD~3 -- a.txt")).isEqualTo("allow");
        assertThat(judged("git blame lib/passwd")).isEqualTo("ask");
        assertThat(judged("git annotate lib/passwd")).isEqualTo("ask");
        assertThat(judged("git blame .env")).isEqualTo("deny");
    }

    @Test
    void a_repository_that_the_index_names_must_not_lie_behind_a_link() throws IOException {
        Files.write(workspace.resolve(".git/index"), IndexBytes.of(2, "a.txt", "lib/one"));
        repository(workspace.resolve("lib/one/.git"));
        assertThat(judged("git status")).isEqualTo("allow");

        Files.move(workspace.resolve("lib"), workspace.resolve("moved"));
        Files.createSymbolicLink(workspace.resolve("lib"), workspace.resolve("moved"));
        assertThat(judged("git status")).isEqualTo("ask");
    }

    @Test
    void a_file_that_names_a_repository_must_not_turn_back_after_a_name() throws IOException {
        Files.move(workspace.resolve(".git"), workspace.resolve("kept"));
        for (String name : List.of("kept", "./kept", "../ws/kept")) {
            Files.writeString(workspace.resolve(".git"), "gitdir: " + name + "\n");
            assertThat(judged("git status")).as(name).isEqualTo("allow");
        }
        Files.createDirectories(root.resolve("elsewhere/in"));
        Files.createSymbolicLink(workspace.resolve("link"), root.resolve("elsewhere/in"));
        for (String name : List.of("link/../kept", "link/.././kept", "./link//../kept", "x\ny/link/../../kept")) {
            Files.writeString(workspace.resolve(".git"), "gitdir: " + name + "\n");
            assertThat(judged("git status")).as(name).isEqualTo("ask");
        }
    }

    @Test
    void a_file_that_names_a_repository_must_not_lead_through_a_link() throws IOException {
        Files.createDirectory(workspace.resolve("real"));
        Files.move(workspace.resolve(".git"), workspace.resolve("real/kept"));
        Files.createSymbolicLink(workspace.resolve("link"), workspace.resolve("real"));

        Files.writeString(workspace.resolve(".git"), "gitdir: real/kept\n");
        assertThat(judged("git status")).isEqualTo("allow");
        Files.writeString(workspace.resolve(".git"), "gitdir: link/kept\n");
        assertThat(judged("git status")).isEqualTo("ask");
    }

    @Test
    void a_worktree_of_another_repository_must_not_be_named_through_a_link() throws IOException {
        Path main = root.resolve("main/.git");
        repository(main);
        Path own = main.resolve("worktrees/ws");
        Files.move(workspace.resolve(".git"), root.resolve("unused"));
        Files.createDirectories(own);
        Files.writeString(own.resolve("HEAD"), GitFolders.HEAD);
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(own.resolve("gitdir"), workspace.resolve(".git") + "\n");
        Files.writeString(workspace.resolve(".git"), "gitdir: " + own + "\n");
        assertThat(judged("git status")).isEqualTo("allow");

        Files.createSymbolicLink(root.resolve("alias"), root.resolve("main"));
        Files.writeString(workspace.resolve(".git"), "gitdir: ../alias/.git/worktrees/ws\n");
        assertThat(judged("git status")).isEqualTo("ask");
    }

    @Test
    void what_describes_the_objects_may_be_no_link_either() throws IOException {
        Path graphs = workspace.resolve(".git/objects/info/commit-graphs");
        Files.createDirectories(graphs);
        Files.writeString(graphs.resolve("commit-graph-chain"), "\n");
        assertThat(judged("git log")).isEqualTo("allow");

        Files.createSymbolicLink(graphs.resolve("graph-x.graph"), root.resolve("elsewhere/passwd"));
        assertThat(judged("git log")).isEqualTo("ask");
    }

    @Test
    void git_is_not_told_to_go_into_repositories_within() throws IOException {
        assertThat(judged("git ls-files --recurse-submodules")).isEqualTo("ask");
        assertThat(judged("git grep --recurse-submodules x")).isEqualTo("ask");
        assertThat(judged("git grep --no-recurse-submodules x")).isEqualTo("allow");

        Files.writeString(workspace.resolve(".git/config"), "[submodule]\n\trecurse = true\n");
        assertThat(judged("git grep x")).isEqualTo("ask");
    }

    /** Git then goes on looking in the folders above, and finds another one. */
    @Test
    void a_repository_whose_folders_may_not_be_entered_is_none() {
        assertThat(judged("git status", FileView.system())).isEqualTo("allow");
        assertThat(judged("git status", new Closed(workspace.resolve(".git/objects"))))
                .isEqualTo("ask");
        assertThat(judged("git status", new Closed(workspace.resolve(".git/refs"))))
                .isEqualTo("ask");
    }

    /** The machine's own files, of which one folder may be listed and not entered. */
    private record Closed(Path closed) implements FileView {

        @Override
        public boolean exists(Path path) {
            return !(path.startsWith(closed) && path.endsWith("."))
                    && FileView.system().exists(path);
        }

        @Override
        public Optional<Path> linkTarget(Path path) {
            return FileView.system().linkTarget(path);
        }

        @Override
        public boolean isFolder(Path path) {
            return FileView.system().isFolder(path);
        }

        @Override
        public Optional<String> text(Path path, int limit) {
            return FileView.system().text(path, limit);
        }

        @Override
        public Optional<List<String>> names(Path folder, int limit) {
            return FileView.system().names(folder, limit);
        }

        @Override
        public boolean foldsCase() {
            return FileView.system().foldsCase();
        }
    }

    private void index(String... files) throws IOException {
        IndexBytes index = new IndexBytes(2, 20);
        for (String file : files) {
            index.file(file);
        }
        Files.write(workspace.resolve(".git/index"), index.bytes());
    }

    private void repository(Path git) throws IOException {
        folders.repository(root.relativize(git).toString(), GitFolders.PLAIN);
    }

    private String judged(String command) {
        return judged(command, FileView.system());
    }

    private String judged(String command, FileView files) {
        return Judged.script(Judged.trusted(workspace).files(files).build(), workspace, command);
    }
}
