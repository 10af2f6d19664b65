package dev.armature.benchmarks.session;

import dev.armature.benchmarks.contender.Contender;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rounds as two tables: what each contender took, and the share of the others' that ours took in the same round. */
final class Report {

    private final List<Map<Contender, Measured>> rounds;

    Report(List<Map<Contender, Measured>> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    /** One of the figures, as it is called in the tables. */
    private record Figure(String name, String unit, int decimals, ToDoubleFunction<Measured> value) {}

    private static final Figure WORK = new Figure("work per turn", "us", 0, Measured::work);
    private static final Figure MEMORY = new Figure("memory per turn", "kB", 1, Measured::memory);
    private static final Figure FIRST = new Figure("first session", "s", 2, Measured::first);
    private static final Figure WHOLE = new Figure("whole process", "s", 1, Measured::whole);
    private static final List<Figure> FIGURES = List.of(
            WORK,
            new Figure("  of it collector", "us", 0, Measured::collector),
            new Figure("compiler per turn", "us", 0, Measured::compiler),
            MEMORY,
            FIRST,
            WHOLE,
            new Figure("  of it compiler", "s", 1, Measured::compiling));

    /** What was measured, the least and the most of all rounds in brackets. */
    String text() {
        String heads = row("", Arrays.stream(Contender.values()).map(Contender::word));
        String figures = FIGURES.stream()
                .map(figure -> row(
                        figure.name() + ", " + figure.unit(),
                        Arrays.stream(Contender.values())
                                .map(contender -> taken(figure, contender).text(figure.decimals()))))
                .collect(Collectors.joining());
        List<Contender> others = List.of(Contender.LOOP, Contender.LANGCHAIN4J);
        String ofWhom = row("armature's share", others.stream().map(other -> "of " + other.word() + "'s"));
        String shares = Stream.of(WORK, MEMORY, FIRST, WHOLE)
                .map(figure -> row(
                        figure.name(),
                        others.stream().map(other -> share(figure, other).text(3))))
                .collect(Collectors.joining());
        return heads + figures + "\n" + ofWhom + shares;
    }

    private Spread taken(Figure figure, Contender contender) {
        return Spread.of(rounds.stream()
                .mapToDouble(round -> figure.value().applyAsDouble(round.get(contender)))
                .toArray());
    }

    private Spread share(Figure figure, Contender other) {
        return Spread.of(rounds.stream()
                .mapToDouble(round -> figure.value().applyAsDouble(round.get(Contender.ARMATURE))
                        / figure.value().applyAsDouble(round.get(other)))
                .toArray());
    }

    private static String row(String name, Stream<String> cells) {
        return String.format(Locale.ROOT, "%-22s", name)
                + cells.map(cell -> String.format(Locale.ROOT, "%26s", cell)).collect(Collectors.joining())
                + "\n";
    }
}
