package dev.armature.testkit.simulator.cache;

import static dev.armature.testkit.simulator.Bodies.body;
import static dev.armature.testkit.simulator.Bodies.text;
import static dev.armature.testkit.simulator.Bodies.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.testkit.simulator.Bodies;
import dev.armature.testkit.simulator.cache.CacheExplanation.Difference;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the journal says of a request beside its figures. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CacheExplanationTest {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
    private static final String CONVERSATION = ",\"metadata\":{\"user_id\":\"one\"}";

    private final PrefixCache cache = new PrefixCache(CacheOptions.standard());
    private Instant now = START;

    @Test
    void a_conversation_that_only_grew_has_no_difference_and_no_miss() {
        ask(body().system(text(2_000, 's', "5m")).user(text(10, 'a')));

        CacheExplanation explained =
                ask(body().system(text(2_000, 's', "5m")).user(text(10, 'a')).assistant(text(10, 'b')));

        assertThat(explained.hitPath()).isEqualTo("system.0");
        assertThat(explained.missReason()).isEmpty();
        assertThat(explained.difference()).isEmpty();
    }

    @Test
    void the_first_block_that_differs_is_named_with_its_byte_and_both_sides() {
        String morning = "{\"type\":\"text\",\"text\":\"good morning\"}";
        String night = "{\"type\":\"text\",\"text\":\"good night\"}";
        ask(body().system(text(2_000, 's', "5m")).user(morning).with(CONVERSATION));

        CacheExplanation explained =
                ask(body().system(text(2_000, 's', "5m")).user(night).with(CONVERSATION));

        assertThat(explained.difference())
                .contains(new Difference(1, Level.MESSAGES, "text", "messages.0.content.0", 28, morning, night));
    }

    @Test
    void a_tool_that_is_gone_is_named_not_the_system_prompt_in_its_place() {
        Bodies before = body().tool(tool("a", "")).tool(tool("b", "")).system(text(2_000, 's', "5m"));
        Bodies after = body().tool(tool("a", "")).system(text(2_000, 's', "5m"));
        ask(before.user(text(10, 'u')));

        Difference found = ask(after.user(text(10, 'u'))).difference().orElseThrow();

        assertThat(found.level()).isEqualTo(Level.TOOLS);
        assertThat(found.path()).isEqualTo("tools.1");
        assertThat(found.before()).startsWith("{\"name\":\"b\"");
        assertThat(found.now()).isEmpty();
    }

    @Test
    void a_tool_that_is_new_is_named_not_what_it_pushed_down() {
        ask(body().tool(tool("a", "")).system(text(2_000, 's', "5m")).user(text(10, 'u')));

        Difference found = ask(body().tool(tool("a", ""))
                        .tool(tool("b", ""))
                        .system(text(2_000, 's', "5m"))
                        .user(text(10, 'u')))
                .difference()
                .orElseThrow();

        assertThat(found.path()).isEqualTo("tools.1");
        assertThat(found.before()).isEmpty();
        assertThat(found.now()).startsWith("{\"name\":\"b\"");
    }

    @Test
    void the_word_image_is_no_image() {
        ask(body().user(text(2_000, 'u', "5m")));

        CacheExplanation explained = ask(body().user(
                        text(2_000, 'u'), "{\"type\":\"text\",\"text\":\"image\"" + Bodies.mark("5m") + "}")
                .assistant("{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"n\",\"input\":{\"type\":\"image\"}}"));

        assertThat(explained.hitIndex()).isZero();
    }

    @Test
    void an_image_inside_of_a_result_is_one() {
        Bodies plain = withResult("{\"type\":\"text\",\"text\":\"r\"}");
        Bodies pictured = withResult("{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\","
                + "\"data\":\"AAAA\"}}");
        ask(plain);

        CacheExplanation explained = ask(pictured);

        assertThat(explained.hitPath()).isEqualTo("system.0");
    }

    private static Bodies withResult(String content) {
        return body().system(text(2_000, 's', "5m"))
                .user(text(1_100, 'u', "5m"))
                .assistant("{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"n\",\"input\":{}}")
                .user("{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[" + content + "]}");
    }

    @Test
    void the_least_cost_is_the_formula_of_an_append_only_conversation() {
        ask(body().user(text(10_000, 'a', "5m")));
        ask(body().user(text(10_000, 'a'), text(1_500, 'b', "5m")));
        CacheExplanation last = ask(body().user(text(10_000, 'a'), text(1_500, 'b'), text(100, 'c', "5m")));

        double least = 1.25 * 10_000 + 0.1 * 10_000 + 1.25 * 1_500 + 0.1 * 11_500 + 100;
        assertThat(last.leastCost()).isCloseTo(least, within(0.001));
        assertThat(last.cost()).isCloseTo(0.1 * 11_500 + 1.25 * 100, within(0.001));
    }

    @Test
    void what_another_conversation_left_in_the_cache_counts_as_readable() {
        ask(body().system(text(2_000, 's', "5m")).user(text(10, 'a')));

        CacheExplanation other = ask(body().system(text(2_000, 's', "5m")).user(text(10, 'b')));

        assertThat(other.cost()).isCloseTo(210, within(0.001));
        assertThat(other.leastCost()).isCloseTo(210, within(0.001));
    }

    @Test
    void a_model_that_charges_nothing_for_writing_has_the_least_cost_of_one() {
        CacheTerms steps = CacheTerms.standard().withStep(128);
        Bodies first = body().user(text(12_800, 'a'));
        Bodies second = body().user(text(12_800, 'a'), text(1_280, 'b'));

        double cost = ask(first, steps).cost();
        CacheExplanation explained = ask(second, steps);

        assertThat(cost + explained.cost()).isCloseTo(15_360, within(0.001));
        assertThat(explained.leastCost()).isCloseTo(15_360, within(0.001));
    }

    @Test
    void what_changed_behind_the_part_that_was_cached_is_not_the_reason() {
        ask(body().system(text(2_000, 's', "5m"), text(10, 'a')).user(text(10, 'u')));
        now = now.plusSeconds(400);

        CacheExplanation explained =
                ask(body().system(text(2_000, 's', "5m"), text(10, 'b')).user(text(10, 'u')));

        assertThat(explained.missReason()).contains(MissReason.TTL_EXPIRED);
        assertThat(explained.difference().orElseThrow().path()).isEqualTo("system.1");
    }

    @Test
    void of_two_changes_the_one_before_what_was_cached_is_the_reason() {
        ask(body().tool(tool("a", ""))
                .system(text(2_000, 's', "5m"), text(10, 'a'))
                .user(text(10, 'u')));

        CacheExplanation explained = ask(body().tool(tool("b", ""))
                .system(text(2_000, 's', "5m"), text(10, 'b'))
                .user(text(10, 'u')));

        assertThat(explained.missReason()).contains(MissReason.TOOLS_CHANGED);
    }

    @Test
    void a_tool_that_was_appended_to_tools_that_alone_were_cached_is_no_miss() {
        Bodies before = body().tool(tool("a", ",\"x\":\"" + "x".repeat(8_000) + "\"" + Bodies.mark("5m")));
        Bodies after = body().tool(tool("a", ",\"x\":\"" + "x".repeat(8_000) + "\"" + Bodies.mark("5m")));
        ask(before.user(text(10, 'u')));

        CacheExplanation explained = ask(after.tool(tool("b", "")).user(text(10, 'u')));

        assertThat(explained.hitPath()).isEqualTo("tools.0");
        assertThat(explained.missReason()).isEmpty();
    }

    @Test
    void another_form_of_the_answer_is_another_parameter_and_not_another_model() {
        String conversation = "{\"model\":\"m\",\"prompt_cache_key\":\"k\",\"response_format\":{\"type\":\"text\"},"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(8_000) + "\"}]}";
        askChat(conversation);

        CacheExplanation explained = askChat(conversation.replace("{\"type\":\"text\"}", "{\"type\":\"json_object\"}"));

        assertThat(explained.missReason()).contains(MissReason.PARAMETER_CHANGED);
    }

    @Test
    void an_excerpt_shows_whole_characters() {
        String smiles = "\uD83D\uDE00".repeat(20);
        String before = "{\"type\":\"text\",\"text\":\"" + smiles + "a" + smiles + "\"}";
        String after = "{\"type\":\"text\",\"text\":\"" + smiles + "bc" + smiles + "\"}";
        ask(body().system(text(2_000, 's', "5m")).user(before).with(CONVERSATION));

        Difference found = ask(body().system(text(2_000, 's', "5m")).user(after).with(CONVERSATION))
                .difference()
                .orElseThrow();

        assertThat(found.before()).isEqualTo("\uD83D\uDE00".repeat(10) + "a" + "\uD83D\uDE00".repeat(9));
        assertThat(found.now()).isEqualTo("\uD83D\uDE00".repeat(10) + "bc" + "\uD83D\uDE00".repeat(9));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128})
    void no_conversation_costs_less_than_the_least(int step) {
        Property.forAll(200, CacheExplanationTest::conversation, requests -> {
            PrefixCache own = new PrefixCache(CacheOptions.standard());
            Instant time = START;
            double cost = 0;
            for (Request request : requests) {
                time = time.plus(request.pause());
                CacheExplanation explained = own.process(
                                Prompt.messages(request.body().getBytes(StandardCharsets.UTF_8)),
                                "w",
                                CacheTerms.standard().withStep(step),
                                time,
                                Duration.ZERO)
                        .explanation();
                cost += explained.cost();

                assertThat(explained.leastCost()).isLessThanOrEqualTo(cost + 0.001);
            }
        });
    }

    private record Request(Duration pause, String body) {}

    /** Turns that grow, forget and pause, some of them without a marker. */
    private static List<Request> conversation(Draws draws) {
        List<Request> requests = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>(List.of(draws.between(10, 3_000)));
        int count = draws.between(1, 10);
        for (int i = 0; i < count; i++) {
            if (draws.oneIn(4)) {
                sizes.subList(draws.below(sizes.size()), sizes.size()).clear();
            }
            sizes.add(draws.between(10, 3_000));
            String ttl = draws.oneOf("5m", "1h", "");
            List<String> blocks = new ArrayList<>();
            for (int block = 0; block < sizes.size(); block++) {
                blocks.add(text(sizes.get(block), 'x', block == sizes.size() - 1 ? ttl : ""));
            }
            requests.add(new Request(
                    Duration.ofSeconds(draws.oneOf(1, 200, 400)),
                    body().user(blocks.toArray(new String[0]))
                            .with(CONVERSATION)
                            .json()));
        }
        return requests;
    }

    private CacheExplanation ask(Bodies body) {
        return ask(body, CacheTerms.standard());
    }

    private CacheExplanation askChat(String body) {
        now = now.plusSeconds(10);
        return cache.process(
                        Prompt.chat(body.getBytes(StandardCharsets.UTF_8)),
                        "w",
                        CacheTerms.standard(),
                        now,
                        Duration.ofSeconds(1))
                .explanation();
    }

    private CacheExplanation ask(Bodies body, CacheTerms terms) {
        now = now.plusSeconds(10);
        return cache.process(
                        Prompt.messages(body.json().getBytes(StandardCharsets.UTF_8)),
                        "w",
                        terms,
                        now,
                        Duration.ofSeconds(1))
                .explanation();
    }
}
