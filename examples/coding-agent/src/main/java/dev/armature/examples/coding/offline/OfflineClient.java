package dev.armature.examples.coding.offline;

import dev.armature.core.model.Model;
import dev.armature.core.model.ModelEvent;
import dev.armature.core.model.ModelFailure;
import dev.armature.core.model.ModelProfile;
import dev.armature.core.model.ModelRequest;
import dev.armature.core.model.ModelStream;
import dev.armature.prompts.cache.SegmentChain;
import dev.armature.prompts.cache.SentPrompt;
import java.util.List;
import java.util.Locale;

/**
 * The real client, except that its failures speak of the offline model: whoever reads them chose no provider, and has no
 * key and no address to check.
 *
 * @param client asks the server in this process
 * @param address where, as the client writes it
 */
record OfflineClient(Model client, String address) implements Model {

    @Override
    public ModelProfile profile() {
        return client.profile();
    }

    @Override
    public SegmentChain segments(ModelRequest request) {
        return client.segments(request);
    }

    @Override
    public List<SentPrompt.Parameter> cacheParameters(ModelRequest request) {
        return client.cacheParameters(request);
    }

    @Override
    public String body(ModelRequest request) {
        return client.body(request);
    }

    @Override
    public ModelStream ask(ModelRequest request) {
        return new Reworded(client.ask(request), address);
    }

    private record Reworded(ModelStream stream, String address) implements ModelStream {

        @Override
        public ModelEvent next() throws InterruptedException {
            ModelEvent event = stream.next();
            return event instanceof ModelEvent.Failed failed
                    ? new ModelEvent.Failed(reworded(failed.failure(), address), failed.usage())
                    : event;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** The same failure in words that fit; advice about variables is left out. */
    static ModelFailure reworded(ModelFailure failure, String address) {
        String message = failure.message()
                .replace("Anthropic at " + address, "the offline model")
                .replaceAll(" (?:Check|Set) [^.]*\\bANTHROPIC_[^.]*\\.", "");
        return new ModelFailure(
                failure.kind(),
                message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1),
                failure.retryAfterOrNull(),
                failure.requestIdOrNull(),
                failure.retryable());
    }
}
