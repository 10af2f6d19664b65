package dev.armature.examples.langchain4j.model;

import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request of LangChain4j. The handle that can do so comes with the first piece of an answer and not before; so a
 * request that is cancelled earlier is ended when that piece comes.
 */
final class Cancelling {
    private volatile boolean cancelled;
    private volatile @Nullable StreamingHandle handle;
    private volatile @Nullable Thread asking;

    /** Here is the handle; told with every piece. */
    void by(StreamingHandle newest) {
        handle = newest;
        end();
    }

    /** That thread asks, and may wait for the answer. */
    void by(Thread thread) {
        asking = thread;
        end();
    }

    void cancel() {
        cancelled = true;
        end();
    }

    private void end() {
        if (!cancelled) {
            return;
        }
        StreamingHandle newest = handle;
        if (newest != null && !newest.isCancelled()) {
            try {
                newest.cancel();
            } catch (RuntimeException ignored) {
                // Not every model can. What it still says is not heard.
            }
        }
        if (asking != null) {
            asking.interrupt();
        }
    }
}
