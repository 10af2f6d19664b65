package dev.armature.testkit.simulator.provider;

import java.util.Arrays;
import java.util.Locale;

/**
 * What happens to replayed reasoning when what came before it is not what it was. Only for models that bind it; but for {@link
 * #OFF} no model takes a tool round back whose reasoning is gone. What a newer model thought is dropped in any case.
 */
public enum PreservedThinking {
    /** Nothing is checked, as for accounts of an older date. */
    OFF,
    /** The request is refused, unless it asks to have such blocks dropped. */
    ERROR,
    /** The block and all reasoning after it are left out. */
    DROP_BLOCK;

    /** As it is written: `off`, `error`, `drop_block`. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode that is written so.
     *
     * @throws IllegalArgumentException when there is none, naming those that there are
     */
    public static PreservedThinking parse(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected `off`, `error` or `drop_block`, was `%s`".formatted(word)));
    }
}
