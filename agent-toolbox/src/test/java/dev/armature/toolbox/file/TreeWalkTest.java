package dev.armature.toolbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Workspace;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
final class TreeWalkTest {

    @TempDir
    Path temp;

    private static List<String> files(Path root, Path start) throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        Workspace workspace = Workspace.of(root);
        TreeWalk.through(NamedPath.of(start.toString(), workspace), workspace, false, entry -> {
            if (!entry.attributes().isDirectory()) {
                files.add(entry.path());
            }
            return TreeWalk.Next.ON;
        });
        return files;
    }

    private static void write(Path root, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @Test
    void folders_come_before_what_is_in_them_and_names_in_their_order() throws Exception {
        write(temp, Map.of("b/z", "", "b/a", "", "a", "", "B", "", ".hidden", "", ".git/x", ""));

        List<String> seen = new ArrayList<>();
        Workspace workspace = Workspace.of(temp);
        TreeWalk.Report report = TreeWalk.through(NamedPath.of(".", workspace), workspace, false, entry -> {
            seen.add(entry.path());
            return TreeWalk.Next.ON;
        });

        assertThat(seen).containsExactly(".hidden", "B", "a", "b", "b/a", "b/z");
        assertThat(report).isEqualTo(new TreeWalk.Report(true, 7, 0));
    }

    @Test
    void a_visitor_can_pass_over_a_folder_or_stop() throws Exception {
        write(temp, Map.of("a/x", "", "b/x", "", "c", ""));

        List<String> seen = new ArrayList<>();
        Workspace workspace = Workspace.of(temp);
        TreeWalk.Report report = TreeWalk.through(NamedPath.of(".", workspace), workspace, false, entry -> {
            seen.add(entry.path());
            return entry.name().equals("a")
                    ? TreeWalk.Next.PAST
                    : entry.path().equals("b/x") ? TreeWalk.Next.STOP : TreeWalk.Next.ON;
        });

        assertThat(seen).containsExactly("a", "b", "b/x");
        assertThat(report.complete()).isFalse();
    }

    @Test
    void rules_of_the_folders_above_hold_for_a_walk_that_starts_below() throws Exception {
        write(
                temp,
                Map.of(
                        ".gitignore",
                        "/src/gen/\n*.log\n",
                        "src/.agentignore",
                        "own\n",
                        "src/gen/a",
                        "",
                        "src/a.log",
                        "",
                        "src/own",
                        "",
                        "src/b",
                        ""));

        assertThat(files(temp, temp.resolve("src"))).containsExactly(".agentignore", "b");
    }

    @Test
    void what_is_ignored_is_what_git_ignores() {
        Property.forAll(60, TreeWalkTest::someTree, tree -> {
            try {
                Path root = Files.createTempDirectory(temp.toRealPath(), "repository");
                write(root, tree);
                git(root, "init", "-q");

                List<String> expected =
                        git(root, "-c", "core.excludesFile=/dev/null", "ls-files", "-o", "--exclude-standard", "-z");

                assertThat(files(root, root)).containsExactlyInAnyOrderElementsOf(expected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** File to content: some files, and ignore files at the top and in a folder. */
    private static Map<String, String> someTree(Draws draws) {
        Map<String, String> tree = new TreeMap<>();
        for (String path : draws.listOf(1, 8, TreeWalkTest::somePath)) {
            boolean clashes = tree.keySet().stream()
                    .anyMatch(other -> other.startsWith(path + "/") || path.startsWith(other + "/"));
            if (!clashes) {
                tree.put(path, "");
            }
        }
        tree.put(".gitignore", someRules(draws));
        if (tree.keySet().stream().anyMatch(path -> path.startsWith("a/"))) {
            tree.put("a/.gitignore", someRules(draws));
        }
        return tree;
    }

    private static String somePath(Draws draws) {
        return String.join("/", draws.listOf(1, 3, each -> each.oneOf("a", "b", "c.x", "!d", "#e", "f g")));
    }

    private static String someRules(Draws draws) {
        return String.join("\n", draws.listOf(0, 4, TreeWalkTest::someRule)) + "\n";
    }

    private static String someRule(Draws draws) {
        String not = draws.oneIn(3) ? "!" : "";
        String start = draws.oneOf("", "", "/", "**/", "a/", "*/");
        String name = draws.oneOf(
                "a", "b", "*.x", "*", "[ab]", "?", "\\!d", "\\#e", "#e", "f g", "c.*", "**", "[a", "b  ", "");
        String end = draws.oneOf("", "", "/", "/*", "/**", "/b");
        return not + start + name + end;
    }

    private static List<String> git(Path root, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Stream.of(output.split("\0", -1)).filter(path -> !path.isEmpty()).toList();
    }
}
