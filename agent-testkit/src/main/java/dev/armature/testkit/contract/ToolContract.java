package dev.armature.testkit.contract;

import dev.armature.permissions.action.Workspace;
import dev.armature.tools.content.BlobRef;
import dev.armature.tools.content.BlobStore;
import dev.armature.tools.contract.Cancellation;
import dev.armature.tools.contract.Invocation;
import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolHost;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolMemory;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Tool} must do. Extend it, make your tool, and name inputs that it can run. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ToolContract {
    private static final List<String> NO_OBJECTS = List.of("[]", "null", "\"text\"", "7", "true");

    @TempDir
    Path folder;

    /** For whom extends it. */
    protected ToolContract() {}

    /** The tool. */
    protected abstract Tool tool();

    /** Inputs, as JSON, that the tool understands and can run in {@link #workspace}; at least one. */
    protected abstract List<String> inputs();

    /** The folder that the calls work in; empty unless {@link #furnish} fills it. */
    protected final Path workspace() {
        return folder;
    }

    /** Puts into the workspace what the inputs need. */
    protected void furnish() throws IOException {}

    @BeforeEach
    final void furnishWorkspace() throws IOException {
        furnish();
    }

    private ToolContext context() {
        return new ToolContext("call", Workspace.of(folder), new Host(), Cancellation.none());
    }

    private Invocation ready(Tool tool, String input) {
        ToolReading reading = tool.read(new ToolInput(input), context());
        if (reading instanceof ToolReading.Ready(Invocation invocation)) {
            return invocation;
        }
        throw new AssertionError("The tool must understand " + input + ", but gave " + reading);
    }

    /** A test that tries nothing would hold for every tool. */
    private List<String> tried() {
        List<String> inputs = inputs();
        Holds.that(!inputs.isEmpty(), "`inputs` must name at least one input that the tool can run, but names none");
        return inputs;
    }

    @Test
    void what_the_model_is_told_never_changes() {
        Tool tool = tool();
        ToolSpec before = tool.spec();
        tried().forEach(input -> ready(tool, input));

        Holds.same(before, tool.spec(), "The spec after calls were read");
    }

    @Test
    void the_model_is_told_what_the_tool_does_and_takes_an_object() {
        ToolSpec spec = tool().spec();

        Holds.that(!spec.description().isBlank(), "A tool must have a description");
        Holds.that(
                spec.inputSchema().replace(" ", "").contains("\"type\":\"object\""),
                "The schema must be of type `object`: " + spec.inputSchema());
    }

    @Test
    void what_is_no_object_is_answered_with_a_sentence_and_never_thrown() {
        for (String input : NO_OBJECTS) {
            ToolReading reading = tool().read(new ToolInput(input), context());

            Holds.that(
                    reading instanceof ToolReading.Unreadable(String sentence) && !sentence.isBlank(),
                    "The input " + input + " must be unreadable, with a sentence, but gave " + reading);
        }
    }

    @Test
    void reading_a_call_changes_nothing() throws IOException {
        Map<String, String> before = files();
        tried().forEach(input -> ready(tool(), input));

        Holds.same(before, files(), "The workspace after calls were read");
    }

    @Test
    void the_same_call_says_the_same_of_itself_every_time() {
        for (String input : tried()) {
            Invocation one = ready(tool(), input);
            Invocation other = ready(tool(), input);

            Holds.same(told(one), told(one), "What an invocation of " + input + " says of itself, asked twice");
            Holds.same(told(one), told(other), "What an invocation of " + input + " says of itself, read twice");
        }
    }

    private static List<Object> told(Invocation call) {
        return List.of(
                call.actions(),
                call.parameters(),
                call.sideEffects(),
                call.concurrencySafe(),
                call.resources(),
                call.summary());
    }

    @Test
    void the_summary_is_one_line_for_people() {
        for (String input : tried()) {
            String summary = ready(tool(), input).summary();

            Holds.that(
                    !summary.isBlank() && summary.lines().count() == 1,
                    "The summary of " + input + " must be one line, was `" + summary + "`");
        }
    }

    @Test
    void a_call_gives_a_result_and_an_error_begins_with_its_code() throws InterruptedException {
        for (String input : tried()) {
            ToolResult result = ready(tool(), input).run();

            Holds.that(
                    !result.isError() || result.text().startsWith("[E_"),
                    "An error must begin with `[E_...]`, was `" + result.text() + "`");
        }
    }

    @Test
    void a_call_that_says_it_only_reads_changes_no_file() throws IOException, InterruptedException {
        for (String input : tried()) {
            Invocation call = ready(tool(), input);
            Map<String, String> before = files();
            call.run();
            if (call.sideEffects() == SideEffects.NONE) {
                Holds.same(
                        before, files(), "The workspace after " + call.summary() + ", which says that it only reads");
            }
        }
    }

    @Test
    void calls_that_write_the_same_thing_do_not_claim_to_run_beside_each_other_freely() {
        for (String input : tried()) {
            Invocation call = ready(tool(), input);

            Holds.that(
                    !(call.concurrencySafe()
                            && call.sideEffects() == SideEffects.SOME
                            && call.resources().isEmpty()),
                    call.summary() + " changes something, names no resource and says that it may run beside others");
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                files.put(
                        folder.relativize(path).toString(),
                        Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "folder");
            }
        }
        return files;
    }

    /** A host that keeps everything in memory, and moves nowhere. */
    private static final class Host implements ToolHost {
        private final Map<BlobRef, byte[]> kept = new ConcurrentHashMap<>();
        private final ToolMemory memory = new ToolMemory();

        @Override
        public BlobStore blobs() {
            return new BlobStore() {
                @Override
                public BlobRef put(byte[] bytes) {
                    BlobRef ref = new BlobRef(Hash.of(bytes));
                    kept.put(ref, bytes.clone());
                    return ref;
                }

                @Override
                public Optional<byte[]> get(BlobRef ref) {
                    return Optional.ofNullable(kept.get(ref));
                }
            };
        }

        @Override
        public ToolMemory memory() {
            return memory;
        }

        @Override
        public boolean moveTo(Path cwd) {
            return false;
        }
    }
}
