package dev.armature.core.settings;

import dev.armature.permissions.rule.RuleSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one settings file says. */
record FileContent(
        Optional<String> model,
        Map<String, String> environment,
        Optional<RuleSource> permissions,
        List<SettingsProblem> problems) {

    static FileContent nothing() {
        return new FileContent(Optional.empty(), Map.of(), Optional.empty(), List.of());
    }
}
