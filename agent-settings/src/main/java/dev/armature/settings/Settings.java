package dev.armature.settings;

import dev.armature.permissions.rule.RuleSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the settings files say together. For single values the strongest file wins; rules of all files count.
 *
 * <p>Reading never throws for what a file contains: what is wrong is listed in {@link #problems}, and a host should
 * refuse to start while there are any. Prints without the values of the environment, which may be keys.
 */
public final class Settings {
    private final Optional<Sourced> model;
    private final Map<String, String> environment;
    private final List<RuleSource> permissions;
    private final List<SettingsProblem> problems;

    private Settings(
            Optional<Sourced> model,
            Map<String, String> environment,
            List<RuleSource> permissions,
            List<SettingsProblem> problems) {
        this.model = model;
        this.environment = Map.copyOf(environment);
        this.permissions = List.copyOf(permissions);
        this.problems = List.copyOf(problems);
    }

    /** A value, and the file that it comes from. */
    public record Sourced(String value, SettingsFile source) {}

    /** Reads these files, the strongest first. Files that do not exist say nothing. */
    public static Settings read(List<SettingsFile> files) {
        Optional<Sourced> model = Optional.empty();
        Map<String, String> environment = new LinkedHashMap<>();
        List<RuleSource> permissions = new ArrayList<>();
        List<SettingsProblem> problems = new ArrayList<>();
        for (SettingsFile file : files) {
            FileContent content = new SettingsReader(file).read();
            problems.addAll(content.problems());
            if (model.isEmpty()) {
                model = content.model().map(value -> new Sourced(value, file));
            }
            content.environment().forEach(environment::putIfAbsent);
            content.permissions().ifPresent(permissions::add);
        }
        return new Settings(model, environment, permissions, problems);
    }

    /** The model to use, as {@code provider:name} or as the word by which a program calls a model of its own. */
    public Optional<Sourced> model() {
        return model;
    }

    /** Variables for finding models, where the process's own environment does not have them. May hold keys. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The rules of all files, each file a source of its own. */
    public List<RuleSource> permissions() {
        return permissions;
    }

    /** What cannot be used, in the order of the files. */
    public List<SettingsProblem> problems() {
        return problems;
    }

    @Override
    public String toString() {
        return "Settings[model=" + model.map(Sourced::value).orElse("none") + ", environment="
                + new TreeSet<>(environment.keySet()) + ", permissions=" + permissions.size() + ", problems="
                + problems + "]";
    }
}
