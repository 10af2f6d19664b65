package dev.armature.testkit.contract;

import dev.armature.tools.contract.SideEffects;
import dev.armature.tools.contract.Tool;
import dev.armature.tools.contract.ToolContext;
import dev.armature.tools.contract.ToolInput;
import dev.armature.tools.contract.ToolReading;
import dev.armature.tools.contract.ToolResult;
import dev.armature.tools.contract.ToolSpec;
import dev.armature.tools.contract.TypedTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract of tools, tried with a tool that has one fault. Run by {@link ContractsCanFailTest} alone. */
final class FaultyToolTrial extends ToolContract {
    static Fault fault = Fault.NONE;

    enum Fault {
        NONE(""),
        NO_INPUTS("reading_a_call_changes_nothing"),
        OTHER_SPEC("what_the_model_is_told_never_changes"),
        NO_DESCRIPTION("the_model_is_told_what_the_tool_does_and_takes_an_object"),
        THROWS("what_is_no_object_is_answered_with_a_sentence_and_never_thrown"),
        WRITES_WHEN_READ("reading_a_call_changes_nothing"),
        OTHER_SUMMARY("the_same_call_says_the_same_of_itself_every_time"),
        LONG_SUMMARY("the_summary_is_one_line_for_people"),
        NO_CODE("a_call_gives_a_result_and_an_error_begins_with_its_code"),
        WRITES_WHEN_RUN("a_call_that_says_it_only_reads_changes_no_file"),
        UNGUARDED("calls_that_write_the_same_thing_do_not_claim_to_run_beside_each_other_freely");

        final String found;

        Fault(String found) {
            this.found = found;
        }
    }

    record Input(String text) {}

    @Override
    protected Tool tool() {
        return new Faulty();
    }

    @Override
    protected List<String> inputs() {
        return fault == Fault.NO_INPUTS ? List.of() : List.of("{\"text\":\"a\"}");
    }

    private static final class Faulty implements TypedTool<Input> {
        private final AtomicInteger told = new AtomicInteger();

        @Override
        public ToolSpec spec() {
            String description = fault == Fault.NO_DESCRIPTION ? " " : "Looks.";
            return ToolSpec.of(
                    "look",
                    fault == Fault.OTHER_SPEC ? description + told.incrementAndGet() : description,
                    Input.class);
        }

        @Override
        public Class<Input> inputType() {
            return Input.class;
        }

        @Override
        public ToolReading read(ToolInput input, ToolContext context) {
            if (fault == Fault.THROWS && input.json().equals("[]")) {
                throw new IllegalArgumentException(input.json());
            }
            if (fault == Fault.WRITES_WHEN_READ) {
                write(context);
            }
            return TypedTool.super.read(input, context);
        }

        @Override
        public SideEffects sideEffects(Input input) {
            return fault == Fault.UNGUARDED ? SideEffects.SOME : SideEffects.NONE;
        }

        @Override
        public boolean concurrencySafe(Input input) {
            return true;
        }

        @Override
        public String summary(Input input) {
            return switch (fault) {
                case OTHER_SUMMARY -> "look " + told.incrementAndGet();
                case LONG_SUMMARY -> "look\nat " + input.text();
                default -> "look at " + input.text();
            };
        }

        @Override
        public ToolResult run(Input input, ToolContext context) {
            if (fault == Fault.WRITES_WHEN_RUN) {
                write(context);
            }
            return fault == Fault.NO_CODE
                    ? new ToolResult(ToolResult.text("It failed.").content(), true)
                    : ToolResult.text("seen");
        }

        private static void write(ToolContext context) {
            Path file = context.workspace().cwd().resolve("written.txt");
            try {
                Files.writeString(file, "written");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
