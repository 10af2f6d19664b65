package dev.armature.prompts.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.MissingFactException;
import dev.armature.prompts.fact.Scope;
import dev.armature.testsupport.property.Property;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TemplateTest {

    private static final Fact<String> A = Fact.text("a", Scope.SESSION);
    private static final Fact<String> B = Fact.text("b", Scope.SESSION);
    private static final Fact<Boolean> YES = Fact.flag("yes", Scope.SESSION);
    private static final Fact<Boolean> NO = Fact.flag("no", Scope.SESSION);
    private static final Facts FACTS =
            Facts.of(A, "1").with(B, "  ").with(YES, true).with(NO, false);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            plain,plain
            {{a}},1
            x{{a}}y{{a}}z,x1y1z
            {{yes}},true
            {{?a}}with {{a}}{{/a}},with 1
            {{?yes}}kept{{/yes}}.,kept.
            {{?no}}dropped{{/no}}.,.
            {{?b}}blank{{/b}}.,.
            {{?c}}never told {{c}}{{/c}}.,.
            {{?a}}{{?no}}x{{/no}}{{?yes}}y{{/yes}}{{/a}},y
            \\{{a}},{{a}}
            a { b } c }} d,a { b } c }} d
            $1 \\ %s,$1 \\ %s
            """)
    void facts_stand_where_their_names_stood(String template, String filled) {
        assertThat(Template.parse("t", template).fill(FACTS)).isEqualTo(filled);
    }

    @Test
    void what_a_fact_says_is_never_read_as_notation() {
        Facts facts = Facts.of(A, "{{b}} {{?b}}x{{/b}} \\{{ $1 \\1").with(B, "secret");

        assertThat(Template.parse("t", "<{{a}}>").fill(facts)).isEqualTo("<{{b}} {{?b}}x{{/b}} \\{{ $1 \\1>");
    }

    @Test
    void any_text_of_a_fact_arrives_unchanged() {
        Property.forAll(draws -> draws.text(0, 40, "ab{}?/\\$%\n\r\té€\uD83D\uDE00"), text -> {
            Facts facts = Facts.of(A, text);

            assertThat(Template.parse("t", "<{{a}}>").fill(facts)).isEqualTo("<" + text + ">");
        });
    }

    @Test
    void a_text_without_notation_is_its_own_filling_and_an_escaped_one_gives_itself_back() {
        Property.forAll(draws -> draws.text(0, 60, "ab{}?/. \n"), text -> {
            String escaped = text.replace("{{", "\\{{");

            assertThat(Template.parse("t", escaped).fill(Facts.none())).isEqualTo(text);
        });
    }

    @Test
    void a_tag_alone_on_its_line_takes_the_line_with_it() {
        Template template = Template.parse("t", """
                - one
                {{?a}}
                - with {{a}}
                {{/a}}
                {{?no}}
                - without
                {{/no}}
                - last
                """);

        assertThat(template.fill(FACTS)).isEqualTo("""
                - one
                - with 1
                - last
                """);
    }

    @Test
    void an_indented_tag_alone_on_its_line_takes_the_line_with_it_too() {
        Template template = Template.parse("t", "- one\n  {{?a}}  \n  - with {{a}}\n\t{{/a}}\n- last {{?a}}\nx{{/a}}");

        assertThat(template.fill(FACTS)).isEqualTo("- one\n  - with 1\n- last \nx");
    }

    @Test
    void line_ends_of_another_platform_change_nothing() {
        String text = "a\n{{?a}}\n{{a}}\n{{/a}}\nb\n";

        assertThat(Template.parse("t", text.replace("\n", "\r\n")).fill(FACTS))
                .isEqualTo(Template.parse("t", text).fill(FACTS));
    }

    @Test
    void a_fact_that_was_not_told_is_named_with_template_and_line() {
        Template template = Template.parse("environment.md", "one\ntwo {{c}}\n");

        assertThatThrownBy(() -> template.fill(FACTS))
                .isInstanceOf(MissingFactException.class)
                .hasMessage("environment.md:2: expected the fact `c`, but it was not told; add it to the Facts given to"
                        + " the prompt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{a                | t.md:1:1: expected `}}` after `{{`; write `\\{{` for the characters themselves
            x {{A}}            | t.md:1:3: expected the name of a fact between `{{` and `}}`, was `A`
            {{}}               | t.md:1:1: expected the name of a fact between `{{` and `}}`, was ``
            {{ a }}            | t.md:1:1: expected the name of a fact between `{{` and `}}`, was ` a `
            {{?a}} b           | t.md:1:1: expected `{{/a}}` to close this part, but the template ended
            a {{/a}}           | t.md:1:3: `{{/a}}` closes nothing
            {{?a}}{{?b}}{{/a}} | t.md:1:13: expected `{{/b}}`, was `{{/a}}`
            """)
    void wrong_notation_is_named_with_line_and_column(String template, String complaint) {
        assertThatThrownBy(() -> Template.parse("t.md", template))
                .isInstanceOf(TemplateSyntaxException.class)
                .hasMessage(complaint);
    }

    @Test
    void a_later_line_is_counted() {
        assertThatThrownBy(() -> Template.parse("t.md", "é\r\n\r\n  {{Bad}}"))
                .hasMessage("t.md:3:3: expected the name of a fact between `{{` and `}}`, was `Bad`");
    }

    @Test
    void it_lists_the_facts_it_speaks_of() {
        Template template = Template.parse("t", "{{b}} {{?a}}{{c}}{{/a}} \\{{d}} {{b}}");

        assertThat(template.facts()).containsExactly("a", "b", "c");
    }

    @Test
    void an_unknown_fact_is_refused_with_its_line() {
        Template template = Template.parse("t.md", "{{a}}\n{{?a}}\n{{?b}}{{/b}}\n{{/a}}");

        assertThatThrownBy(() -> template.requireFacts(List.of("a", "z")))
                .isInstanceOf(TemplateSyntaxException.class)
                .hasMessage("t.md:3: the fact `b` is not declared by its section, which declares [a, z]");
    }

    @Test
    void a_declared_fact_that_the_template_never_uses_is_refused() {
        Template template = Template.parse("t.md", "{{a}}");

        assertThatThrownBy(() -> template.requireFacts(List.of("a", "z", "y")))
                .isInstanceOf(TemplateSyntaxException.class)
                .hasMessage("t.md: its section declares [y, z], which the template never uses; a fact that is only"
                        + " declared splits the cache for nothing");
        assertThat(template.requireFacts(List.of("a"))).isSameAs(template);
    }
}
