package dev.armature.permissions.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RoundTripTest {

    @Test
    void a_script_along_the_grammar_prints_as_the_same_tree_and_again_as_the_same_text() {
        AtomicInteger all = new AtomicInteger();
        AtomicInteger understood = new AtomicInteger();
        Property.forAll(2000, new ScriptGenerator(), text -> {
            all.incrementAndGet();
            switch (ShellParser.parse(text)) {
                case Parse.Unparsed unparsed ->
                    assertThat(unparsed.cause())
                            .as(unparsed.sentence())
                            .isIn(Parse.Cause.UNSUPPORTED, Parse.Cause.LIMIT);
                case Parse.Parsed(Script script) -> {
                    understood.incrementAndGet();
                    String printed = Printer.print(script);
                    assertThat(TreeText.of(parsed(printed))).as(printed).isEqualTo(TreeText.of(script));
                    assertThat(Printer.print(parsed(printed))).isEqualTo(printed);
                }
            }
        });
        assertThat(understood.get()).isGreaterThan(all.get() * 85 / 100);
    }

    @Test
    void any_text_has_an_answer_and_what_is_understood_prints_as_the_same_tree() {
        Property.forAll(6000, RoundTripTest::soup, text -> {
            if (ShellParser.parse(text) instanceof Parse.Parsed(Script script)) {
                String printed = Printer.print(script);

                assertThat(TreeText.of(parsed(printed))).as(printed).isEqualTo(TreeText.of(script));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo ${x:y:=z}",
                "echo ${x:y:-1}",
                "echo ${x: -1}",
                "echo ${x: =y}",
                "echo ${x::-1}",
                "echo ${x::=y}"
            })
    void the_bounds_of_a_part_of_a_value_print_as_they_were(String text) {
        Script script = parsed(text);
        String printed = Printer.print(script);

        assertThat(TreeText.of(parsed(printed))).as(printed).isEqualTo(TreeText.of(script));
    }

    @ParameterizedTest
    @ValueSource(strings = {">x if", "<if [[ <a=b c", ">x >y if z", ">x [[ >y=z a=b >c=d"})
    void
            a_reserved_word_that_a_redirection_makes_a_command_stays_one_beside_redirections_to_what_looks_like_an_assignment(
                    String text) {
        Script script = parsed(text);
        String printed = Printer.print(script);

        assertThat(TreeText.of(parsed(printed))).as(printed).isEqualTo(TreeText.of(script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo `!`",
                "echo $(!;)",
                "(!;)",
                "echo `time`",
                "echo `x; ! time`",
                "echo `x && !`",
                "cat <(!;)",
                "case x in a) !; ;; b) time; esac"
            })
    void a_pipeline_without_a_command_at_the_end_of_a_list_prints_as_it_was(String text) {
        Script script = parsed(text);
        String printed = Printer.print(script);

        assertThat(TreeText.of(parsed(printed))).as(printed).isEqualTo(TreeText.of(script));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo `cat <<B\na\nB )\nB\n`", "echo \"`cat <<B\nB = $((1))\nB\n`\"", "`x=(\\\\')`"})
    void what_is_refused_in_parentheses_is_refused_in_backquotes_which_are_printed_as_such(String text) {
        assertThat(ShellParser.parse(text))
                .isInstanceOfSatisfying(
                        Parse.Unparsed.class,
                        unparsed -> assertThat(unparsed.cause()).isEqualTo(Parse.Cause.UNSUPPORTED));
    }

    @Test
    void the_spans_of_the_words_of_a_command_hold_their_text() {
        Property.forAll(
                new ScriptGenerator(),
                text -> each(text, node -> {
                    if (node instanceof Command.SimpleCommand command && !isDeclaration(command)) {
                        for (Word word : command.words()) {
                            Script alone = parsed("x " + word.span().of(text));
                            assertThat(TreeText.of(alone)).contains(TreeText.of(word));
                        }
                    }
                    return !(node instanceof HereDocument) && !(node instanceof Substitution);
                }));
    }

    private static void each(String text, Predicate<Node> visitor) {
        if (ShellParser.parse(text) instanceof Parse.Parsed(Script script)) {
            Walker.walk(script, visitor);
        }
    }

    private static boolean isDeclaration(Command.SimpleCommand command) {
        return command.words().stream().anyMatch(word -> word.known().orElse("").equals("declare"));
    }

    static String soup(Draws draws) {
        return String.join(draws.oneOf(" ", ""), draws.listOf(1, 10, each -> each.from(FRAGMENTS)));
    }

    private static final List<String> FRAGMENTS = List.of(
            ("a x=1 x+= y[1]= y[ a=( ) ( (( )) { } [[ ]] ! time -p -- if then else fi for in do done while case esac ;; ;&"
                            + " select function coproc f() ; & && || | |& < > >> << <<- <<< <& >& <> >| &> &>> 2> 2>&1 {v}>"
                            + " 3<&- >&- 4>&3- EOF <<E <<'E' <<-E ' '' \" \"\" \\ $ $x ${x} ${x:- ${x# ${x/ / ${x: ${#x} ${!x}"
                            + " ${x@Q} ${a[@]} ${a[ $( $(( $[ ] ` <( >( $'a' $\" ~ ~/ * ? [ [a-z] , .. {a,b} {1..3} # \\# == =~"
                            + " -f + - 1 2 : @(a|b) !(a) \\$ \\` $'\\x41' declare {a, \n E \\\n \n \n")
                    .split("(?<=[^\\\\]) |(?<=\n) "));

    private static Script parsed(String text) {
        Parse parse = ShellParser.parse(text);
        assertThat(parse).as(text).isInstanceOf(Parse.Parsed.class);
        return ((Parse.Parsed) parse).script();
    }
}
