package dev.armature.testkit.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.AssistantMessage.Part;
import dev.armature.core.message.RawBlock;
import dev.armature.core.message.StopReason;
import dev.armature.core.message.ToolCall;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.prompts.PromptBlock;
import dev.armature.testkit.stream.ReadyStream;
import dev.armature.testsupport.property.Draws;
import dev.armature.testsupport.property.Property;
import dev.armature.tools.content.Content;
import dev.armature.tools.contract.ToolLimits;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
final class RedactionTest {
    private static final String HOME = System.getProperty("user.home");

    @TempDir
    Path folder;

    /** A text with a secret in its middle, and how long the pieces are in which a model says it. */
    record Case(String secret, String before, String after, int piece) {
        String text() {
            return before + secret + after;
        }
    }

    private static Case drawn(Draws draws) {
        String secret = "q" + draws.text(8, 24, "aZ9\"\\/é_+= ∆") + "q";
        return new Case(secret, draws.text(0, 12, "ab\"\\ \n{"), draws.text(0, 12, "cd\"\\ \n}"), 1 + draws.below(7));
    }

    @Test
    void wherever_a_secret_stands_it_is_never_in_the_file() {
        Property.forAll(200, RedactionTest::drawn, given -> {
            String written = recorded(given);

            assertThat(written).doesNotContain(given.secret());
            assertThat(written).doesNotContain(CassetteJson.escaped(given.secret()));
            assertThat(written).doesNotContain(CassetteJson.escaped(CassetteJson.escaped(given.secret())));
            assertThat(written).doesNotContain(HOME + "/secret");
            assertThat(written).contains("⟦redacted⟧", "⟦home⟧/secret");
        });
    }

    @Test
    void what_was_recorded_with_a_secret_is_found_again_with_another_one() {
        Property.forAll(50, RedactionTest::drawn, given -> {
            Path file = folder.resolve("kept.jsonl");
            record(file, given);
            Case other = new Case("another-secret", given.before(), given.after(), given.piece());

            Cassette cassette = Cassette.at(file)
                    .surroundings(Map.of("SOME_TOKEN", other.secret()), null)
                    .open();
            Asked.of(cassette.model(), request(other.text()));

            assertThat(cassette.problems()).isEmpty();
        });
    }

