package dev.armature.examples.langchain4j.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.trust.Trust;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class GuardedToolTest {

    private static final ToolSpecification RUN = ToolSpecification.builder()
            .name("run")
            .description("Runs a shell command and gives its output")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("command")
                    .required("command")
                    .build())
            .build();

    @TempDir
    private Path folder;

    private final List<String> ran = new ArrayList<>();

    /** What LangChain4j makes of a chat with tools. */
    interface Assistant {
        String chat(String prompt);
    }

    @Test
    void only_what_is_allowed_reaches_the_tool_and_the_model_is_told_of_the_rest() {
        ScriptedChat model = new ScriptedChat(
                "{\"command\":\"ls -l\"}",
                "{\"command\":\"npm test\"}",
                "{\"command\":\"touch x\"}",
                "{\"command\":\"ls; rm -rf /\"}",
                "{\"command\":7}",
                "{");
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .tools(Map.of(RUN, new GuardedToolExecutor(this::ran, "command", engine(), folder)))
                .build();

        String answer = assistant.chat("Look around");

        assertThat(answer).isEqualTo("done");
        assertThat(ran).containsExactly("{\"command\":\"ls -l\"}", "{\"command\":\"npm test\"}");
        assertThat(model.results)
                .satisfiesExactly(
                        result -> assertThat(result).isEqualTo("ran"),
                        result -> assertThat(result).isEqualTo("ran"),
                        result -> assertThat(result)
                                .startsWith("Not run, because nobody")
                                .endsWith("Bash(touch:*)"),
                        result -> assertThat(result).startsWith("Not run: ").contains("`/`"),
                        result -> assertThat(result).startsWith("Not run: expected a text in `command`"),
                        result -> assertThat(result).startsWith("Not run: the arguments are no JSON"));
    }

    private PermissionEngine engine() {
        return PermissionEngine.builder()
                .workspace(Workspace.of(folder))
                .trust(Trust.TRUSTED)
                .rules(rules -> rules.allow("Bash(npm test)"))
                .build();
    }

    private String ran(ToolExecutionRequest request, Object memoryId) {
        ran.add(request.arguments());
        return "ran";
    }

    /** Calls the tool with one set of arguments after the other, and keeps what it is told. */
    private static final class ScriptedChat implements ChatModel {
        private final Iterator<ToolExecutionRequest> calls;
        private final List<String> results = new ArrayList<>();

        ScriptedChat(String... arguments) {
            this.calls = IntStream.range(0, arguments.length)
                    .mapToObj(i -> ToolExecutionRequest.builder()
                            .id("call-" + i)
                            .name("run")
                            .arguments(arguments[i])
                            .build())
                    .iterator();
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            ChatMessage last = request.messages().getLast();
            if (last instanceof ToolExecutionResultMessage result) {
                results.add(result.text());
            }
            AiMessage message = calls.hasNext() ? AiMessage.from(calls.next()) : AiMessage.from("done");
            return ChatResponse.builder().aiMessage(message).build();
        }
    }
}
