package dev.armature.core.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What is left of a budget. Asked before each request and each further attempt, told after it. Thread-safe: one ledger may serve several runs
 * that share a budget. Ledgers make a tree: what is taken from one within another is taken from both.
 */
public final class BudgetLedger {
    private final ReentrantLock lock = new ReentrantLock();
    private final Budget budget;
    private final InstantSource clock;
    private final Instant started;
    private final Optional<BudgetLedger> outer; // locked after this one, never before
    private BigDecimal usd = BigDecimal.ZERO; // guarded by lock, as the rest
    private boolean priceUnknown;
    private boolean countUnknown;
    private long turns;
    private long toolCalls;
    private long tokens;

    /** Everything of {@code budget} is left; its wall clock starts now. */
    public BudgetLedger(Budget budget, InstantSource clock) {
        this(budget, clock, Optional.empty());
    }

    /** The same, within {@code outer}, if there is one: whatever has run out there has run out here too. */
    public BudgetLedger(Budget budget, InstantSource clock, Optional<BudgetLedger> outer) {
        this.budget = budget;
        this.clock = clock;
        this.started = clock.instant();
        this.outer = outer;
    }

    /** Something that ran out. */
    public enum Exhausted {
        MONEY,
        /** Money is limited, and what is asked has a price that nobody knows, or nobody told how much of it was used. */
        PRICE,
        /** Tokens are limited, and a server did not tell how many it took. */
        COUNT,
        TURNS,
        TOOL_CALLS,
        TOKENS,
        TIME
    }

    /** Takes one turn for a request that is about to be sent, or tells what has run out; then nothing was taken. */
    public Optional<Exhausted> takeTurn() {
        lock.lock();
        try {
            Optional<Exhausted> gone = goneHere();
            if (gone.isEmpty()
                    && budget.turns().isPresent()
                    && turns >= budget.turns().getAsLong()) {
                gone = Optional.of(Exhausted.TURNS);
            }
            if (gone.isEmpty()) {
                gone = outer.flatMap(BudgetLedger::takeTurn);
            }
            if (gone.isEmpty()) {
                turns++;
            }
            return gone;
        } finally {
            lock.unlock();
        }
    }

    /** Takes one tool call, or tells that no call or no time is left; then nothing was taken. */
    public Optional<Exhausted> takeToolCall() {
        lock.lock();
        try {
            if (timeLeft().filter(Duration::isZero).isPresent()) {
                return Optional.of(Exhausted.TIME);
            }
            if (budget.toolCalls().isPresent()
                    && toolCalls >= budget.toolCalls().getAsLong()) {
                return Optional.of(Exhausted.TOOL_CALLS);
            }
            Optional<Exhausted> gone = outer.flatMap(BudgetLedger::takeToolCall);
            if (gone.isEmpty()) {
                toolCalls++;
            }
            return gone;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Books what a request used. Where money is limited, a price that is not known counts as all of it, and where tokens
     * are, so does a number that nobody told: a limit that cannot be checked is not kept by hoping.
     */
    public void spend(Usage usage, Cost cost) {
        lock.lock();
        try {
            tokens += usage.total();
            usd = usd.add(cost.usd());
            priceUnknown |= !cost.complete();
            countUnknown |= !usage.isKnown(Usage.Count.INPUT) || !usage.isKnown(Usage.Count.OUTPUT);
        } finally {
            lock.unlock();
        }
        outer.ifPresent(ledger -> ledger.spend(usage, cost));
    }

    /** From now on money cannot be counted, because somebody may be asked whose price is not known. */
    public void priceIsUnknown() {
        lock.lock();
        try {
            priceUnknown = true;
        } finally {
            lock.unlock();
        }
        outer.ifPresent(BudgetLedger::priceIsUnknown);
    }

    /** How much time is left; nothing when time is not limited. Never negative. */
    public Optional<Duration> timeLeft() {
        Optional<Duration> own = budget.wallClock().map(most -> {
            Duration left = most.minus(Duration.between(started, clock.instant()));
            return left.isNegative() ? Duration.ZERO : left;
        });
        return Stream.of(own, outer.flatMap(BudgetLedger::timeLeft))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** What has run out, here or in what it is within, so that nothing may be asked again; turns and calls apart. */
    public Optional<Exhausted> exhausted() {
        lock.lock();
        try {
            return goneHere().or(() -> outer.flatMap(BudgetLedger::exhausted));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Exhausted> goneHere() {
        if (timeLeft().filter(Duration::isZero).isPresent()) {
            return Optional.of(Exhausted.TIME);
        }
        if (budget.tokens().isPresent() && tokens >= budget.tokens().getAsLong()) {
            return Optional.of(Exhausted.TOKENS);
        }
        if (budget.usd().filter(most -> usd.compareTo(most) >= 0).isPresent()) {
            return Optional.of(Exhausted.MONEY);
        }
        if (budget.usd().isPresent() && priceUnknown) {
            return Optional.of(Exhausted.PRICE);
        }
        return budget.tokens().isPresent() && countUnknown ? Optional.of(Exhausted.COUNT) : Optional.empty();
    }
}
