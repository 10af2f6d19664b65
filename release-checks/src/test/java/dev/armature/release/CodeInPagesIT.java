package dev.armature.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CodeInPagesIT {

    static List<Page> pages() throws IOException {
        return Page.below(Project.ROOT).stream()
                .filter(page -> !CodeInPages.blocks(page).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_java_on_a_page_compiles(Page page) throws IOException {
        CodeInPages code = new CodeInPages(Consumer.jars(Project.libraries()));

        assertThat(CodeInPages.blocks(page))
                .allSatisfy(block -> assertThat(code.errors(block)).as(block).isEmpty());
    }

    @Test
    void imports_that_are_shown_alone_must_be_enough_for_what_follows() throws IOException {
        CodeInPages code = new CodeInPages(Consumer.jars(Project.libraries()));
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
        CodeInPages code = new CodeInPages(Consumer.jars(Project.libraries()));
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
