package dev.armature.settings;

import dev.armature.permissions.rule.RuleSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What one settings file says. */
record FileContent(
        Optional<String> model,
        Map<String, String> environment,
        Optional<RuleSource> permissions,
        List<SettingsProblem> problems) {

    static FileContent nothing() {
        return new FileContent(Optional.empty(), Map.of(), Optional.empty(), List.of());
    }

    /** Without the values of variables: they may be keys. */
    @Override
    public String toString() {
        return "FileContent[model=" + model + ", environment=" + new TreeSet<>(environment.keySet()) + ", permissions="
                + permissions + ", problems=" + problems + "]";
    }
}
