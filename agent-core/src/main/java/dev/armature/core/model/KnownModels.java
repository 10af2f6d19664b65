package dev.armature.core.model;

import dev.armature.core.data.DatedTable;
import dev.armature.core.model.ModelTraits.Thinking;
import dev.armature.prompts.cache.CacheProfile;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of models by their names, as of {@link #date}: data, not code, because it ages.
 *
 * <p>A name is known as it is or with a date behind it ({@code claude-haiku-4-5-20251001}). A name that merely looks like
 * a known one is not known: what is not known gets a small window and a short answer, which is always safe and can be
 * overridden where the model is built.
 */
public final class KnownModels {
    private static final String RESOURCE = "models.tsv";
    private static final Set<String> WORDS =
            Set.of("adaptive", "budget", "none", "sampling", "forced", "prefill", "system", "bound");
    private static final KnownModels STANDARD = of(DatedTable.beside(KnownModels.class, RESOURCE));

    private final LocalDate date;
    private final Map<String, ModelProfile> profiles;
    private final Set<String> unthinking;

    private KnownModels(LocalDate date, Map<String, ModelProfile> profiles, Set<String> unthinking) {
        this.date = date;
        this.profiles = Map.copyOf(profiles);
        this.unthinking = Set.copyOf(unthinking);
    }

    /** What was known when this version was released. */
    public static KnownModels standard() {
        return STANDARD;
    }

    /** When it was written down. */
    public LocalDate date() {
        return date;
    }

    /** What is known of that model; empty if it is not known. */
    public Optional<ModelProfile> find(String provider, String name) {
        String undated = DatedTable.undated(name);
        ModelProfile found = profiles.getOrDefault(key(provider, name), profiles.get(key(provider, undated)));
        return Optional.ofNullable(found).map(known -> known.named(name));
    }

    /** What is known of that model, or else what is safe to believe of any model of that provider. */
    public ModelProfile profile(String provider, String name) {
        return find(provider, name)
                .or(() -> find(provider, "*").map(any -> any.named(name)))
                .orElseThrow(() -> new IllegalArgumentException("nothing is known of the provider `" + provider + "`"));
    }

    /** Whether a model may be asked for reasoning: false only of models that are known to have none. */
    public boolean mayThink(String provider, String name) {
        return !unthinking.contains(key(provider, DatedTable.undated(name)));
    }

    private static KnownModels of(DatedTable table) {
        Map<String, ModelProfile> profiles = new HashMap<>();
        Set<String> unthinking = new HashSet<>();
        for (List<String> row : table.rows()) {
            ModelProfile profile = new ModelProfile(
                    row.get(0),
                    row.get(1),
                    Integer.parseInt(row.get(2)),
                    Integer.parseInt(row.get(3)),
                    cache(row.get(4), Integer.parseInt(row.get(5))).reading(Double.parseDouble(row.get(7))),
                    traits(row.get(8)));
            profiles.put(key(profile.provider(), profile.name()), profile);
            if (row.get(6).equals("no")) {
                unthinking.add(key(profile.provider(), profile.name()));
            }
        }
        return new KnownModels(table.date(), profiles, unthinking);
    }

    private static CacheProfile cache(String kind, int minTokens) {
        return switch (kind) {
            case "marks" -> CacheProfile.explicit(minTokens);
            case "breakpoints" -> CacheProfile.explicitUnlimited(minTokens);
            case "automatic" -> CacheProfile.automatic(minTokens);
            default ->
                throw new IllegalStateException("the kind of a cache in `" + RESOURCE
                        + "` is `marks`, `breakpoints` or `automatic`, was `" + kind + "`");
        };
    }

    private static ModelTraits traits(String words) {
        if (words.equals("?")) {
            return ModelTraits.unknown();
        }
        Set<String> taken = Set.of(words.split(","));
        if (!WORDS.containsAll(taken)) {
            throw new IllegalStateException("what a model takes is said in `" + RESOURCE + "` with `?` or words of "
                    + WORDS + ", was `" + words + "`");
        }
        EnumSet<Thinking> thinking = EnumSet.noneOf(Thinking.class);
        for (Thinking way : Thinking.values()) {
            if (taken.contains(way.name().toLowerCase(Locale.ROOT))) {
                thinking.add(way);
            }
        }
        return new ModelTraits(
                thinking,
                taken.contains("sampling"),
                taken.contains("forced"),
                taken.contains("prefill"),
                taken.contains("system"),
                taken.contains("bound"));
    }

    private static String key(String provider, String name) {
        return provider + " " + name;
    }
}
