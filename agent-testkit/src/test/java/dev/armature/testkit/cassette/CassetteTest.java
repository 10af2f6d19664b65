package dev.armature.testkit.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Agent;
import dev.armature.core.Run;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testkit.assertions.AgentAssertions;
import dev.armature.testkit.model.FunctionModel;
import dev.armature.testkit.model.Reply;
import dev.armature.testkit.stream.ReadyStream;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CassetteTest {

    @TempDir
    Path folder;

    private Cassette.Builder cassette() {
        return Cassette.at(folder.resolve("kept.jsonl")).surroundings(Map.of(), null);
    }

    private Cassette recording(Model model) {
        return cassette().mode(CassetteMode.RECORD).recordingFrom(() -> model).open();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("kept.jsonl"));
    }

    @Test
    void what_was_recorded_is_played_event_by_event_without_the_model() {
        ModelRequest first = Asked.request("Where am I?");
        ModelRequest second = Asked.request("And now?");
        Model model = eventful();
        List<List<ModelEvent>> live = new ArrayList<>();
        try (Cassette cassette = recording(model)) {
            live.add(Asked.of(cassette.model(), first));
            live.add(Asked.of(cassette.model(), second));
        }

        List<List<ModelEvent>> played = new ArrayList<>();
        try (Cassette cassette = cassette().open()) {
            played.add(Asked.of(cassette.model(), first));
            played.add(Asked.of(cassette.model(), second));
        }

        assertThat(played).isEqualTo(live);
    }

    @Test
    void while_recording_the_parameters_the_segments_and_the_body_of_a_request_are_those_of_the_model() {
        ModelRequest request = Asked.request("Where am I?");
        List<SentPrompt.Parameter> parameters = List.of(new SentPrompt.Parameter("thinking", "high", Level.MESSAGES));
        SegmentChain segments = SegmentChain.of(
                List.of(Segment.message("messages[0]", "user", "Where am I?".getBytes(StandardCharsets.UTF_8))));
        Model model = new Model() {
            @Override
            public ModelProfile profile() {
                return new ModelProfile("some", "some-model", 1_000, 500);
            }

            @Override
            public SegmentChain segments(ModelRequest asked) {
                return segments;
            }

            @Override
            public List<SentPrompt.Parameter> cacheParameters(ModelRequest asked) {
                return parameters;
            }

            @Override
            public String body(ModelRequest asked) {
                return "{\"asked\":" + asked.messages().size() + "}";
            }

            @Override
            public ModelStream ask(ModelRequest asked) {
                return eventful().ask(asked);
            }
        };

        try (Cassette cassette = recording(model)) {
            assertThat(cassette.model().segments(request)).isEqualTo(segments);
            assertThat(cassette.model().cacheParameters(request)).isEqualTo(parameters);
            assertThat(cassette.model().body(request)).isEqualTo("{\"asked\":1}");
            Asked.of(cassette.model(), request);
        }
        try (Cassette played = cassette().open()) {
            assertThat(played.model().segments(request)).isEqualTo(SegmentChain.empty());
            assertThat(played.model().cacheParameters(request)).isEmpty();
            assertThat(played.model().body(request)).isEmpty();
            Asked.of(played.model(), request);
        }
    }

    /** One answer of everything that an answer can be made of, then a failure. */
    private static Model eventful() {
        List<Part> parts = List.of(
                new Part.Thought("Hm, north.", new RawBlock("f", "{\"type\":\"thinking\",\"signature\":\"c2ln\"}")),
                new Part.Said("In Oslo.", RawBlock.none()),
                new Part.Opaque(new RawBlock("f", "{\"type\":\"new\"}")),
                new Part.Call(ScriptedModel.call("id_1", "look", "{ \"at\" : 1.50 }"), RawBlock.none()));
        List<ModelEvent> answer = new ArrayList<>();
        answer.add(new ModelEvent.Started("m1", "some-model"));
        answer.add(new ModelEvent.ThinkingDelta("Hm, "));
        answer.add(new ModelEvent.ThinkingDelta("north."));
        answer.add(new ModelEvent.PartCompleted(parts.get(0)));
        answer.add(new ModelEvent.TextDelta("In "));
        answer.add(new ModelEvent.TextDelta("Oslo."));
        answer.add(new ModelEvent.PartCompleted(parts.get(1)));
        answer.add(new ModelEvent.PartCompleted(parts.get(2)));
        answer.add(new ModelEvent.CallStarted("id_1", "look"));
        answer.add(new ModelEvent.PartCompleted(parts.get(3)));
        answer.add(new ModelEvent.Completed(
                new AssistantMessage("m1", "some-model", parts, StopReason.TOOL_USE), new Usage(1, 2, 3, 4, 5, 6)));
        List<ModelEvent> failure = List.of(
                new ModelEvent.Started("m2", "some-model"),
                new ModelEvent.TextDelta("Now I"),
                new ModelEvent.Failed(new ModelFailure(
                        ModelFailure.Kind.OVERLOADED, "Too many ask.", Duration.ofSeconds(3), null, true)));
        return answering(List.of(answer, failure));
    }

    private static Model answering(List<List<ModelEvent>> answers) {
        return new Model() {
            private int next;

            @Override
            public ModelProfile profile() {
                return new ModelProfile("some", "some-model", 1_000, 500);
            }

            @Override
            public ModelStream ask(ModelRequest request) {
                return new ReadyStream(answers.get(next++));
            }
        };
    }

    @Test
    void the_file_is_lines_of_which_each_says_only_what_is_new() throws IOException {
        ScriptedModel model =
                ScriptedModel.says(ScriptedModel.call("id_7", "look", "{}")).then("Done.");
        ModelRequest first = Asked.request("Look.");
        try (Cassette cassette = recording(model)) {
            AssistantMessage said =
                    ((ModelEvent.Completed) Asked.of(cassette.model(), first).getLast()).message();
            Asked.of(
                    cassette.model(),
                    Asked.request(List.of(first.messages().getFirst(), said, answer("id_7", "seen"))));
        }

        assertThat(lines())
                .containsExactly(
                        "{\"cassette\":1,\"model\":{\"provider\":\"scripted\",\"name\":\"scripted\","
                                + "\"contextWindow\":200000,\"maxOutputTokens\":32000}}",
                        "{\"exchange\":1,\"hash\":\"" + hash(2)
                                + "\",\"request\":{\"system\":[\"Be terse.\"],\"tools\":[],"
                                + "\"maxOutputTokens\":100,\"messages\":[{\"user\":[{\"text\":\"Look.\"}]}]},\"answer\":["
                                + "{\"is\":\"started\",\"id\":\"msg_1\",\"model\":\"scripted\"},"
                                + "{\"is\":\"callStarted\",\"id\":\"id_7\",\"name\":\"look\"},"
                                + "{\"is\":\"part\",\"part\":\"call\",\"id\":\"id_7\",\"name\":\"look\",\"input\":\"{}\"},"
                                + completed("msg_1", "TOOL_USE", usageOut(1)) + "]}",
                        "{\"exchange\":2,\"hash\":\"" + hash(3)
                                + "\",\"like\":1,\"keeps\":1,\"request\":{\"messages\":["
                                + "{\"assistant\":[{\"calls\":\"c1\",\"tool\":\"look\",\"input\":\"{}\"}]},"
                                + "{\"user\":[{\"answers\":\"c1\",\"content\":[{\"text\":\"seen\"}]}]}]},\"answer\":["
                                + "{\"is\":\"started\",\"id\":\"msg_2\",\"model\":\"scripted\"},"
                                + "{\"is\":\"part\",\"part\":\"text\",\"text\":\"Done.\",\"pieces\":[5]},"
                                + completed("msg_2", "END_TURN", usageOut(2)) + "]}",
                        "{\"exchanges\":2}");
    }

    private String hash(int line) throws IOException {
        return CassetteJson.read(lines().get(line - 1)).required("hash").asText();
    }

    private long usageOut(int exchange) throws IOException {
        return CassetteJson.read(lines().get(exchange))
                .required("answer")
                .findValue("usage")
                .required("out")
                .asLong();
    }

    private static String completed(String id, String stop, long out) {
        return "{\"is\":\"completed\",\"id\":\"" + id + "\",\"model\":\"scripted\",\"stop\":\"" + stop
                + "\",\"usage\":{\"in\":100,\"read\":0,\"write5m\":0,\"write1h\":0,\"out\":" + out
                + ",\"reasoning\":0}}";
    }

    private static UserMessage answer(String callId, String text) {
        return new UserMessage(List.of(new UserMessage.Part.Answer(callId, List.of(new Content.Text(text)), false)));
    }

    @Test
    void a_folder_is_called_as_it_is_where_the_cassette_is_played() {
        Path there = folder.resolve("there");
        Path here = folder.resolve("here");
        try (Cassette cassette = cassette()
                .mode(CassetteMode.RECORD)
                .place("workspace", there)
                .recordingFrom(() ->
                        ScriptedModel.says(ScriptedModel.call("id_1", "Read", "{\"path\":\"" + there + "/a.txt\"}")))
                .open()) {
            Asked.of(cassette.model(), Asked.request("You are in " + there + "."));
        }

        List<ModelEvent> played;
        try (Cassette cassette = cassette().place("workspace", here).open()) {
            played = Asked.of(cassette.model(), Asked.request("You are in " + here + "."));
        }

        assertThat(played)
                .contains(new ModelEvent.PartCompleted(new Part.Call(
                        ScriptedModel.call("id_1", "Read", "{\"path\":\"" + here + "/a.txt\"}"), RawBlock.none())));
    }

    @Test
    void a_request_that_is_not_there_fails_with_the_place_where_the_nearest_differs() {
        try (Cassette cassette = recording(ScriptedModel.says("Fog.").then("Sun."))) {
            Asked.of(cassette.model(), Asked.request("What is the weather in Oslo today?"));
            Asked.of(cassette.model(), Asked.request("Tell me a story."));
        }
        Cassette cassette = cassette().open();

        ModelEvent.Failed failed =
                (ModelEvent.Failed) Asked.of(cassette.model(), Asked.request("What is the weather in Bergen today?"))
                        .getLast();

        Path file = folder.resolve("kept.jsonl");
        String sentence = "No exchange of the cassette " + file
                + " has this request. The nearest is exchange 1; it differs in 1 place:\n"
                + "  messages[0].user[0].text\n"
                + "    recorded `What is the weather in Oslo today?`\n"
                + "    asked    `What is the weather in Bergen today?`\n"
                + "If the change is wanted, record again with -Darmature.cassette=record (or record-missing to keep what"
                + " is there). If it differs from run to run (a time, an id, a folder), name it with `redact` or `place`,"
                + " so that it does not count.";
        assertThat(failed.failure()).isEqualTo(ModelFailure.of(ModelFailure.Kind.INVALID_REQUEST, sentence));
        assertThatThrownBy(cassette::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage(sentence + "\nOf the cassette " + file
                        + " these exchanges were not played: 1, 2. If they are no longer asked, record again with"
                        + " -Darmature.cassette=record.");
    }

    @Test
    void an_answer_is_played_as_often_as_it_was_recorded() {
        try (Cassette cassette = recording(ScriptedModel.says("one").then("two"))) {
            Asked.of(cassette.model(), Asked.request("Count."));
            Asked.of(cassette.model(), Asked.request("Count."));
        }
        Cassette cassette = cassette().open();

        List<String> said = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            said.add(
                    switch (Asked.of(cassette.model(), Asked.request("Count.")).getLast()) {
                        case ModelEvent.Completed completed ->
                            completed.message().text();
                        case ModelEvent.Failed failed -> failed.failure().message();
                        default -> "";
                    });
        }

        assertThat(said).startsWith("one", "two");
        assertThat(said.getLast()).contains("exchange 1", "it was played 2 times, as often as it was recorded");
        assertThatThrownBy(cassette::close).isInstanceOf(AssertionError.class);
    }

    @Test
    void what_only_steers_the_wire_does_not_count_and_what_the_model_reads_does() {
        try (Cassette cassette = recording(ScriptedModel.says("one"))) {
            Asked.of(cassette.model(), Asked.request("Hi."));
        }
        ModelRequest same = Asked.request("Hi.");
        ModelRequest otherWire = new ModelRequest(
                same.system(), same.tools(), same.messages(), 100, "another key", null, Map.of(0, Duration.ofHours(1)));

        try (Cassette cassette = cassette().open()) {
            assertThat(Asked.of(cassette.model(), otherWire).getLast()).isInstanceOf(ModelEvent.Completed.class);
        }
        Cassette cassette = cassette().open();
        assertThat(Asked.of(cassette.model(), same.maxOutputTokens(99)).getLast())
                .isInstanceOf(ModelEvent.Failed.class);
        assertThat(cassette.problems()).singleElement().asString().contains("maxOutputTokens\n    recorded `100`");
    }

    @Test
    void missing_exchanges_are_added_and_those_there_are_kept() throws IOException {
        try (Cassette cassette = recording(ScriptedModel.says("one"))) {
            Asked.of(cassette.model(), Asked.request("first"));
        }
        List<String> before = lines();

        try (Cassette cassette = cassette()
                .mode(CassetteMode.RECORD_MISSING)
                .recordingFrom(() -> ScriptedModel.says("two"))
                .open()) {
            Asked.of(cassette.model(), Asked.request("first"));
            Asked.of(cassette.model(), Asked.request("second"));
        }

        assertThat(lines()).hasSize(4).startsWith(before.get(0), before.get(1)).endsWith("{\"exchanges\":2}");
    }

    @Test
    void the_old_file_stays_whole_until_a_new_recording_is_closed() throws IOException {
        try (Cassette cassette = recording(ScriptedModel.says("old"))) {
            Asked.of(cassette.model(), Asked.request("first"));
        }
        List<String> before = lines();

        Cassette cassette = recording(ScriptedModel.says("new"));
        Asked.of(cassette.model(), Asked.request("first"));

        assertThat(lines()).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("kept.jsonl.partial"))).contains("new");
        cassette.close();
        assertThat(Files.readString(folder.resolve("kept.jsonl"))).contains("new");
        assertThat(folder.toFile().list()).containsExactly("kept.jsonl");
    }

    @Test
    void what_is_kept_while_recording_is_a_whole_cassette_after_each_exchange() throws IOException {
        Path partial = folder.resolve("kept.jsonl.partial");
        Redaction nothing = new Redaction(List.of(), List.of(), List.of());
        List<String> before = List.of();

        try (Cassette cassette = recording(ScriptedModel.says("one").then("two").then("three"))) {
            for (int asked = 1; asked <= 3; asked++) {
                Asked.of(cassette.model(), Asked.request("question " + asked));
                assertThat(CassetteFile.read(partial, nothing).exchanges()).hasSize(asked);
                List<String> now = Files.readAllLines(partial);
                assertThat(now.subList(0, before.size())).isEqualTo(before);
                before = now.subList(0, now.size() - 1);
            }
        }

        assertThat(folder.toFile().list()).containsExactly("kept.jsonl");
    }

    @Test
    void a_request_goes_on_with_the_one_that_it_has_most_messages_in_common_with_and_of_those_the_last()
            throws IOException {
        UserMessage one = UserMessage.of("one");
        UserMessage two = UserMessage.of("two");
        try (Cassette cassette = recording(echo())) {
            Asked.of(cassette.model(), Asked.request(List.of(one)));
            Asked.of(cassette.model(), Asked.request(List.of(one, two)));
            Asked.of(cassette.model(), Asked.request(List.of(two)));
            Asked.of(cassette.model(), Asked.request(List.of(one, two, two)));
            Asked.of(cassette.model(), Asked.request(List.of(one, one)));
            Asked.of(cassette.model(), Asked.request("other").maxOutputTokens(7));
        }

        assertThat(lines().stream().filter(line -> line.contains("\"answer\"")))
                .extracting(line -> line.replaceAll(".*\"hash\":\"\\w+\",", "").replaceAll("\"request.*", ""))
                .containsExactly(
                        "",
                        "\"like\":1,\"keeps\":1,",
                        "\"like\":2,\"keeps\":0,",
                        "\"like\":2,\"keeps\":2,",
                        "\"like\":4,\"keeps\":1,",
                        "");
    }

    private static Model echo() {
        return FunctionModel.of(request -> Reply.text("heard"));
    }

    @Test
    void schemas_that_say_the_same_in_another_order_are_two_requests_and_both_are_played() {
        List<ModelRequest> requests = List.of(
                asking("{\"type\":\"object\",\"title\":\"a\"}"), asking("{\"title\":\"a\",\"type\":\"object\"}"));
        try (Cassette cassette = recording(ScriptedModel.says("one").then("two"))) {
            requests.forEach(request -> Asked.of(cassette.model(), request));
        }

        try (Cassette cassette = cassette().open()) {
            assertThat(requests.stream()
                            .map(request -> ((ModelEvent.Completed)
                                            Asked.of(cassette.model(), request).getLast())
                                    .message()
                                    .text()))
                    .containsExactly("one", "two");
        }
    }

    private static ModelRequest asking(String schema) {
        return new ModelRequest(
                List.of(),
                List.of(new ToolSpec("look", "Looks.", schema, ToolLimits.standard())),
                List.of(UserMessage.of("Look.")),
                100,
                "",
                null);
    }

    @Test
    void a_model_that_is_called_by_a_path_at_home_is_called_so_where_it_is_played() throws IOException {
        String home = System.getProperty("user.home");
        ModelProfile profile = new ModelProfile("local", home + "/models/small.gguf", 1_000, 500);
        try (Cassette cassette =
                recording(FunctionModel.of(request -> Reply.text("heard")).profile(profile))) {
            Asked.of(cassette.model(), Asked.request("first"));
        }

        assertThat(lines().getFirst()).contains("\"name\":\"⟦home⟧/models/small.gguf\"");
        try (Cassette cassette = cassette().open()) {
            assertThat(cassette.model().profile()).isEqualTo(profile);
            Asked.of(cassette.model(), Asked.request("first"));
        }
    }

    @Test
    void a_run_that_is_played_is_judged_by_what_was_read_from_the_cache_when_it_was_recorded() {
        List<AgentEvent> stable = recordedAndPlayed("stable.jsonl", 900);
        List<AgentEvent> missed = recordedAndPlayed("missed.jsonl", 300);

        AgentAssertions.assertThatEvents(stable).promptPrefixStable();
        assertThatThrownBy(() -> AgentAssertions.assertThatEvents(missed).promptPrefixStable())
                .hasMessageEndingWith(
                        "answer 2 read 300 tokens from the cache, and 900 had been read or written by the one"
                                + " before it");
    }

    private List<AgentEvent> recordedAndPlayed(String name, long read) {
        Part call = new Part.Call(ScriptedModel.call("id_1", "look", "{\"at\":\"a\"}"), RawBlock.none());
        Part text = new Part.Said("Seen.", RawBlock.none());
        List<List<ModelEvent>> answers = List.of(
                whole(call, StopReason.TOOL_USE, new Usage(50, 0, 900, 0, 1, 0)),
                whole(text, StopReason.END_TURN, new Usage(950 - read, read, 0, 0, 1, 0)));
        Cassette.Builder cassette = Cassette.at(folder.resolve(name)).surroundings(Map.of(), null);
        try (Cassette recording = cassette.mode(CassetteMode.RECORD)
                .recordingFrom(() -> answering(answers))
                .open()) {
            run(recording.model());
        }
        try (Cassette played = cassette.mode(CassetteMode.REPLAY).open()) {
            return run(played.model());
        }
    }

    private static List<ModelEvent> whole(Part part, StopReason reason, Usage usage) {
        return List.of(
                new ModelEvent.Started("m", "some-model"),
                new ModelEvent.PartCompleted(part),
                new ModelEvent.Completed(new AssistantMessage("m", "some-model", List.of(part), reason), usage));
    }

    record Look(String at) {}

    private static List<AgentEvent> run(Model model) {
        Agent agent = Agent.builder()
                .model(model)
                .tools(Tool.of("look", "Looks.", Look.class, (look, context) -> "seen " + look.at()))
                .permissions(rules -> rules.allow("look"))
                .build();
        List<AgentEvent> events = new ArrayList<>();
        try (Run run = agent.newSession().prompt("Look.")) {
            run.forEach(events::add);
        }
        return events;
    }

    @Test
    void an_answer_that_was_not_read_to_its_end_is_not_kept_and_said() {
        Cassette cassette = recording(ScriptedModel.says("long"));
        cassette.model().ask(Asked.request("first")).close();

        assertThatThrownBy(cassette::close).hasMessage("An answer was not recorded: it was closed before its end.");
        assertThat(folder.resolve("kept.jsonl")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            RECORD,         -,              -,              -,    RECORD
            RECORD,         -,              -,              true, REPLAY
            RECORD_MISSING, -,              -,              1,    REPLAY
            RECORD,         -,              -,              false,RECORD
            REPLAY,         record,         -,              true, RECORD
            REPLAY,         -,              record-missing, true, RECORD_MISSING
            RECORD,         replay,         record,         -,    REPLAY
            """)
    void continuous_integration_records_only_when_this_run_is_told_to(
            CassetteMode written, String property, String variable, String ci, CassetteMode expected) {
        Map<String, String> environment = new java.util.HashMap<>();
        if (variable != null) {
            environment.put("ARMATURE_CASSETTE", variable);
        }
        if (ci != null) {
            environment.put("CI", ci);
        }

        assertThat(ModeChoice.of(written, property, environment)).isEqualTo(expected);
    }

    @Test
    void a_word_that_is_no_mode_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> ModeChoice.of(CassetteMode.REPLAY, "always", Map.of()))
                .hasMessage("The mode of a cassette is `replay`, `record`, `record-missing`; the property"
                        + " armature.cassette says `always`.");
    }

    @Test
    void without_a_file_there_is_nothing_to_play_and_without_a_model_nothing_to_record() {
        assertThatThrownBy(() -> cassette().open())
                .hasMessage("There is no cassette " + folder.resolve("kept.jsonl")
                        + " to play. Record it with -Darmature.cassette=record, on a computer where the model can be"
                        + " asked.");
        assertThatThrownBy(() -> cassette().mode(CassetteMode.RECORD).open()).hasMessageContaining("`recordingFrom`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            no file at all       | s/.*//                                   | line 1: it does not begin with {"cassette":1,…}
            an older format      | s/"cassette":1/"cassette":0.5/           | line 1: it does not begin with {"cassette":1,…}
            a later format       | s/"cassette":1/"cassette":2/             | line 1: it is of format 2 and this version reads format 1 only
            another request      | s/"text":"first"/"text":"worst"/         | line 2: its request is not the one that its hash was made of
            a cut line           | s/"answer.*//                            | line 2: it is not JSON
            no last line         | s/[{]"exchanges":1[}]//                  | line 2: it does not end with the line {"exchanges":…}, so its end is missing
            no ending            | s/,[{]"is":"completed".*?[}][}]//        | line 2: its answer cannot be played: the answer does not end with `completed` or `failed`
            another number       | s/"exchange":1/"exchange":7/             | line 2: exchange 1 was expected
            a wrong reference    | s/"request"/"like":3,"request"/          | line 2: there is no exchange 3 before it
            """)
    void a_damaged_file_is_refused_and_left_as_it_is(String name, String edit, String says) throws IOException {
        try (Cassette cassette = recording(ScriptedModel.says("one"))) {
            Asked.of(cassette.model(), Asked.request("first"));
        }
        Path file = folder.resolve("kept.jsonl");
        String[] parts = edit.split("/", -1);
        String damaged = Files.readString(file)
                .lines()
                .map(line -> line.replaceFirst(parts[1], parts[2]))
                .filter(line -> !line.isEmpty())
                .collect(java.util.stream.Collectors.joining("\n"));
        Files.writeString(file, damaged);

        for (CassetteMode mode : List.of(CassetteMode.REPLAY, CassetteMode.RECORD_MISSING)) {
            assertThatThrownBy(() -> cassette()
                            .mode(mode)
                            .recordingFrom(() -> ScriptedModel.says("two"))
                            .open())
                    .as(name)
                    .isInstanceOf(DamagedCassette.class)
                    .hasMessageContaining(says);
        }
        assertThat(Files.readString(file)).isEqualTo(damaged);
    }

    @Test
    void an_answer_edited_by_hand_is_played_as_it_is_now() throws IOException {
        try (Cassette cassette = recording(ScriptedModel.says("one"))) {
            Asked.of(cassette.model(), Asked.request("first"));
        }
        Path file = folder.resolve("kept.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"text\":\"one\"", "\"text\":\"eleven\""));

        assertThatCode(() -> {
                    try (Cassette cassette = cassette().open()) {
                        assertThat(Asked.of(cassette.model(), Asked.request("first")))
                                .contains(new ModelEvent.TextDelta("eleven"));
                    }
                })
                .doesNotThrowAnyException();
    }
}