    private String recorded(Case given) {
        try {
            Path file = folder.resolve("kept.jsonl");
            record(file, given);
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(Path file, Case given) {
        try (Cassette cassette = Cassette.at(file)
                .mode(CassetteMode.RECORD)
                .surroundings(Map.of("SOME_TOKEN", given.secret()), null)
                .recordingFrom(() -> telling(given))
                .open()) {
            Asked.of(cassette.model(), request(given.text()));
            Asked.of(cassette.model(), request(given.text() + " again"));
        }
    }

    private static ModelRequest request(String text) {
        String json = CassetteJson.object().put("value", text).toString();
        String inJson = CassetteJson.object().put("inner", json).toString();
        ToolCall call = new ToolCall("call " + text, "tool", inJson, true);
        return new ModelRequest(
                List.of(PromptBlock.of("system " + text + " in " + HOME + "/secret")),
                List.of(new ToolSpec(
                        "tool",
                        text,
                        CassetteJson.object().put("description", text).toString(),
                        ToolLimits.standard())),
                List.of(
                        UserMessage.of(text),
                        new AssistantMessage("id", "model", parts(text, call), StopReason.TOOL_USE),
                        new UserMessage(List.of(new UserMessage.Part.Answer(
                                call.id(), List.of(new Content.Text(text), new Content.Text(json)), true)))),
                100,
                text,
                CassetteJson.object().put("title", text).toString());
    }

    private static List<Part> parts(String text, ToolCall call) {
        RawBlock raw = new RawBlock("f", CassetteJson.object().put("raw", text).toString());
        return List.of(
                new Part.Thought(text, raw), new Part.Said(text, raw), new Part.Opaque(raw), new Part.Call(call, raw));
    }

    /** A model that says the text in everything that an answer is made of, in pieces; and then fails with it. */
    private static Model telling(Case given) {
        String text = given.text();
        List<ModelEvent> answer = new ArrayList<>();
        answer.add(new ModelEvent.Started("id " + text, "model"));
        pieces(given).forEach(piece -> answer.add(new ModelEvent.ThinkingDelta(piece)));
        pieces(given).forEach(piece -> answer.add(new ModelEvent.TextDelta(piece)));
        String json = CassetteJson.object().put("value", text).toString();
        List<Part> parts = parts(text, new ToolCall("id " + text, "tool", json, true));
        parts.forEach(part -> answer.add(new ModelEvent.PartCompleted(part)));
        answer.add(new ModelEvent.PartCompleted(new Part.Call(
                new ToolCall("2", text, json.substring(0, json.length() - 1), false), RawBlock.none())));
        answer.add(new ModelEvent.Completed(
                new AssistantMessage("id", "model", parts, StopReason.TOOL_USE), Usage.none()));
        List<ModelEvent> failure = new ArrayList<>();
        pieces(given).forEach(piece -> failure.add(new ModelEvent.TextDelta(piece)));
        failure.add(new ModelEvent.Failed(ModelFailure.of(ModelFailure.Kind.SERVER, "It said " + text)));
        return new Model() {
            private boolean asked;

            @Override
            public ModelProfile profile() {
                return new ModelProfile("some", "some-model", 1_000, 500);
            }

            @Override
            public ModelStream ask(ModelRequest request) {
                List<ModelEvent> events = asked ? failure : answer;
                asked = true;
                return new ReadyStream(events);
            }
        };
    }

    private static List<String> pieces(Case given) {
        List<String> pieces = new ArrayList<>();
        String text = given.text();
        for (int at = 0; at < text.length(); at += given.piece()) {
            pieces.add(text.substring(at, Math.min(text.length(), at + given.piece())));
        }
        return pieces;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the key sk-ant-api03-abcdefgh is mine       | the key ⟦redacted⟧ is mine
            Authorization: Bearer abc.def-ghi           | Authorization: ⟦redacted⟧
            x-api-key = 12345                           | x-api-key = ⟦redacted⟧
            curl -H 'X-Api-Key: 12345' host             | curl -H 'X-Api-Key: ⟦redacted⟧' host
            use bearer abcdefghij now                   | use bearer ⟦redacted⟧ now
            https://me:word@example.com/x               | https://⟦redacted⟧@example.com/x
            AKIAABCDEFGHIJKLMNOP                        | ⟦redacted⟧
            ghp_abcdefghijklmnopqrst                    | ⟦redacted⟧
            max_tokens: 1000 and a task-list            | max_tokens: 1000 and a task-list
            """)
    void keys_and_headers_are_known_by_their_looks(String text, String expected) {
        List<Redaction.Named> patterns = SecretPatterns.STANDARD.stream()
                .map(pattern -> new Redaction.Named("redacted", pattern, true))
                .toList();

        assertThat(new Redaction(List.of(), List.of(), patterns).text(text)).isEqualTo(expected);
    }

    @Test
    void a_pattern_of_the_user_stays_within_the_values_of_json() {
        Redaction redaction = new Redaction(
                List.of(),
                List.of(),
                List.of(new Redaction.Named("id", java.util.regex.Pattern.compile("id=.*"), false)));

        assertThat(redaction.json("{\"a\":\"id=1\",\"b\":\"two\"}")).isEqualTo("{\"a\":\"⟦id⟧\",\"b\":\"two\"}");
        assertThat(redaction.json("{ \"a\" : \"two\" }")).isEqualTo("{ \"a\" : \"two\" }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is in /root?                    | What is in ⟦home⟧?
            It is in /root.                      | It is in ⟦home⟧.
            javac -I/root/include:/root          | javac -I⟦home⟧/include:⟦home⟧
            file:///root/a and file://host/root  | file://⟦home⟧/a and file://host⟦home⟧
            /rootにある                          | ⟦home⟧にある
            a line\\n/root\\nanother             | a line\\n⟦home⟧\\nanother
            What is in /rootfs?                  | What is in /rootfs?
            /root-fs /root.old /root2 /root~     | /root-fs /root.old /root2 /root~
            /mnt/root and /srv/v1.2/root/a       | /mnt/root and /srv/v1.2/root/a
            """)
    void a_place_ends_where_its_path_does(String text, String expected) {
        Redaction redaction = new Redaction(List.of(new Redaction.Place("home", "/root")), List.of(), List.of());

        assertThat(redaction.text(text)).isEqualTo(expected);
        assertThat(redaction.leak(expected)).isEmpty();
        assertThat(redaction.restored(expected)).isEqualTo(text);
    }

    @Test
    void the_last_look_finds_places_and_secrets_as_they_are_and_as_json_writes_them() {
        Redaction redaction =
                new Redaction(List.of(new Redaction.Place("home", "C:\\Users\\me")), List.of("a\\secret"), List.of());
        String folder = "C:\\Users\\me\\a";
        String json = CassetteJson.object().put("at", folder).toString();
        String inJson = CassetteJson.object().put("inner", json).toString();

        assertThat(List.of(folder, json, inJson))
                .allSatisfy(line -> assertThat(redaction.leak(line)).contains("the folder ⟦home⟧"));
        assertThat(redaction.leak(json.replace("Users", "Others"))).isEmpty();
        assertThat(redaction.leak(
                        CassetteJson.object().put("token", "a\\secret").toString()))
                .contains("a secret of 9 characters");
    }

    @Test
    void who_wrote_something_is_no_secret_and_what_authorizes_is_one() {
        assertThat(SecretPatterns.in(Map.of(
                        "GIT_AUTHOR_NAME", "Armature",
                        "AUTHORS", "me and others",
                        "AUTHORITY", "example.com",
                        "NPM_AUTH", "npm-auth-value",
                        "AUTHORIZATION", "the-whole-header",
                        "HTTP_AUTHORISED_AS", "somebody-known",
                        "AUTHOR_TOKEN", "token-of-somebody")))
                .containsExactly("npm-auth-value", "somebody-known", "the-whole-header", "token-of-somebody");
    }

    @Test
    void the_names_of_variables_tell_which_values_are_secret() {
        assertThat(SecretPatterns.in(Map.of(
                        "OPENAI_API_KEY",
                        "long-enough",
                        "GH_TOKEN",
                        "short",
                        "PATH",
                        "/usr/bin:/bin",
                        "KEY_FILE",
                        HOME)))
                .containsExactly("long-enough");
    }

    @Test
    void what_was_not_found_before_is_found_by_the_last_look_and_nothing_is_written() {
        Path file = folder.resolve("kept.jsonl");
        Cassette cassette = Cassette.at(file)
                .mode(CassetteMode.RECORD)
                .surroundings(Map.of(), null)
                .secret("exchange") // which the format itself says
                .recordingFrom(() -> telling(new Case("none-of-it", "", "", 3)))
                .open();

        assertThatThrownBy(() -> Asked.of(cassette.model(), request("hello")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would hold a secret of 8 characters");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_secret_or_pattern_that_would_be_everywhere_is_refused() {
        Cassette.Builder cassette = Cassette.at(folder.resolve("x"));

        assertThatThrownBy(() -> cassette.secret(ApiKey.of("abc"))).hasMessageContaining("less than 4 characters");
        assertThatThrownBy(() -> cassette.redact("all", ".*")).hasMessageContaining("matches the empty text");
    }
}
