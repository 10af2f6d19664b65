package dev.armature.testkit.assertions;

import dev.armature.core.event.RunResult;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.usage.Cost;
import java.math.BigDecimal;
import org.assertj.core.api.AbstractAssert;

/** What to expect of how a run ended. */
public final class RunResultAssert extends AbstractAssert<RunResultAssert, RunResult> {

    RunResultAssert(RunResult result) {
        super(result, RunResultAssert.class);
    }

    /** The model said all it had to say. */
    public RunResultAssert completed() {
        if (!(actual instanceof RunResult.Completed)) {
            throw failure("Expected the run to be completed, but it ended as\n  %s", actual);
        }
        return this;
    }

    /** The model's last words were these. */
    public RunResultAssert completedWith(String text) {
        completed();
        String said = actual instanceof RunResult.Completed ended ? ended.text() : "";
        if (!said.equals(text)) {
            throw failureWithActualExpected(
                    said, text, "Expected the run to be completed with\n  `%s`\nbut it said\n  `%s`", text, said);
        }
        return this;
    }

    /** A limit was reached. */
    public RunResultAssert stoppedBy(RunResult.Limit limit) {
        if (!(actual instanceof RunResult.Stopped stopped) || stopped.limit() != limit) {
            throw failure("Expected the run to be stopped by %s, but it ended as\n  %s", limit, actual);
        }
        return this;
    }

    /** The model did not answer. */
    public RunResultAssert failedWith(ModelFailure.Kind kind) {
        if (!(actual instanceof RunResult.Failed(RunResult.Cause.ModelFailed(ModelFailure failure), var ignored))
                || failure.kind() != kind) {
            throw failure("Expected the model to fail with %s, but the run ended as\n  %s", kind, actual);
        }
        return this;
    }

    /** All requests together cost no more than so many US dollars; a cost that is not known fails. */
    public RunResultAssert spentAtMost(String usd) {
        Cost cost = actual.cost();
        if (!cost.complete()) {
            throw failure(
                    "Expected a cost of at most $%s, but it is not known (%s): there is no price for the model. Name one"
                            + " with AgentBuilder.prices.",
                    usd, cost);
        }
        if (cost.usd().compareTo(new BigDecimal(usd)) > 0) {
            throw failure(
                    "Expected a cost of at most $%s, but it was $%s",
                    usd, cost.usd().toPlainString());
        }
        return this;
    }

    /** All requests together took no more than so many tokens, prompts and answers. */
    public RunResultAssert usedAtMostTokens(long most) {
        if (actual.usage().total() > most) {
            throw failure(
                    "Expected at most %s tokens, but it were %s: %s",
                    most, actual.usage().total(), actual.usage());
        }
        return this;
    }
}
