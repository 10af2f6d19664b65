package dev.armature.permissions.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Of each program that is known it is said which version is described; a page is made from that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class KnownProgramsTest {

    private static final Path PAGE = Path.of("../docs/known-programs.md");

    @Test
    void each_program_is_of_a_family() {
        assertThat(families().keySet().stream().map(name -> name.split(" ", -1)[0]))
                .containsAll(Programs.standard().names());
    }

    @Test
    void the_page_is_made_from_the_models() throws IOException {
        Map<String, TreeSet<String>> byFamily = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        families()
                .forEach((name, family) ->
                        byFamily.computeIfAbsent(family, key -> new TreeSet<>()).add(name));
        String page = """
                # Programs that are known

                This page is made from the [models of commands](command-models.md), and a test holds it to them. It says of which \
                family and
                version the options are listed. One that is not listed is asked, so a newer program is asked more often, \
                not wrongly
                allowed. Programs of *any version* are asked whatever their words say, but for the argument lists of which \
                each prints a
                version or a help.

                The options are those of Linux. Where another system has programs of another family under the same names \
                (BSD, BusyBox),
                an option of the same name may mean something else; nothing of that kind is known that reads here and \
                writes there, but
                it has not been tried.

                | family and version | programs |
                |---|---|
                %s""".formatted(byFamily.entrySet().stream()
                .map(entry -> "| " + entry.getKey() + " | "
                        + entry.getValue().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(" "))
                        + " |\n")
                .collect(Collectors.joining()));
        if (Boolean.getBoolean("armature.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    private static Map<String, String> families() {
        return Stream.concat(Programs.files().stream(), Stream.of(Programs.versions()))
                .flatMap(file -> file.families().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
