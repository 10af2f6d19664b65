package dev.armature.examples.coding.explain;

import dev.armature.examples.coding.report.Printable;
import dev.armature.prompts.Finding;
import dev.armature.prompts.cache.BreakpointPlan;
import dev.armature.prompts.cache.CacheProfile;
import dev.armature.prompts.cache.Level;
import dev.armature.prompts.cache.Segment;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** An explanation for people. */
public final class ExplanationText {
    private static final int SHOWN_OF_HASH = 12;

    private final Explanation explanation;
    private final PrintStream out;

    private ExplanationText(Explanation explanation, PrintStream out) {
        this.explanation = explanation;
        this.out = out;
    }

    /** Prints it. */
    public static void print(Explanation explanation, PrintStream out) {
        ExplanationText text = new ExplanationText(explanation, out);
        text.head();
        text.segments();
        text.totals();
        text.cache();
        text.lints();
        explanation.comparison().ifPresent(text::comparison);
    }

    private void head() {
        String model =
                explanation.model().provider() + ":" + explanation.model().name();
        line("model      " + (explanation.isOffline() ? "offline (spoken to as " + model + ")" : model));
        String unread = explanation.hasUnreadInstructions() ? ": its AGENTS.md is not read" : "";
        line("workspace  " + explanation.workspace()
                + (explanation.trusted() ? " (trusted)" : " (not trusted" + unread + ")"));
        line("session    " + explanation.session().map(Object::toString).orElse("a new one"));
        line("request    " + explanation.bodyBytes() + " bytes. Nothing was sent. Tokens are estimated from bytes.");
        line("");
    }

    private void segments() {
        out.printf(Locale.ROOT, "%-26s  %-9s  %7s  %-12s  %s%n", "segment", "stability", "tokens", "sha-256", "name");
        for (int i = 0; i < explanation.segments().size(); i++) {
            Segment segment = explanation.segments().get(i);
            row(segment.path(), segment, segment.tokens(), segment.hash(), Explanation.name(segment));
            for (SectionView section : SectionView.of(segment)) {
                row("  section", segment, section.tokens(), section.hash(), section.id());
            }
            explanation.markAt(i).ifPresent(this::mark);
        }
        line("");
    }

    private void row(String place, Segment segment, int tokens, String hash, String name) {
        out.printf(
                Locale.ROOT,
                "%-26s  %-9s  %7d  %s  %s%n",
                Printable.line(place),
                segment.stability(),
                tokens,
                hash.substring(0, SHOWN_OF_HASH),
                Printable.line(name));
    }

    private void mark(BreakpointPlan.Mark mark) {
        line("---- breakpoint " + mark.purpose() + ", kept " + mark.ttl().toMinutes() + " min; up to here "
                + explanation.segments().tokensOfFirst(mark.index() + 1) + " tokens");
    }

    private void totals() {
        line("tokens     tools " + tokens(Level.TOOLS) + ", system " + tokens(Level.SYSTEM) + ", messages "
                + tokens(Level.MESSAGES) + ", together "
                + explanation.segments().tokens() + " (estimated)");
    }

    private long tokens(Level level) {
        return explanation.segments().segments().stream()
                .filter(segment -> segment.level() == level)
                .mapToLong(Segment::tokens)
                .sum();
    }

    private void cache() {
        CacheProfile cache = explanation.model().cache();
        Optional<Segment> end = explanation.smallestPrefixEnd();
        line("cache      "
                + (explanation.marks().isEmpty()
                        ? "no breakpoint is sent"
                        : explanation.marks().size() + " of at most " + cache.maxBreakpoints() + " breakpoints")
                + "; the smallest prefix that is cached has " + cache.minTokens() + " tokens, "
                + end.map(segment -> "reached at " + segment.path()).orElse("which this prompt does not reach"));
    }

    private void lints() {
        if (explanation.lints().isEmpty()) {
            line("lints      none");
        }
        for (Finding lint : explanation.lints()) {
            line("lint       " + lint.describe());
        }
    }

    private void comparison(Comparison comparison) {
        if (comparison.previousAt().isEmpty()) {
            line("previous   none is kept; the next explanation will be compared with this one");
            return;
        }
        line("previous   explained at " + comparison.previousAt().get());
        comparison
                .change()
                .ifPresentOrElse(
                        change -> line("break      " + change.kind().word() + ": "
                                + change.where().describe() + "; about " + change.tokensLost()
                                + " tokens are paid for again"),
                        () -> line("break      none: this prompt goes on from it"));
    }

    private void line(String text) {
        out.println(Printable.line(text));
    }
}
