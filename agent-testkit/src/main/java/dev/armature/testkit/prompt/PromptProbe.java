package dev.armature.testkit.prompt;

import dev.armature.prompts.Finding;
import dev.armature.prompts.SystemPrompt;
import dev.armature.prompts.fact.Facts;
import dev.armature.prompts.section.PromptSection;
import dev.armature.prompts.section.Stability;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Asks every section of a system prompt for the same facts here and, a second later, elsewhere. */
public final class PromptProbe {

    private PromptProbe() {}

    /**
     * Finds sections that say something else for the same facts where the process has another language, time zone, folder,
     * home or user, and a second later. Each is told of as {@link Finding.Problem#VOLATILE}. With nothing else going on:
     * those defaults of the whole process are others while sections are asked. What differs between processes only, such
     * as the order of a hash set, is not found.
     *
     * @throws CancellationException if the thread is interrupted while it waits for that second
     */
    public static List<Finding> of(SystemPrompt prompt, Facts facts) {
        List<PromptSection> sections = prompt.sections();
        Map<String, String> here = texts(sections, facts);
        awaitNextSecond();
        List<Finding> findings = new ArrayList<>();
        Map<String, String> east = Elsewhere.EAST.during(() -> texts(sections, facts));
        Map<String, String> west = Elsewhere.WEST.during(() -> texts(sections, facts));
        here.forEach((id, said) -> {
            String other = said.equals(east.get(id)) ? west.get(id) : east.get(id);
            if (other != null && !said.equals(other)) {
                findings.add(Finding.between(id, said, other));
            }
        });
        return List.copyOf(findings);
    }

    private static Map<String, String> texts(List<PromptSection> sections, Facts facts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (PromptSection section : sections) {
            if (section.stability() != Stability.MESSAGE) {
                texts.put(section.id(), section.text(facts.only(section.facts())));
            }
        }
        return texts;
    }

    /** So that a text that holds seconds says other ones. */
    private static void awaitNextSecond() {
        Instant now = Instant.now();
        Instant next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        try {
            Thread.sleep(Duration.between(now, next).plusMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The probe was interrupted before the next second, and found out nothing.");
        }
    }
}
