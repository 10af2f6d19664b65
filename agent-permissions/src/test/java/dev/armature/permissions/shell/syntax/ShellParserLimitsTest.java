package dev.armature.permissions.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a text repeats, reading it takes time in proportion, and little of the stack. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShellParserLimitsTest {

    private static final int OFTEN = 20_000;
    private static final long SMALL_STACK = 512 * 1024;

    @ParameterizedTest
    @MethodSource("openings")
    void what_opens_again_and_again_is_given_up_at_the_deepest_level(String opening) throws InterruptedException {
        assertThat(inSmallStack(opening.repeat(OFTEN)))
                .isInstanceOfSatisfying(
                        Parse.Unparsed.class,
                        unparsed -> assertThat(unparsed.span().start()).isLessThan(opening.length() * 130));
    }

    @ParameterizedTest
    @MethodSource("inExpressions")
    void an_expression_of_any_length_needs_little_stack(String repeated) throws InterruptedException {
        assertThat(inSmallStack("echo $((" + repeated.repeat(OFTEN) + "))")).isNotNull();
        assertThat(inSmallStack("((" + repeated.repeat(OFTEN) + "))")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("inConditions")
    void a_condition_of_any_length_needs_little_stack(String repeated) throws InterruptedException {
        assertThat(inSmallStack("[[ " + repeated.repeat(OFTEN) + " ]]")).isNotNull();
        assertThat(inSmallStack("[ " + repeated.repeat(OFTEN) + " ]")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("anything")
    void twice_the_text_is_looked_at_at_most_twice_as_often(String repeated) {
        long once = looks(repeated.repeat(OFTEN));
        long twice = looks(repeated.repeat(2 * OFTEN));

        assertThat(twice).isLessThanOrEqualTo(2 * once + 1_000);
        assertThat(once).isLessThan(100L * repeated.length() * OFTEN);
    }

    @ParameterizedTest
    @MethodSource("anything")
    void no_text_of_the_standard_length_makes_too_large_a_tree(String repeated) {
        Limits limits = Limits.standard();
        Reading reading = new Reading(limits);

        ShellParser.parse(repeated.repeat(limits.characters() / repeated.length()), limits, reading);

        assertThat(reading.nodes()).isLessThan(limits.nodes());
    }

    @Test
    void a_tree_grows_to_the_limit_and_no_further() {
        Reading reading = new Reading(new Limits(64, 1_000_000, 1_000));

        Parse parse = ShellParser.parse("a;".repeat(400_000), new Limits(64, 1_000_000, 1_000), reading);

        assertThat(parse).isInstanceOfSatisfying(Parse.Unparsed.class, unparsed -> {
            assertThat(unparsed.cause()).isEqualTo(Parse.Cause.LIMIT);
            assertThat(unparsed.span().start()).isLessThan(1_000);
        });
        assertThat(reading.nodes()).isLessThan(1_010);
    }

    @Test
    void an_oversized_text_is_not_looked_at_at_all() {
        Reading reading = new Reading(Limits.standard());

        Parse parse = ShellParser.parse("a".repeat(70_000), Limits.standard(), reading);

        assertThat(parse)
                .isInstanceOfSatisfying(
                        Parse.Unparsed.class,
                        unparsed -> assertThat(unparsed.cause()).isEqualTo(Parse.Cause.LIMIT));
        assertThat(reading.looks()).isZero();
    }

    static Stream<String> openings() {
        return Stream.of(("$(¦(¦{ ¦$((¦((¦$(( (¦$[¦a[¦${x[¦${x:¦${x:-¦${x/¦${x#\"¦<(¦a=($(¦\"$(¦\"${x:-¦if ¦while ¦"
                        + "case x in a) ¦for x in a; do ¦a() { ¦coproc { ¦((a) ¦@(¦[[ a == @(¦[[ ( ¦$(<¦"
                        + "$(case x in a) ¦echo \"$(echo \"¦x=\"${y-\"¦a[b[¦for ((¦${x:a?¦$((a?¦$((a=$((¦$((a[")
                .split("¦"));
    }

    static Stream<String> inExpressions() {
        return Stream.of("! ¦-¦~ ¦++¦a=¦a?¦a?b:¦a,¦a+¦a**¦(¦a[¦- ! ".split("¦"));
    }

    static Stream<String> inConditions() {
        return Stream.of("! ¦-n a -a ¦-n a -o ¦( ¦-n a && ¦-n a || ¦! ( ".split("¦"));
    }

    static Stream<String> anything() {
        return Stream.of(("$(¦(¦`¦\"¦\"a\" ¦'¦$((¦((¦[[ ¦${x:-¦${x/¦<(¦a=(¦cat <<E\n¦x <<'E' <<F\n¦if ¦"
                        + "case x in a) ¦a;¦a|¦a&&¦$x¦\\¦\\\n¦$'¦$[¦{a,¦{a,b}¦{a..b}¦@(¦f() ¦!¦a[¦a[0]=1 ¦"
                        + "[[ a =~ (¦\"$(¦\"`¦coproc ¦> ¦2>&1 ¦#¦# \n¦a\n¦\\`¦~/¦*¦((a) ¦$(<¦a() { ¦a=(b ¦"
                        + "cat <<E <<F <<G\n¦E\n¦!(¦x=~:¦cat <<\\\nE\n¦${x¦$\"¦[[ a < ¦((a)¦$((a)¦{v}>x ¦&>x ¦a\t")
                .split("¦"));
    }

    private static long looks(String text) {
        Limits limits = Limits.ofCharacters(text.length());
        Reading reading = new Reading(limits);
        ShellParser.parse(text, limits, reading);
        return reading.looks();
    }

    private static Parse inSmallStack(String text) throws InterruptedException {
        AtomicReference<Parse> parse = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        parse.set(ShellParser.parse(text, Limits.ofCharacters(text.length())));
                    } catch (StackOverflowError e) {
                        failure.set(e);
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
        return parse.get();
    }
}
