package dev.armature.permissions.shell.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    private Programs(Programs others) {
        programs.putAll(others.programs);
    }

    private Programs() {
        Map<String, WordModel> models = new HashMap<>();
        files().forEach(file -> models.putAll(file.models()));
        versions().models().forEach((name, versions) -> models.merge(name, versions, WordModel::alsoExact));
        models.forEach(programs::put);
        withSubcommands(models);
        for (String idle : Set.of("echo", "true", "false", ":")) {
            programs.put(idle, words -> List.of());
        }
        programs.put("git", new GitProgram(models));
        programs.put("diff", new DiffProgram(Objects.requireNonNull(models.get("diff"), "diff")));
        programs.put("tree", new TreeProgram(Objects.requireNonNull(models.get("tree"), "tree")));
        programs.put("find", new FindProgram());
        programs.put("sed", new SedProgram());
        for (String awk : Set.of("awk", "gawk", "mawk", "nawk")) {
            programs.put(awk, new AwkProgram());
        }
        programs.put("jq", new JqProgram());
        programs.put("yq", new YqProgram());
        programs.put("tar", new TarProgram(true));
        programs.put("bsdtar", new TarProgram(true));
        programs.put("jar", new TarProgram(false));
        programs.put("javap", new JavapProgram());
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
        programs.put("shift", new ShiftProgram(Objects.requireNonNull(models.get("shift"), "shift")));
        programs.put("shopt", new ShoptProgram());
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

    /**
     * These and others.
     *
     * @throws IllegalArgumentException if a program is described already, or an example is not judged as it says
     */
    public Programs with(List<ModelFile> files) {
        Programs all = new Programs(this);
        for (ModelFile file : files) {
            file.models().keySet().stream()
                    .filter(name -> all.named(name.split(" ", -1)[0]).isPresent())
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new IllegalArgumentException(file.source() + ": `" + name
                                + "` is described already, and a description cannot be changed. Leave it out.");
                    });
            file.models().forEach(all.programs::put);
            all.withSubcommands(file.models());
            all.check(file);
        }
        return all;
    }

    private void check(ModelFile file) {
        List<String> problems = file.examples().stream()
                .flatMap(example -> example.problem(this).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
    }

    /** What describes them. The examples in it are tested when this module is built, and not again whenever it is used. */
    static List<ModelFile> files() {
        return FILES.stream().map(ModelReader::resource).toList();
    }

    /** What is known of the versions that programs print. */
    static ModelFile versions() {
        return ModelReader.resource("versions.txt");
    }

    /** The names of all programs that are known, without subcommands. */
    Set<String> names() {
        return programs.keySet().stream().map(name -> name.split(" ", -1)[0]).collect(Collectors.toUnmodifiableSet());
    }

    /** The program with that name, without a folder; empty if nothing is known of it. */
    public Optional<Program> named(String name) {
        return Optional.ofNullable(programs.get(name));
    }
}
