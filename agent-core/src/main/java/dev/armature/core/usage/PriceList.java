package dev.armature.core.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prices of models by name, as of {@link #date}. A model that is not on the list has an unknown price, never none.
 *
 * <p>A name is found as it is or without a date at its end. Immutable.
 */
public final class PriceList {
    private static final String RESOURCE = "prices.tsv";
    private static final Pattern DATED = Pattern.compile("[-@](\\d{8}|\\d{4}-\\d{2}-\\d{2}|latest)$");
    private static final PriceList STANDARD = load();

    private final LocalDate date;
    private final Map<String, Prices> prices;

    private PriceList(LocalDate date, Map<String, Prices> prices) {
        this.date = date;
        this.prices = Map.copyOf(prices);
    }

    /** The public list prices that were known when this version was released. */
    public static PriceList standard() {
        return STANDARD;
    }

    /** When the standard prices were written down. */
    public LocalDate date() {
        return date;
    }

    /** The same list, with that price for that model. */
    public PriceList with(String model, Prices own) {
        Map<String, Prices> more = new HashMap<>(prices);
        more.put(model, own);
        return new PriceList(date, more);
    }

    /** The prices of that model; empty if they are not known. */
    public Optional<Prices> of(String model) {
        Prices exact = prices.get(model);
        return exact != null
                ? Optional.of(exact)
                : Optional.ofNullable(prices.get(DATED.matcher(model).replaceFirst("")));
    }

    /** What those tokens of that model cost, if its prices are known. */
    public Cost cost(String model, Usage usage) {
        return of(model).map(known -> Cost.of(usage, known)).orElse(Cost.unknown());
    }

    private static PriceList load() {
        try (InputStream in = PriceList.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource `" + RESOURCE + "` is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PriceList parse(List<String> lines) {
        LocalDate date = LocalDate.EPOCH;
        Map<String, Prices> prices = new HashMap<>();
        for (String line : lines) {
            List<String> cells = List.of(line.strip().split("\\s+"));
            if (cells.get(0).equals("date")) {
                date = LocalDate.parse(cells.get(1));
            } else if (!cells.get(0).isEmpty() && !cells.get(0).startsWith("#")) {
                List<BigDecimal> numbers =
                        cells.stream().skip(1).map(BigDecimal::new).toList();
                prices.put(
                        cells.get(0),
                        new Prices(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4)));
            }
        }
        return new PriceList(date, prices);
    }
}
