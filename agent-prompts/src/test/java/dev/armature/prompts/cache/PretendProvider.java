package dev.armature.prompts.cache;

import dev.armature.prompts.cache.BreakpointPlan.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A provider's prefix cache, by the published rules: an entry is written at a mark only, is there when its request begins
 * to answer, lives from the start of the request that wrote or read it, and is found from a mark by looking back. Segments
 * weigh what they estimate.
 */
public final class PretendProvider {

    private static final Duration FIRST_BYTE = Duration.ofSeconds(1);

    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(Instant availableAt, Instant expiresAt, Duration ttl) {
        boolean isThereAt(Instant time) {
            return !time.isBefore(availableAt) && time.isBefore(expiresAt);
        }
    }

    /** Answers a request; its first byte comes a second after it was sent. */
    public Exchange answer(SentPrompt prompt) {
        SegmentChain chain = prompt.segments();
        List<Mark> marks = longEnough(prompt);
        int hit = longestHit(prompt, marks);
        Instant now = prompt.sentAt();
        if (hit >= 0) {
            refresh(key(prompt, hit), now);
        }
        long last = chain.tokensOfFirst(hit + 1);
        long read = last;
        long written = 0;
        long writtenLong = 0;
        for (Mark mark : marks) {
            String key = key(prompt, mark.index());
            if (isThere(key, now)) {
                refresh(key, now);
            } else if (mark.index() > hit) {
                long tokens = chain.tokensOfFirst(mark.index() + 1);
                boolean isLong = mark.ttl().compareTo(Duration.ofMinutes(5)) > 0;
                written += isLong ? 0 : tokens - last;
                writtenLong += isLong ? tokens - last : 0;
                last = tokens;
                entries.put(key, new Entry(now.plus(FIRST_BYTE), now.plus(mark.ttl()), mark.ttl()));
            }
        }
        CacheUsage usage = new CacheUsage(chain.tokens() - last, read, written, writtenLong);
        return new Exchange(prompt, now.plus(FIRST_BYTE), usage);
    }

    /** Forgets everything, as a busy provider may. */
    public void evict() {
        entries.clear();
    }

    private List<Mark> longEnough(SentPrompt prompt) {
        return new ArrayList<>(prompt.plan().marks().stream()
                .filter(mark -> prompt.segments().tokensOfFirst(mark.index() + 1)
                        >= prompt.plan().profile().minTokens())
                .toList());
    }

    private int longestHit(SentPrompt prompt, List<Mark> marks) {
        int lookback = prompt.plan().profile().lookback();
        for (Mark mark : marks.reversed()) {
            for (int i = mark.index(); i >= 0 && mark.index() - i < lookback; i--) {
                if (isThere(key(prompt, i), prompt.sentAt())) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean isThere(String key, Instant time) {
        Entry entry = entries.get(key);
        return entry != null && entry.isThereAt(time);
    }

    private void refresh(String key, Instant time) {
        entries.computeIfPresent(key, (same, entry) -> {
            Instant longer = time.plus(entry.ttl());
            return longer.isAfter(entry.expiresAt()) ? new Entry(entry.availableAt(), longer, entry.ttl()) : entry;
        });
    }

    private static String key(SentPrompt prompt, int index) {
        Level level = prompt.segments().get(index).level();
        String parameters = prompt.parameters().stream()
                .filter(parameter -> parameter.from().compareTo(level) <= 0)
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining(","));
        return prompt.model() + "|" + parameters + "|" + prompt.segments().hashOfFirst(index + 1);
    }
}
