package dev.armature.testkit.cassette;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which mode a cassette runs in. What this one run was told comes first; then, in continuous integration, nothing is
 * recorded, whatever the test says; then what the test says.
 */
final class ModeChoice {
    static final String PROPERTY = "armature.cassette";
    static final String VARIABLE = "ARMATURE_CASSETTE";

    private ModeChoice() {}

    static CassetteMode of(CassetteMode written, @Nullable String property, Map<String, String> environment) {
        if (property != null) {
            return CassetteMode.named(property, "the property " + PROPERTY);
        }
        String told = environment.getOrDefault(VARIABLE, "");
        if (!told.isEmpty()) {
            return CassetteMode.named(told, "the variable " + VARIABLE);
        }
        String ci = environment.getOrDefault("CI", "");
        return ci.isEmpty() || ci.equals("false") ? written : CassetteMode.REPLAY;
    }
}
