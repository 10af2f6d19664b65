package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.opentest4j.AssertionFailedError;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CodeInPagesIT {

    static List<Page> pages() throws IOException {
        return Page.below(Project.ROOT).stream()
                .filter(page -> !CodeInPages.blocks(page).isEmpty())
                .toList();
    }

    /** Our jars and their libraries, and what the author of a test has besides. */
    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>(Consumer.jars(Project.libraries()));
        for (Class<?> brought :
                List.of(Test.class, Testable.class, API.class, AssertionFailedError.class, Assertions.class)) {
            jars.add(Path.of(URI.create(
                    brought.getProtectionDomain().getCodeSource().getLocation().toString())));
        }
        return jars;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_java_on_a_page_compiles(Page page) throws IOException {
        CodeInPages code = new CodeInPages(jars());

        assertThat(CodeInPages.blocks(page))
                .allSatisfy(block -> assertThat(code.errors(block)).as(block).isEmpty());
    }

    @Test
    void imports_that_are_shown_alone_must_be_enough_for_what_follows() throws IOException {
        CodeInPages code = new CodeInPages(jars());
        Page page = new Page(Path.of("page.md"), """
                ```java
                import dev.armature.core.Agent;
                ```
                ```java
                var agent = Agent.builder();
                ```
                ```java
                var rules = Rules.none();
                ```
                """);

        assertThat(CodeInPages.blocks(page))
                .extracting(code::errors)
                .satisfiesExactly(
                        imports -> assertThat(imports).isEmpty(),
                        enough -> assertThat(enough).isEmpty(),
                        missing ->
                                assertThat(missing).singleElement().asString().startsWith("1: cannot find symbol"));
    }

    @Test
    void a_fault_is_told_with_its_line() throws IOException {
        CodeInPages code = new CodeInPages(jars());
        Page page = new Page(Path.of("page.md"), """
                ```java
                Agent agent =
                        Agent.builder().modell("x").build();
                ```
                ```sh
                ls
                ```
                """);

        assertThat(CodeInPages.blocks(page))
                .singleElement()
                .satisfies(block -> assertThat(code.errors(block))
                        .singleElement()
                        .asString()
                        .startsWith("2: cannot find symbol"));
    }
}
