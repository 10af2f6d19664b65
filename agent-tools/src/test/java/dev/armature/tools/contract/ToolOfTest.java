package dev.armature.tools.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.content.Content;
import dev.armature.tools.schema.Doc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ToolOfTest {

    record City(@Doc("City name, e.g. Oslo") String name) {}

    record Count(int n) {}

    private static final ToolContext CONTEXT =
            new ToolContext("call_1", Workspace.of(Path.of("/project")), new NothingOffered(), Cancellation.none());

    /** Tools made of functions ask their host for nothing by themselves. */
    private static final class NothingOffered implements ToolHost {
        @Override
        public BlobStore blobs() {
            throw new AssertionError("Nobody keeps anything here.");
        }

        @Override
        public ToolMemory memory() {
            throw new AssertionError("Nobody remembers anything here.");
        }

        @Override
        public boolean moveTo(Path cwd) {
            return false;
        }
    }

    private static Invocation read(Tool tool, String json) {
        assertThat(tool.read(new ToolInput(json), CONTEXT)).isInstanceOf(ToolReading.Ready.class);
        return ((ToolReading.Ready) tool.read(new ToolInput(json), CONTEXT)).invocation();
    }

    @Test
    void a_function_becomes_a_tool() throws Exception {
        Tool weather = Tool.of("weather", "Current weather", City.class, (city, ctx) -> "Foggy in " + city.name());

        Invocation call = read(weather, "{\"name\":\"Oslo\"}");

        assertThat(weather.spec())
                .isEqualTo(new ToolSpec(
                        "weather",
                        "Current weather",
                        "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"City name,"
                                + " e.g. Oslo\"}},\"required\":[\"name\"],\"additionalProperties\":false}",
                        ToolLimits.standard()));
        assertThat(call.run()).isEqualTo(ToolResult.text("Foggy in Oslo"));
        assertThat(call.parameters()).isEqualTo(Map.of("name", "Oslo"));
        assertThat(call.sideEffects()).isEqualTo(SideEffects.SOME);
        assertThat(call.concurrencySafe()).isFalse();
    }

    @Test
    void input_that_does_not_fit_is_answered_with_what_was_expected() {
        Tool weather = Tool.of("weather", "Current weather", City.class, (city, ctx) -> "Foggy in " + city.name());

        assertThat(weather.read(new ToolInput("{}"), CONTEXT))
                .isEqualTo(new ToolReading.Unreadable(
                        "InputError: weather: missing required field \"name\". Expected: {\"name\": string}"));
    }

    @Test
    void the_model_is_told_what_was_read_otherwise_than_written() throws Exception {
        Tool count = Tool.of("count", "Counts", Count.class, (input, ctx) -> "counted to " + input.n());

        assertThat(read(count, "{\"n\":\"20\"}").run())
                .isEqualTo(new ToolResult(
                        List.of(
                                new Content.Text("counted to 20"),
                                new Content.Text("[Note: `n` was a string; read as 20.]")),
                        false));
    }

    @Test
    void a_call_is_shown_with_its_input_in_short_and_nothing_hidden_in_it() {
        Tool weather = Tool.of("weather", "Current weather", City.class, (city, ctx) -> "Foggy in " + city.name());

        assertThat(read(weather, " {\"name\":\"Os\u202elo\"}\n").summary())
                .isEqualTo("weather {\"name\":\"Os\\u202elo\"}");
        assertThat(read(weather, "{\"name\":\"" + "x".repeat(300) + "\"}").summary())
                .isEqualTo("weather {\"name\":\"" + "x".repeat(191) + "…");
        assertThat(read(weather, "{\"name\":\"" + "x".repeat(190) + "😀\"}").summary())
                .isEqualTo("weather {\"name\":\"" + "x".repeat(190) + "…");
    }

    @Test
    void a_checked_exception_is_a_failed_result() throws Exception {
        Tool broken = Tool.of("broken", "Fails", Count.class, (input, ctx) -> {
            throw new IOException("no such host");
        });
        Tool picky = Tool.returning(
                "picky", "Refuses", Count.class, (input, ctx) -> ToolResult.error(ErrorCode.E_LIMIT, "Enough."));

        assertThat(read(broken, "{\"n\":1}").run())
                .isEqualTo(ToolResult.error(ErrorCode.E_INTERNAL, "broken failed: java.io.IOException: no such host"));
        assertThat(read(picky, "{\"n\":1}").run()).isEqualTo(ToolResult.error(ErrorCode.E_LIMIT, "Enough."));
    }

    /** Names a path that no file system can have. */
    record AnyPathTool(ToolSpec spec) implements TypedTool<City> {
        @Override
        public Class<City> inputType() {
            return City.class;
        }

        @Override
        public List<Action> actions(City input, ToolContext context) {
            return List.of(new Action.ReadPath(context.workspace().cwd().resolve(input.name())));
        }

        @Override
        public ToolResult run(City input, ToolContext context) {
            return ToolResult.text("read");
        }
    }

    @Test
    void what_the_actions_refuse_is_unreadable_input() {
        Tool tool = new AnyPathTool(ToolSpec.of("AnyPath", "Reads", City.class));

        assertThat(tool.read(new ToolInput("{\"name\":\"a\\u0000b\"}"), CONTEXT))
                .isInstanceOf(ToolReading.Unreadable.class);
        assertThat(read(tool, "{\"name\":\"a\"}").actions())
                .containsExactly(new Action.ReadPath(Path.of("/project/a")));
    }
}
