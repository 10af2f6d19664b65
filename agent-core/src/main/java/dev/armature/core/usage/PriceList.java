package dev.armature.core.usage;

import dev.armature.core.data.DatedTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices of models by name, as of {@link #date}. A model that is not on the list has an unknown price, never none.
 *
 * <p>A name is found as it is or without a date at its end. Immutable.
 */
public final class PriceList {
    private static final String RESOURCE = "prices.tsv";
    private static final PriceList STANDARD = of(DatedTable.beside(PriceList.class, RESOURCE));

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
        return exact != null ? Optional.of(exact) : Optional.ofNullable(prices.get(DatedTable.undated(model)));
    }

    /** What those tokens of that model cost, if its prices are known. */
    public Cost cost(String model, Usage usage) {
        return of(model).map(known -> Cost.of(usage, known)).orElse(Cost.unknown());
    }

    private static PriceList of(DatedTable table) {
        Map<String, Prices> prices = new HashMap<>();
        for (List<String> row : table.rows()) {
            List<BigDecimal> numbers = row.stream().skip(1).map(BigDecimal::new).toList();
            prices.put(
                    row.get(0),
                    new Prices(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4)));
        }
        return new PriceList(table.date(), prices);
    }
}
