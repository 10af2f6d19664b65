package dev.armature.core.engine;

import dev.armature.core.event.AgentEvent;
import dev.armature.core.event.RunResult;
import dev.armature.core.message.UserMessage;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.RequestPreview;
import dev.armature.core.session.EntryBody.UserSaid;
import dev.armature.core.usage.BudgetLedger.Exhausted;
import java.util.Optional;

/** Looks at the limits, takes in what the user said meanwhile, and makes the next request. */
final class Preparing {
    private final RunSetup setup;
    private final TurnState state;
    private final CachePlanning cache;
    private final SessionPrompt prompt;

    Preparing(RunSetup setup, TurnState state, CachePlanning cache, SessionPrompt prompt) {
        this.setup = setup;
        this.state = state;
        this.cache = cache;
        this.prompt = prompt;
    }

    Step prepare() {
        if (setup.cancellation().requested()) {
            return Step.cancelled(setup.cancellation().reason());
        }
        setup.queue().takeSteering().forEach(this::say);
        Optional<Exhausted> exhausted = setup.budget().takeTurn();
        if (exhausted.isPresent()) {
            return stopped(exhausted.get());
        }
        state.tell(new AgentEvent.TurnStarted(state.turns() + 1));
        return new Step.Sample(cache.mark(request()));
    }

    /** The request that would be next, without limits, and without being heard of again. */
    RequestPreview preview() {
        return cache.preview(request());
    }

    private ModelRequest request() {
        return setup.rendering().render(prompt.blocks(), state.view().messages());
    }

    private void say(String text) {
        state.append(new UserSaid(UserMessage.of(text)));
    }

    static Step stopped(Exhausted exhausted) {
        return Step.stopped(limit(exhausted), sentence(exhausted));
    }

    private static RunResult.Limit limit(Exhausted exhausted) {
        return switch (exhausted) {
            case MONEY, PRICE -> RunResult.Limit.MONEY;
            case TURNS -> RunResult.Limit.TURNS;
            case TOOL_CALLS -> RunResult.Limit.TOOL_CALLS;
            case TOKENS, COUNT -> RunResult.Limit.TOKENS;
            case TIME -> RunResult.Limit.TIME;
        };
    }

    private static String sentence(Exhausted exhausted) {
        return switch (exhausted) {
            case MONEY -> "the budget's money ran out";
            case PRICE ->
                "the budget limits money, and what was asked has no known price: name those of the model, and of one that it"
                        + " falls back to, with `prices(...)`; if the server does not tell how many tokens it took, limit"
                        + " turns or time instead";
            case COUNT ->
                "the budget limits tokens, and the server of the model does not tell how many it took: limit turns or time"
                        + " instead";
            case TURNS -> "the budget's turns ran out";
            case TOOL_CALLS -> "the budget's tool calls ran out";
            case TOKENS -> "the budget's tokens ran out";
            case TIME -> "the budget's time ran out";
        };
    }
}
