package dev.armature.testkit.simulator.endpoint;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.SimClient;
import dev.armature.testkit.simulator.fault.Fault;
import dev.armature.testkit.simulator.fault.Frequency;
import dev.armature.testkit.simulator.provider.SimModel;
import dev.armature.testkit.simulator.script.Script;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A simulator that was reset does what it did at first. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ResetTest {
    private static final String BODY = body().user(text(10, 'u')).json();

    private final ModelSimulator simulator = ModelSimulator.builder()
            .model(SimModel.named(Bodies.MODEL))
            .policy(Script.parse("[{\"reply\": {\"blocks\": [{\"type\": \"text\", \"text\": \"once\"}]}}]"))
            .start();
    private final SimClient client = new SimClient(simulator);

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void its_script_is_not_used_up_any_more() {
        String first = client.messages(BODY).body();
        assertThat(client.messages(BODY).statusCode()).isEqualTo(400);

        simulator.reset();

        assertThat(client.messages(BODY).body()).isEqualTo(first);
        assertThat(client.messages(BODY).statusCode()).isEqualTo(400);
    }

    @Test
    void its_script_is_not_used_up_any_more_over_http_either() {
        String first = client.messages(BODY).body();

        client.send(client.open("/__sim/reset").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(client.messages(BODY).body()).isEqualTo(first);
    }

    @Test
    void faults_strike_by_the_same_chances() {
        List<Integer> first = byChance();

        simulator.reset();

        assertThat(first).contains(200, 529);
        assertThat(byChance()).isEqualTo(first);
    }

    @Test
    void entries_are_evicted_by_the_same_chances_but_each_time_by_others() {
        List<Integer> first = evicted();

        simulator.reset();

        assertThat(evicted()).isEqualTo(first);
        assertThat(first.stream().distinct().count()).isGreaterThan(1);
    }

    private List<Integer> byChance() {
        simulator.policy(Script.standard());
        simulator.inject(Fault.overloaded(), Frequency.withChance(0.5));
        return Stream.generate(() -> client.messages(BODY).statusCode())
                .limit(20)
                .toList();
    }

    /** How many of ten entries go, again and again. */
    private List<Integer> evicted() {
        simulator.policy(Script.standard());
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (char letter = 'a'; letter <= 'j'; letter++) {
                client.messages(body().system(text(1_100, letter, "5m"))
                        .user(text(10, 'u'))
                        .json());
            }
            counts.add(simulator.evict(0.5));
        }
        return counts;
    }
}
