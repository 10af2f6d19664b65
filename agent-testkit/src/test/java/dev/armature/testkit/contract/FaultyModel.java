package dev.armature.testkit.contract;

import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.prompts.cache.Segment;
import dev.armature.prompts.cache.SegmentChain;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A model with one fault, made of one without. */
final class FaultyModel implements Model {
    final ModelFault fault;
    final List<ModelStream> answers = new CopyOnWriteArrayList<>();
    final Semaphore turn = new Semaphore(1);

    private final Model model;
    private final Function<ModelStream, ModelStream> answering;
    private final AtomicInteger count = new AtomicInteger();

    /** @param answering what it makes of an answer before it is read */
    FaultyModel(Model model, ModelFault fault, Function<ModelStream, ModelStream> answering) {
        this.model = model;
        this.fault = fault;
        this.answering = answering;
    }

    @Override
    public ModelProfile profile() {
        return fault == ModelFault.OTHER_PROFILE
                ? model.profile().named("model " + count.incrementAndGet())
                : model.profile();
    }

    @Override
    public String body(ModelRequest request) {
        return fault == ModelFault.OTHER_BODY ? "body " + count.incrementAndGet() : request.toString();
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return switch (fault) {
            case OTHER_SEGMENTS -> chain("segment " + count.incrementAndGet());
            case NEW_CHAIN -> chain(request.messages().size() + " messages");
            default -> chain(request.messages().stream().map(Object::toString).toArray(String[]::new));
        };
    }

    private static SegmentChain chain(String... texts) {
        SegmentChain chain = SegmentChain.empty();
        for (String text : texts) {
            chain = chain.plus(Segment.message("messages", "user", text.getBytes(StandardCharsets.UTF_8)));
        }
        return chain;
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        if (fault == ModelFault.ONCE_ONLY && count.incrementAndGet() > 1) {
            throw new IllegalStateException("asked twice");
        }
        ModelStream answer = answering.apply(model.ask(request));
        answers.add(answer);
        return new FaultyStream(answer, this);
    }

    @Override
    public String toString() {
        return "a faulty model";
    }

    /** An answer that behaves in another way. */
    private static final class FaultyStream implements ModelStream {
        private final ModelStream answer;
        private final FaultyModel model;
        private final ModelFault fault;
        private final Thread asking = Thread.currentThread();
        private ModelEvent last = new ModelEvent.TextDelta("");
        private boolean hasTurn;
        private volatile boolean reading;
        private volatile boolean begun;
        private final AtomicInteger closed = new AtomicInteger();

        FaultyStream(ModelStream answer, FaultyModel model) {
            this.answer = answer;
            this.model = model;
            this.fault = model.fault;
        }

        @Override
        public ModelEvent next() throws InterruptedException {
            if (fault == ModelFault.ONE_THREAD && !Thread.currentThread().equals(asking)) {
                throw new IllegalStateException("read by another thread than asked");
            }
            if (fault == ModelFault.ONE_AFTER_ANOTHER && !hasTurn) {
                model.turn.acquire();
                hasTurn = true;
            }
            if (last.isLast()) {
                Optional<ModelEvent> more = FaultyEvents.afterTheEnding(fault, last, closed.get() > 0);
                return more.isPresent() ? more.get() : answer.next();
            }
            begun = true;
            reading = true;
            last = FaultyEvents.read(fault, answer);
            reading = false;
            if (hasTurn && last.isLast()) {
                model.turn.release();
            }
            return last;
        }

        @Override
        public void close() {
            int times = closed.incrementAndGet();
            switch (fault) {
                case CLOSES_NOTHING -> {}
                case CLOSES_ONLY_AT_FIRST -> closeIf(!begun);
                case WAKES_NOBODY -> closeIf(!reading);
                case CLOSES_ALL -> model.answers.forEach(ModelStream::close);
                case CLOSES_ONCE -> {
                    if (times > 1) {
                        throw new IllegalStateException("closed twice");
                    }
                    answer.close();
                }
                default -> answer.close();
            }
        }

        private void closeIf(boolean condition) {
            if (condition) {
                answer.close();
            }
        }
    }
}
