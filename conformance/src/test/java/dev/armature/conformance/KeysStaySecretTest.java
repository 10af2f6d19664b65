package dev.armature.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Agent;
import dev.armature.core.Models;
import dev.armature.core.Run;
import dev.armature.core.Session;
import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.model.ApiKey;
import dev.armature.core.model.Model;
import dev.armature.core.session.SessionStore;
import dev.armature.permissions.trust.Trust;
import dev.armature.settings.Settings;
import dev.armature.settings.SettingsFile;
import dev.armature.testkit.simulator.ModelSimulator;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testsupport.secret.ObjectGraph;
import dev.armature.toolbox.BuiltInTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key goes into the header of a request, and nowhere else. */
final class KeysStaySecretTest {
    private static final String KEY = "a-key-that-nobody-may-see";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    anthropic:claude-sonnet-5-5, ANTHROPIC_API_KEY,    ANTHROPIC_BASE_URL, right
                    anthropic:claude-sonnet-5-5, ANTHROPIC_API_KEY,    ANTHROPIC_BASE_URL, wrong
                    anthropic:claude-sonnet-5-5, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_BASE_URL, wrong
                    openai:gpt-5.6,    OPENAI_API_KEY,       OPENAI_BASE_URL,    right
                    openai:gpt-5.6,    OPENAI_API_KEY,       OPENAI_BASE_URL,    wrong
                    openai-responses:gpt-5.6, OPENAI_API_KEY, OPENAI_BASE_URL,   right
                    openai-responses:gpt-5.6, OPENAI_API_KEY, OPENAI_BASE_URL,   wrong
                    """)
    void no_object_event_log_or_file_of_a_run_tells_the_key(
            String name, String keyName, String baseName, String whichKey) throws IOException {
        List<String> told = new ArrayList<>();
        try (ModelSimulator server = ModelSimulator.builder()
                        .apiKey(whichKey.equals("right") ? KEY : "another")
                        .policy(request -> request.messages().size() < 2
                                ? SimReply.toolUse("LS", "{\"path\":\".\"}")
                                : SimReply.text("done"))
                        .start();
                LogOfEverything log = new LogOfEverything(told)) {
            Model model = Models.named(
                    name, Map.of(keyName, KEY, baseName, server.baseUri() + (name.startsWith("openai") ? "/v1" : "")));
            Agent agent = Agent.builder()
                    .model(model)
                    .tools(BuiltInTools.readOnly())
                    .workspace(folder, Trust.TRUSTED)
                    .sessions(SessionStore.files(folder.resolve("sessions")))
                    .build();
            Session session = agent.session("keys");
            RunResult result;
            try (Run run = session.prompt("Look around.")) {
                for (AgentEvent event : run) {
                    told.add(event.toString());
                }
                result = run.result();
                List<Object> all = ObjectGraph.reachableFrom(agent, session, run, result, log);
                assertThat(all).hasAtLeastOneElementOfType(ApiKey.class);
                all.forEach(object -> told.add(object.toString()));
            }
            told.add(files());

            assertThat(result)
                    .isInstanceOf(whichKey.equals("right") ? RunResult.Completed.class : RunResult.Failed.class);
            assertThat(told).noneMatch(text -> text.contains(KEY));
        }
    }

    @Test
    void settings_that_hold_a_key_do_not_tell_it() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path file = Files.createDirectories(home.resolve(".armature")).resolve("settings.json");
        Files.writeString(
                file, "{\"environment\": {\"ANTHROPIC_API_KEY\": \"" + KEY + "\"}, \"modle\": \"" + KEY + "\"}");

        Settings settings = Settings.read(SettingsFile.standard(folder, home));

        assertThat(settings.environment()).containsEntry("ANTHROPIC_API_KEY", KEY);
        assertThat(settings.problems()).hasSize(1);
        assertThat(ObjectGraph.reachableFrom(settings))
                .contains(settings)
                .noneMatch(object -> object.toString().contains(KEY));
    }

    private String files() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    /** What our modules log, at the finest level. */
    private static final class LogOfEverything extends Handler implements AutoCloseable {
        private final List<String> told;
        private final Logger root = Logger.getLogger("dev.armature");

        LogOfEverything(List<String> told) {
            this.told = told;
            setLevel(Level.ALL);
            root.setLevel(Level.ALL);
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            told.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
