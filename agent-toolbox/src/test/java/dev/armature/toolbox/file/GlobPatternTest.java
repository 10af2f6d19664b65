package dev.armature.toolbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Property;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class GlobPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "*.java        | Main.java src/Main.java a/b/c/.java          | Main.javax java src/java",
                "src/*.java    | src/Main.java                               | Main.java src/a/Main.java x/src/Main.java",
                "src/**/*.java | src/Main.java src/a/b/Main.java             | Main.java src.java",
                "**/test/**    | test/a x/test/a x/test/y/z                  | test x/test testa/b",
                "**            | a a/b .hidden                               |",
                "**/**/a       | a x/a x/y/a                                 | ab",
                "a/**/b        | a/b a/x/b a/x/y/b                           | ab a/xb",
                "{a,b}.txt     | a.txt b.txt x/b.txt                         | c.txt ab.txt",
                "{a,{b,c}d}/e  | a/e bd/e cd/e                               | b/e d/e",
                "a{,.bak}      | a a.bak                                     | a.",
                "[a-c]?        | a1 bx cc                                    | d1 a abc",
                "[!a]x         | bx éx                                       | ax x",
                "[]-]x         | ]x -x                                       | ax",
                "`\\*`         | *                                           | a `\\`",
                "`\\{a,b\\}`   | {a,b}                                       | a b",
                "./src/x       | src/x                                       | x",
                "a**b          | ab axb                                      | a/b",
                "?             | a 😀                                        | ab",
            })
    void a_pattern_fits_whole_paths(String pattern, String fitting, String others) {
        GlobPattern glob = GlobPattern.parse(pattern);

        assertThat(fitting.split(" ", -1)).allMatch(glob::matches);
        if (others != null) {
            assertThat(others.split(" ", -1)).noneMatch(glob::matches);
        }
    }

    @Test
    void stars_and_question_marks_fit_what_the_same_regular_expression_fits() {
        record Case(String pattern, String name) {}
        Property.forAll(2_000, draws -> new Case(draws.text(1, 6, "ab*?"), draws.text(1, 8, "ab")), some -> {
            Pattern reference =
                    Pattern.compile(some.pattern().replace("*", "[^/]*").replace("?", "[^/]"));

            assertThat(GlobPattern.anchored(some.pattern().equals("**") ? "*" : some.pattern())
                            .matches(some.name()))
                    .isEqualTo(reference.matcher(some.name()).matches());
        });
    }

    @Test
    void no_pattern_takes_long() {
        GlobPattern stars = GlobPattern.parse("*a".repeat(120) + "b");
        GlobPattern depths = GlobPattern.parse("**/a/".repeat(60) + "b");

        assertThat(stars.matches("a".repeat(250))).isFalse();
        assertThat(depths.matches("a/".repeat(500) + "a")).isFalse();
    }
}
