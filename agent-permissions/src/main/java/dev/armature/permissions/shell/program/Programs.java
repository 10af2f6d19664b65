package dev.armature.permissions.shell.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The programs and builtins whose words are understood. Immutable. */
public final class Programs {

    private static final List<String> FILES = List.of(
            "files.txt",
            "text.txt",
            "system.txt",
            "builtins.txt",
            "writes.txt",
            "network.txt",
            "tools.txt",
            "wrappers.txt",
            "git.txt");
    private static final Programs STANDARD = new Programs();

    private final Map<String, Program> programs = new HashMap<>();

    private Programs() {
        Map<String, WordModel> models = new HashMap<>();
        FILES.forEach(file -> models.putAll(ModelReader.resource(file)));
        ModelReader.resource("versions.txt")
                .forEach((name, versions) ->
                        models.merge(name, versions, (model, also) -> model.alsoExact(also.exact())));
        models.forEach(programs::put);
        withSubcommands(models);
        for (String idle : Set.of("echo", "true", "false", ":")) {
            programs.put(idle, words -> List.of());
        }
        programs.put("git", new GitProgram(models));
        programs.put("find", new FindProgram());
        programs.put("sed", new SedProgram());
        for (String awk : Set.of("awk", "gawk", "mawk", "nawk")) {
            programs.put(awk, new AwkProgram());
        }
        programs.put("jq", new JqProgram());
        programs.put("yq", new YqProgram());
        programs.put("tar", new TarProgram());
        programs.put("jar", new TarProgram());
        programs.put("xargs", new XargsProgram());
        programs.put("env", new EnvProgram());
        programs.put("command", new CommandProgram(models));
        programs.put("test", new TestProgram(false));
        programs.put("[", new TestProgram(true));
        programs.put("printf", new PrintfProgram());
        for (String shell : Set.of("bash", "sh", "dash", "zsh", "ksh", "ash")) {
            programs.put(shell, new ShellProgram(shell));
        }
        programs.put("set", new SetProgram());
        programs.put("export", new ExportProgram());
        programs.put("rm", new RemoveProgram());
        programs.put("cp", new CopyProgram(CopyProgram.Kind.COPY));
        programs.put("mv", new CopyProgram(CopyProgram.Kind.MOVE));
        programs.put("ln", new CopyProgram(CopyProgram.Kind.LINK));
        programs.put("dd", new DdProgram());
    }

    private void withSubcommands(Map<String, WordModel> models) {
        WordModel bare =
                Objects.requireNonNull(ModelReader.text("bare\n  first\n").get("bare"));
        models.keySet().stream()
                .filter(key -> key.indexOf(' ') > 0)
                .map(key -> key.substring(0, key.indexOf(' ')))
                .distinct()
                .forEach(name ->
                        programs.put(name, new SubcommandProgram(name, models.getOrDefault(name, bare), models)));
    }

    /** The programs that come with this module. */
    public static Programs standard() {
        return STANDARD;
    }

    /** The names that {@code find} with these arguments prints, each ended by a NUL; empty if it is not known to. */
    public static Optional<Value> found(List<Value> arguments) {
        return FindProgram.printed(arguments);
    }

    /** The program with that name, without a folder; empty if nothing is known of it. */
    public Optional<Program> named(String name) {
        return Optional.ofNullable(programs.get(name));
    }
}
