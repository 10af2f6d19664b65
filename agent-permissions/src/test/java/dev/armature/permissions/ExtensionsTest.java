package dev.armature.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Mode;
import dev.armature.permissions.decision.ProgramStart;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.spi.CommandCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models and checks that others bring. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExtensionsTest {

    @TempDir
    Path root;

    @Test
    void what_other_jars_offer_is_found_and_changes_nothing_until_it_is_named() {
        assertThat(CommandModels.providers()).containsExactly("spare");
        assertThat(CommandChecks.names()).containsExactly("spare");
        assertThat(judged(engine -> engine, "spareview a.txt")).isInstanceOf(Decision.Ask.class);
        assertThat(judged(engine -> engine, "cat a.txt")).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void a_described_program_is_proved_to_read() {
        UnaryOperator<PermissionEngine.Builder> spare = engine -> engine.models(CommandModels.discovered("spare"));

        assertThat(judged(spare, "spareview -v a.txt | head -3")).isInstanceOf(Decision.Allow.class);
        assertThat(judged(spare, "spareview --delete a.txt")).isInstanceOf(Decision.Ask.class);
        assertThat(judged(spare, "spareview ../../elsewhere")).isInstanceOf(Decision.Ask.class);
    }

    @Test
    void the_host_may_describe_programs_and_their_subcommands() {
        UnaryOperator<PermissionEngine.Builder> own =
                engine -> engine.models(CommandModels.of("own.txt", "depot list, depot show\n  operands read?\n"));

        assertThat(judged(own, "depot list")).isInstanceOf(Decision.Allow.class);
        assertThat(judged(own, "depot drop")).isInstanceOf(Decision.Ask.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "depot/  flagz -v ¦ own.txt:2: `flagz` is no property of a model",
                "depot/  operands everything ¦ own.txt:2: `everything` is no meaning of a word",
                "depot/  effect FUN plays ¦ own.txt:2: expected one of [READ,",
                "depot/  any ¦ own.txt:2: what is said of depot above: `any` without an effect would allow everything",
                "depot/  follows -L ¦ own.txt:2: what is said of depot above: options after",
                "depot/  reads deport ¦ own.txt:2: expected a command that begins with depot, was `deport`",
                "depot/  reads depot -x ¦ own.txt:2: by its model `depot -x` is asked, and should only read",
                "depot/  flags -x/  asks depot -x ¦ own.txt:3: by its model `depot -x` only reads, and should be asked",
                "depot, /  operands text* ¦ own.txt:1: expected names of programs with commas between them, and `` is none",
                "./depot ¦ own.txt:1: expected names of programs",
                "depot/  tame yes ¦ own.txt:2: nothing follows a property that is only said, and `yes` does",
                "depot/  operands text/  operands text ¦ own.txt:3: `operands` is said twice",
                "@set/  flags -r/  searches -r/depot ¦ own.txt:4: the set @set above says more than options",
                "rm/  operands text* ¦ own.txt: `rm` is described already",
                "git frob/  operands text* ¦ own.txt: `git frob` is described already",
            })
    void a_description_that_cannot_be_used_is_refused_with_its_place(String text, String message) {
        assertThatThrownBy(() -> PermissionEngine.builder()
                        .models(CommandModels.of("own.txt", text.replaceAll("(?<!\\.)/", "\n") + "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_model_never_describes_a_program_that_lies_in_the_workspace() {
        UnaryOperator<PermissionEngine.Builder> own =
                engine -> engine.models(CommandModels.of("own.txt", "depot\n  tame\n  operands text*\n"));

        assertThat(judged(own, "depot x")).isInstanceOf(Decision.Allow.class);
        assertThat(judged(own, "/usr/bin/depot x")).isInstanceOf(Decision.Allow.class);
        assertThat(judged(own, "./depot x")).isInstanceOf(Decision.Ask.class);
        assertThat(judged(own, "/tmp/depot x")).isInstanceOf(Decision.Ask.class);
    }

    @Test
    void who_names_what_is_not_there_is_told_what_is() {
        assertThatThrownBy(() -> CommandModels.discovered("other"))
                .hasMessage("Expected one provider of command models named `other`, found 0. There are: spare.");
        assertThatThrownBy(() -> CommandChecks.discovered("other"))
                .hasMessage("Expected one check of commands named `other`, found 0. There are: spare.");
    }

    @Test
    void a_check_tightens_whatever_rules_and_modes_say() {
        UnaryOperator<PermissionEngine.Builder> checked = engine -> engine.checks(CommandChecks.discovered("spare"))
                .mode(Mode.BYPASS)
                .rules(rules -> rules.allow("Bash"));

        assertThat(judged(checked, "ls && env A=1 cat a.txt"))
                .isEqualTo(new Decision.Deny(
                        List.of(new Reason("check.spare", "Nobody needs a cat.", new Reason.TextRange(6, 23), null))));
        assertThat(judged(checked, "head a.txt")).isInstanceOf(Decision.Ask.class);
        assertThat(judged(checked, "wc a.txt")).isInstanceOf(Decision.Allow.class);
        assertThat(judged(engine -> checked.apply(engine).mode(Mode.DONT_ASK), "head a.txt"))
                .isInstanceOf(Decision.Deny.class);
    }

    @Test
    void a_check_that_fails_has_not_said_that_nothing_is_wrong() {
        Decision decision = judged(engine -> engine.checks(CommandChecks.discovered("spare")), "tail a.txt");

        assertThat(decision).isInstanceOf(Decision.Ask.class);
        assertThat(decision.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.message())
                        .isEqualTo("The check `spare` failed: java.lang.IllegalStateException: no tail"));
    }

    @Test
    void a_check_that_gives_no_answer_or_cannot_be_loaded_is_asked_too() {
        assertThat(asked(start -> null)).isEqualTo("java.lang.NullPointerException: its answer");
        assertThat(asked(start -> {
                    throw new NoClassDefFoundError("other/Library");
                }))
                .isEqualTo("java.lang.NoClassDefFoundError: other/Library");
    }

    @Test
    void a_check_is_asked_for_its_name_before_anything_is_judged() {
        CommandCheck nameless = new CommandCheck() {
            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }

            @Override
            public Optional<Objection> look(ProgramStart start) {
                return Optional.empty();
            }
        };

        assertThatThrownBy(() -> CommandChecks.of(nameless)).hasMessage("no name");
    }

    @Test
    void what_a_model_says_of_a_program_is_told_in_one_order() {
        Decision decision = judged(
                engine -> engine.models(CommandModels.of(
                        "own.txt",
                        "depot\n  any\n  effect NETWORK sends\n  effect WRITE saves\n  effect DELETE cleans\n")),
                "depot x");

        assertThat(decision.reasons().stream().map(Reason::code).toList())
                .containsExactly("effect.write", "effect.delete", "network");
    }

    private String asked(Function<ProgramStart, Optional<CommandCheck.Objection>> looking) {
        CommandCheck check = new CommandCheck() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public Optional<Objection> look(ProgramStart start) {
                return looking.apply(start);
            }
        };
        Decision decision = judged(engine -> engine.checks(CommandChecks.of(check)), "cat a.txt");
        assertThat(decision).isInstanceOf(Decision.Ask.class);
        return decision.reasons().getFirst().message().replace("The check `own` failed: ", "");
    }

    private Decision judged(UnaryOperator<PermissionEngine.Builder> setup, String command) {
        PermissionEngine engine = setup.apply(Judged.trusted(root)).build();
        return engine.assess(Judged.run(command, root)).decision();
    }
}
