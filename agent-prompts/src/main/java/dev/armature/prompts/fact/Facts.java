package dev.armature.prompts.fact;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a prompt has been told: a value for each of some facts. Immutable; two are equal when they tell the same, in
 * whatever order it was told.
 */
public final class Facts {

    private static final Facts NONE = new Facts(new TreeMap<>());

    private final SortedMap<String, Told> told;

    private Facts(SortedMap<String, Told> told) {
        this.told = told;
    }

    /** Nothing told. */
    public static Facts none() {
        return NONE;
    }

    /** One fact told. */
    public static <T> Facts of(Fact<T> fact, T value) {
        return NONE.with(fact, value);
    }

    /** These facts and {@code value} for {@code fact}, in place of what was told for it before. */
    public <T> Facts with(Fact<T> fact, T value) {
        Objects.requireNonNull(value, () -> "expected a value for the fact `" + fact.name() + "`, was null");
        TreeMap<String, Told> more = new TreeMap<>(told);
        Told before = more.put(fact.name(), new Told(fact, fact.read(value)));
        if (before != null) {
            requireSame(before.fact(), fact);
        }
        return new Facts(more);
    }

    /** These facts and {@code others}; what {@code others} tell wins. */
    public Facts and(Facts others) {
        TreeMap<String, Told> more = new TreeMap<>(told);
        for (Told other : others.told.values()) {
            Told before = more.put(other.fact().name(), other);
            if (before != null) {
                requireSame(before.fact(), other.fact());
            }
        }
        return new Facts(more);
    }

    /** Only what these tell of {@code wanted}. */
    public Facts only(Collection<? extends Fact<?>> wanted) {
        TreeMap<String, Told> fewer = new TreeMap<>();
        for (Fact<?> fact : wanted) {
            Told value = told.get(fact.name());
            if (value != null) {
                requireSame(value.fact(), fact);
                fewer.put(fact.name(), value);
            }
        }
        return new Facts(fewer);
    }

    /** The value told for {@code fact}, if any. */
    public <T> Optional<T> find(Fact<T> fact) {
        Told value = told.get(fact.name());
        if (value == null) {
            return Optional.empty();
        }
        requireSame(value.fact(), fact);
        return Optional.of(fact.read(value.value()));
    }

    /**
     * The value told for {@code fact}.
     *
     * @throws MissingFactException if nobody told it
     */
    public <T> T require(Fact<T> fact) {
        return find(fact).orElseThrow(() -> new MissingFactException(fact.name(), ""));
    }

    /** The spelling of the fact called {@code name}, if it was told: the text a template puts in its place. */
    public Optional<String> spelled(String name) {
        return Optional.ofNullable(told.get(name)).map(value -> value.fact().spell(value.value()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && facts.told.equals(told);
    }

    @Override
    public int hashCode() {
        return told.hashCode();
    }

    /** Names only: a value may be a whole file, or nobody's business. */
    @Override
    public String toString() {
        return "Facts" + told.keySet();
    }

    private static void requireSame(Fact<?> told, Fact<?> asked) {
        if (!told.equals(asked)) {
            throw new IllegalArgumentException("Two facts have the name `" + asked.name() + "`: `" + told + "` and `"
                    + asked + "`; give one of them another name");
        }
    }

    private record Told(Fact<?> fact, Object value) {}
}
