package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Commands that run elsewhere are judged by the files that are there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OtherFilesTest {

    private static final Path ROOT = Path.of("/elsewhere/app").toAbsolutePath();

    /** Folders, links and texts; nothing of this machine. */
    private record Files(Set<Path> folders, Map<Path, Path> links, Map<Path, String> texts) implements FileView {

        @Override
        public Optional<Path> linkTarget(Path path) {
            return Optional.ofNullable(links.get(path));
        }

        @Override
        public boolean exists(Path path) {
            return folders.contains(path) || links.containsKey(path) || texts.containsKey(path);
        }

        @Override
        public boolean isFolder(Path path) {
            return folders.contains(path);
        }

        @Override
        public Optional<String> text(Path path, int limit) {
            return Optional.ofNullable(texts.get(path)).filter(text -> text.length() <= limit);
        }

        @Override
        public Optional<List<String>> names(Path folder, int limit) {
            return Optional.of(texts.keySet().stream()
                    .filter(path -> folder.equals(path.getParent()))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList());
        }

        @Override
        public boolean foldsCase() {
            return true;
        }
    }

    private final PermissionEngine engine = Judged.trusted(ROOT)
            .rules(rules -> rules.deny("Read(./private/**)"))
            .files(new Files(
                    Set.of(ROOT, ROOT.resolve("src")),
                    Map.of(ROOT.resolve("out"), Path.of("/etc/passwd")),
                    Map.of(ROOT.resolve("src/id_rsa"), "", ROOT.resolve("README.md"), "")))
            .build();

    @Test
    void a_link_there_leads_where_it_leads_there() {
        assertThat(judge("cat README.md")).isEqualTo("allow");
        assertThat(judge("cat out")).isEqualTo("ask");
        assertThat(judge("cd src && cat ../README.md")).isEqualTo("allow");
    }

    @Test
    void patterns_and_searches_see_what_is_there() {
        assertThat(judge("cat *.md")).isEqualTo("allow");
        assertThat(judge("cat src/id_*")).isEqualTo("deny");
        assertThat(judge("grep -r x src")).isEqualTo("ask");
    }

    @Test
    void rules_match_names_as_the_system_there_compares_them() {
        assertThat(judge("cat PRIVATE/x")).isEqualTo("deny");
    }

    private String judge(String command) {
        return Judged.script(engine, ROOT, command);
    }
}
