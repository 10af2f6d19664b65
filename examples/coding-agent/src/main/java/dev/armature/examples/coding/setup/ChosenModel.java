package dev.armature.examples.coding.setup;

import dev.armature.core.model.Model;
import dev.armature.core.usage.PriceList;
import dev.armature.examples.coding.offline.OfflineModel;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model to ask, with what must be closed after use.
 *
 * @param model the model
 * @param prices what its tokens cost
 * @param notice what the user should know about the choice; may be empty
 * @param offlineOrNull the server behind it, if it is the offline model
 */
public record ChosenModel(
        Model model,
        PriceList prices,
        String notice,
        @Nullable OfflineModel offlineOrNull) implements AutoCloseable {
    public ChosenModel {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(prices, "prices");
        Objects.requireNonNull(notice, "notice");
    }

    /** A model that somebody else serves. */
    static ChosenModel of(Model model) {
        return new ChosenModel(model, PriceList.standard(), "", null);
    }

    /** Whether it is the planner in this process. */
    public boolean isOffline() {
        return offlineOrNull != null;
    }

    ChosenModel noting(String text) {
        return new ChosenModel(model, prices, text, offlineOrNull);
    }

    @Override
    public void close() {
        Optional.ofNullable(offlineOrNull).ifPresent(OfflineModel::close);
    }
}
