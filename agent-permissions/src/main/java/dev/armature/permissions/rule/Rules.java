package dev.armature.permissions.rule;

import dev.armature.permissions.decision.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules written in code. Immutable: every method gives new rules.
 *
 * <pre>{@code
 * Rules.none().allow("weather").allow("Bash(git status)").deny("Read(**}{@code /.env)")
 * }</pre>
 *
 * The text is checked when an engine is built of it, not here.
 */
public final class Rules {

    private static final Rules NONE = new Rules(List.of(), null);

    private final List<WrittenRule> written;
    private final @Nullable Mode mode;

    private Rules(List<WrittenRule> written, @Nullable Mode mode) {
        this.written = List.copyOf(written);
        this.mode = mode;
    }

    /** No rules. */
    public static Rules none() {
        return NONE;
    }

    /** Adds a rule that lets what it matches happen without a question, unless something stricter speaks. */
    public Rules allow(String rule) {
        return and(WrittenRule.of(Verdict.ALLOW, rule));
    }

    /** Adds a rule that has what it matches asked, in every mode. */
    public Rules ask(String rule) {
        return and(WrittenRule.of(Verdict.ASK, rule));
    }

    /** Adds a rule that forbids what it matches. */
    public Rules deny(String rule) {
        return and(WrittenRule.of(Verdict.DENY, rule));
    }

    /** Adds a rule with examples or a justification. */
    public Rules and(WrittenRule rule) {
        List<WrittenRule> more = new ArrayList<>(written);
        more.add(rule);
        return new Rules(more, mode);
    }

    /** Sets the mode that these rules ask for. */
    public Rules mode(Mode mode) {
        return new Rules(written, Objects.requireNonNull(mode, "mode"));
    }

    /** The rules in the order they were written. */
    public List<WrittenRule> written() {
        return written;
    }

    /** The mode, if one was set. */
    public Optional<Mode> mode() {
        return Optional.ofNullable(mode);
    }

    /** These rules as a source of the host tier, shown as {@code name}. */
    public RuleSource named(String name) {
        return named(name, Tier.HOST);
    }

    /** These rules as a source, shown as {@code name}. */
    public RuleSource named(String name, Tier tier) {
        return RuleSource.of(name, tier, this);
    }
}
