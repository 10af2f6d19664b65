package dev.armature.testkit.contract;

import dev.armature.core.message.AssistantMessage;
import dev.armature.core.message.RawBlock;
import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.core.usage.Usage;
import dev.armature.testkit.ScriptedModel;
import dev.armature.testkit.model.FunctionModel;
import dev.armature.testkit.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract of models, tried with a model that has one fault. Run by {@link ContractsCanFailTest} alone. */
final class FaultyModelTrial extends ModelContract {
    static Fault fault = Fault.NONE;

    enum Fault {
        NONE(""),
        OTHER_TEXT("an_answer_says_what_the_model_said_and_why_it_stopped"),
        READS_ON("nothing_can_be_read_after_the_ending"),
        LOSES_PARTS("the_parts_of_the_message_are_those_that_were_completed_in_order"),
        NO_PIECES("the_pieces_of_a_text_make_up_the_text"),
        UNANNOUNCED("a_call_is_announced_and_then_whole_with_its_input_as_the_model_wrote_it"),
        THROWS("a_failure_is_the_last_event_and_is_not_thrown"),
        CLOSES_NOTHING("a_closed_answer_says_that_it_was_cancelled"),
        OTHER_PROFILE("the_profile_stays_the_same"),
        ONCE_ONLY("several_threads_may_ask_at_once");

        final String found;

        Fault(String found) {
            this.found = found;
        }
    }

    @Override
    protected Model saying(String text) {
        String said = fault == Fault.OTHER_TEXT ? text + "!" : text;
        return faulty(FunctionModel.of(request -> Reply.text(said)));
    }

    @Override
    protected Model calling(String tool, String inputJson) {
        return faulty(FunctionModel.of(request -> Reply.calls(ScriptedModel.call(tool, inputJson))));
    }

    @Override
    protected Model failing() {
        return faulty(FunctionModel.of(
                request -> Reply.fails(ModelFailure.of(ModelFailure.Kind.SERVER, "It does not answer."))));
    }

    private static Model faulty(Model model) {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger profiles = new AtomicInteger();
        return new Model() {
            @Override
            public ModelProfile profile() {
                return fault == Fault.OTHER_PROFILE
                        ? model.profile().named("model " + profiles.incrementAndGet())
                        : model.profile();
            }

            @Override
            public ModelStream ask(ModelRequest request) {
                if (fault == Fault.ONCE_ONLY && asked.incrementAndGet() > 1) {
                    throw new IllegalStateException("asked twice");
                }
                return new Faulty(model.ask(request));
            }
        };
    }

    private static final class Faulty implements ModelStream {
        private final ModelStream stream;
        private boolean ended;

        Faulty(ModelStream stream) {
            this.stream = stream;
        }

        @Override
        public ModelEvent next() throws InterruptedException {
            if (ended && fault == Fault.READS_ON) {
                return new ModelEvent.TextDelta("more");
            }
            ModelEvent event = stream.next();
            ended = event.isLast();
            return switch (event) {
                case ModelEvent.TextDelta ignored when fault == Fault.NO_PIECES -> next();
                case ModelEvent.CallStarted ignored when fault == Fault.UNANNOUNCED -> next();
                case ModelEvent.Failed failed
                when fault == Fault.THROWS ->
                    throw new IllegalStateException(failed.failure().message());
                case ModelEvent.Completed(AssistantMessage message, Usage usage)
                when fault == Fault.LOSES_PARTS -> {
                    var parts = new ArrayList<>(message.parts());
                    parts.add(new AssistantMessage.Part.Said("", RawBlock.none()));
                    yield new ModelEvent.Completed(
                            new AssistantMessage(
                                    message.id(), message.model(), List.copyOf(parts), message.stopReason()),
                            usage);
                }
                default -> event;
            };
        }

        @Override
        public void close() {
            if (fault != Fault.CLOSES_NOTHING) {
                stream.close();
            }
        }
    }
}
