package dev.armature.testkit.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.prompts.Finding;
import dev.armature.prompts.Finding.Problem;
import dev.armature.prompts.StandardPrompt;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.fact.Fact;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.fact.MissingFactException;
import dev.armature.prompts.fact.Scope;
import dev.armature.prompts.fact.StandardFacts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PromptProbeTest {
    private static final SystemPrompt STANDARD =
            SystemPrompt.builder().sections(StandardPrompt.codingAgent()).build();
    private static final Fact<String> CWD = Fact.text("workspace.cwd", Scope.SESSION);

    /** A text that depends on something nobody declared. */
    private record Leak(String id, Supplier<String> text) {}

    @SuppressWarnings({"DefaultLocale", "StringCaseLocaleUsage", "JavaTimeDefaultTimeZone", "TimeZoneUsage"})
    private static Stream<Leak> leaks() {
        return Stream.of(
                new Leak("second", () -> Long.toString(Instant.now().getEpochSecond())),
                new Leak("day", () -> LocalDate.now(ZoneId.systemDefault()).toString()),
                new Leak("zone", () -> ZoneId.systemDefault().getId()),
                new Leak("language", () -> Locale.getDefault().toLanguageTag()),
                new Leak("digits", () -> String.format("%d files", 1234)),
                new Leak("letters", () -> "ID".toLowerCase()),
                new Leak("numbers", () -> NumberFormat.getInstance().format(1234.5)),
                new Leak("folder", () -> System.getProperty("user.dir")),
                new Leak(
                        "home",
                        () -> Path.of(System.getProperty("user.home"), "notes").toString()),
                new Leak("user", () -> System.getProperty("user.name")));
    }

    @Test
    void sections_that_look_around_are_found() {
        List<PromptSection> sections = leaks().map(leak -> section(
                        leak.id(),
                        Stability.SESSION,
                        () -> "About " + leak.text().get()))
                .toList();

        List<Finding> findings =
                PromptProbe.of(SystemPrompt.builder().sections(sections).build(), Facts.none());

        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.problem()).isEqualTo(Problem.VOLATILE))
                .extracting(Finding::place)
                .containsExactlyInAnyOrderElementsOf(leaks().map(Leak::id).toList());
        System.out.printf("volatility probe: %d of %d leaks found%n", findings.size(), leaks().count());
    }

    @Test
    void the_place_and_what_was_said_first_are_told() {
        String user = System.getProperty("user.dir");

        assertThat(probe(
                        section("folder", Stability.PROJECT, () -> "é in " + System.getProperty("user.dir") + " only")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.byteOffset()).isGreaterThanOrEqualTo(6);
                    assertThat(user + " only").contains(finding.found().substring(0, 3));
                });
    }

    @Test
    void a_section_that_says_what_it_was_told_is_left_alone() {
        PromptSection told =
                PromptSection.of("told", Stability.SESSION, 1, Set.of(CWD), facts -> "In " + facts.require(CWD));

        assertThat(PromptProbe.of(SystemPrompt.builder().section(told).build(), Facts.of(CWD, "/shop")))
                .isEmpty();
    }

    @Test
    void the_standard_prompt_is_the_same_with_another_clock_folder_language_and_user() {
        Facts all = Facts.of(StandardFacts.AGENT_NAME, "Armature")
                .with(StandardFacts.WORKING_DIRECTORY, "/work/shop")
                .with(StandardFacts.PLATFORM, "Linux amd64")
                .with(StandardFacts.START_DATE, LocalDate.of(2026, 3, 4))
                .with(StandardFacts.GIT_CHECKOUT, true)
                .with(StandardFacts.SHELL, "bash")
                .with(StandardFacts.MODEL, "some-model-1")
                .with(StandardFacts.PROJECT_INSTRUCTIONS, "Build with `make`.");

        assertThat(PromptProbe.of(STANDARD, all)).isEmpty();
    }

    @Test
    void a_text_for_messages_may_look_around() {
        assertThat(probe(section("clock", Stability.MESSAGE, () -> Instant.now().toString())))
                .isEmpty();
    }

    @Test
    void everything_is_as_it_was_afterwards_even_when_a_section_fails() {
        List<Object> before = surroundings();
        int[] asked = new int[1];
        PromptSection failing = section("failing", Stability.SESSION, () -> {
            if (++asked[0] > 1) {
                throw new IllegalStateException("I fail elsewhere");
            }
            return "fine";
        });

        assertThatThrownBy(() -> probe(failing)).hasMessage("I fail elsewhere");
        assertThatThrownBy(() -> PromptProbe.of(STANDARD, Facts.none())).isInstanceOf(MissingFactException.class);

        assertThat(surroundings()).isEqualTo(before);
    }

    @Test
    void languages_for_display_and_for_formats_are_as_they_were_afterwards() {
        Locale base = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.UK);
            Locale.setDefault(Locale.Category.DISPLAY, Locale.ITALY);
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);

            probe(section("quiet", Stability.SESSION, () -> "fine"));

            assertThat(List.of(
                            Locale.getDefault(),
                            Locale.getDefault(Locale.Category.DISPLAY),
                            Locale.getDefault(Locale.Category.FORMAT)))
                    .containsExactly(Locale.UK, Locale.ITALY, Locale.GERMANY);
        } finally {
            Locale.setDefault(base);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
    }

    @Test
    void a_place_that_was_not_set_is_not_set_afterwards() {
        String user = System.clearProperty("user.name");
        try {
            probe(section("quiet", Stability.SESSION, () -> "fine"));

            assertThat(System.getProperties()).doesNotContainKey("user.name");
        } finally {
            System.setProperty("user.name", user);
        }
    }

    @Test
    void a_probe_that_is_interrupted_says_so_and_finds_nothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> probe(section(
                        "second",
                        Stability.SESSION,
                        () -> Long.toString(Instant.now().getEpochSecond()))))
                .isInstanceOf(CancellationException.class)
                .hasMessage("The probe was interrupted before the next second, and found out nothing.");
        assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
    }

    private static List<Object> surroundings() {
        return List.of(
                Locale.getDefault(),
                TimeZone.getDefault(),
                System.getProperty("user.dir"),
                System.getProperty("user.home"),
                System.getProperty("user.name"));
    }

    private static PromptSection section(String id, Stability stability, Supplier<String> text) {
        return PromptSection.of(id, stability, 1, Set.of(), facts -> text.get());
    }

    private static List<Finding> probe(PromptSection section) {
        return PromptProbe.of(SystemPrompt.builder().section(section).build(), Facts.none());
    }
}
