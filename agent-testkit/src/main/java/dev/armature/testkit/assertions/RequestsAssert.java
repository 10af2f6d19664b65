package dev.armature.testkit.assertions;

import dev.armature.core.model.ModelRequest;
import dev.armature.prompts.cache.BreakKind;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** What to expect of the requests of one conversation. */
public final class RequestsAssert extends AbstractAssert<RequestsAssert, List<ModelRequest>> {

    RequestsAssert(List<ModelRequest> requests) {
        super(requests, RequestsAssert.class);
    }

    /**
     * Each request begins as the one before it: the same tools in the same order, the same system prompt, and all its
     * messages. Only then can a provider read them from its cache.
     */
    public RequestsAssert promptPrefixStable() {
        for (int i = 1; i < actual.size(); i++) {
            Optional<String> change = change(actual.get(i - 1), actual.get(i));
            if (change.isPresent()) {
                throw failure(
                        "Expected the prompt's beginning to stay as it was, but request %s differs from the one before it: %s",
                        i + 1, change.get());
            }
        }
        return this;
    }

    private static Optional<String> change(ModelRequest before, ModelRequest after) {
        return firstChange(BreakKind.TOOLS_CHANGED, "tools", before.tools(), after.tools(), false)
                .or(() -> firstChange(BreakKind.SYSTEM_CHANGED, "system", before.system(), after.system(), false))
                .or(() ->
                        firstChange(BreakKind.MESSAGES_CHANGED, "messages", before.messages(), after.messages(), true));
    }

    private static Optional<String> firstChange(
            BreakKind kind, String name, List<?> before, List<?> after, boolean mayGrow) {
        String what = kind.word() + ": " + name;
        for (int i = 0; i < before.size(); i++) {
            if (i >= after.size()) {
                return Optional.of(what + "[" + i + "] is gone; it was\n  " + before.get(i));
            }
            if (!before.get(i).equals(after.get(i))) {
                return Optional.of(what + "[" + i + "] was\n  " + before.get(i) + "\nand is\n  " + after.get(i));
            }
        }
        return mayGrow || after.size() == before.size()
                ? Optional.empty()
                : Optional.of(what + "[" + before.size() + "] is new:\n  " + after.get(before.size()));
    }
}
