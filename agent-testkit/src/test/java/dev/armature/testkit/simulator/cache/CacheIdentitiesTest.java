package dev.armature.testkit.simulator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testsupport.property.Property;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What must add up whatever is asked. {@code -Darmature.seed=7} tells other stories, {@code -Darmature.tries=10000} more.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CacheIdentitiesTest {
    private static final int STORIES = 1_000;

    @Test
    void what_was_read_and_written_is_read_by_the_next_request_unless_something_spoils_it() {
        Map<Deed, Integer> done = new EnumMap<>(Deed.class);
        int[] identities = new int[1];

        Property.forAll(STORIES, Story::from, story -> {
            Told told = new Told(story);
            for (Story.Turn turn : story.turns()) {
                Told.Request request = told.next(turn);

                assertThat(request.actual()).as("%s", request.deed()).isEqualTo(request.expected());
                assertThat(request.actual().usage().total())
                        .isEqualTo(request.actual().total());
                assertThat(request.identityHolds()).isNotEqualTo(Optional.of(false));
                done.merge(request.deed(), 1, Integer::sum);
                identities[0] += request.identityHolds().isPresent() ? 1 : 0;
            }
        });

        assertThat(done).containsOnlyKeys(Deed.values());
        System.out.printf(
                "prefix cache: %d sequences of %d requests, seed %s; read(t) = read(t-1) + write(t-1) in all of %d that only grew; %s%n",
                Integer.getInteger("armature.tries", STORIES),
                done.values().stream().mapToInt(each -> each).sum(),
                System.getProperty("armature.seed", "as always"),
                identities[0],
                done);
    }
}
