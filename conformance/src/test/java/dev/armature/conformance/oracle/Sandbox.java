package dev.armature.conformance.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine that scripts run on: no network, no process but its own, libraries and settings of the system read-only, and
 * everything else in memory. In each folder where programs are installed lies a stub for every name. Needs bubblewrap.
 */
final class Sandbox {

    private static final List<String> PROGRAM_FOLDERS =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");
    /** Files in /etc that some machines let be executed: bash would run the names in them. */
    private static final List<String> NO_PROGRAMS = List.of("hostname", "hosts", "resolv.conf");

    private static final List<String> SYSTEM_FOLDERS = List.of(
            "/lib", "/lib32", "/lib64", "/libx32", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/etc");
    /** Programs that scripts speak of and few machines have. */
    private static final List<String> OTHER_PROGRAMS = List.of(
            ("ag ansible apt apt-get aws az bat brew bun bundle cargo cmake composer curl dnf docker doas emacs eza fd fdfind"
                            + " firefox gcloud gem gh git go gradle helm http jar java javac jq kubectl make mvn nc ncat nix"
                            + " node npm npx ninja nmap openssl pacman parallel perl php pip pip3 pnpm podman poetry psql"
                            + " python python2 python3 rg rsync ruby rustc scp sftp shfmt socat ssh strace sudo systemctl tcc"
                            + " telnet terraform tmux tree uv vim vi nano wget yarn yq yum zip zsh dash ksh fish busybox")
                    .split(" "));

    /** Where everything lies that the sandbox shows: stubs, and what a script finds when it starts. */
    private final Path base;

    private final Path root;
    private final Path workspace;

    private Sandbox(Path base, Path root, Path workspace) {
        this.base = base;
        this.root = root;
        this.workspace = workspace;
    }

    /** Whether a sandbox can be started here; why not, if it cannot, else an empty text. */
    static String missing() {
        List<String> probe = new ArrayList<>(user());
        probe.addAll(
                List.of("bwrap", "--unshare-all", "--uid", "1000", "--gid", "1000", "--ro-bind", "/", "/", "true"));
        try {
            Process process =
                    new ProcessBuilder(probe).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readNBytes(2000), java.nio.charset.StandardCharsets.UTF_8);
            boolean ended = process.waitFor(20, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? "" : "bubblewrap does not work here: " + said;
        } catch (IOException e) {
            return "needs bubblewrap (Debian: apt-get install bubblewrap): " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted while it tried bubblewrap";
        }
    }

    /**
     * Sets one up.
     *
     * @param base an empty folder
     * @param root the folder that each script finds as it is now, at the same path, and may change in memory
     * @param workspace the folder in it where scripts start
     */
    static Sandbox in(Path base, Path root, Path workspace) throws IOException {
        Sandbox sandbox = new Sandbox(base, root, workspace);
        sandbox.prepare();
        return sandbox;
    }

    Path root() {
        return root;
    }

    Path workspace() {
        return workspace;
    }

    private void prepare() throws IOException {
        for (String name : List.of("driver.bash", "setup.bash", "stub.bash")) {
            copy(name, base.resolve(name));
        }
        for (String folder : PROGRAM_FOLDERS) {
            stubs(folder, entries(Path.of(folder)));
        }
        for (String name : NO_PROGRAMS) {
            Files.writeString(base.resolve(name), "oracle\n");
        }
        // Apart from the others, so that patterns for file names find there what they find on this machine.
        stubs("/.oracle/more", OTHER_PROGRAMS);
        readable(base);
        readable(root);
    }

    static void copy(String resource, Path target) throws IOException {
        try (InputStream in = Sandbox.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no resource " + resource + " beside " + Sandbox.class);
            }
            Files.copy(in, target);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void stubs(String folder, Iterable<String> names) throws IOException {
        Path stubs = Files.createDirectories(base.resolve("stubs" + folder));
        for (String name : names) {
            Files.createSymbolicLink(stubs.resolve(name), Path.of("/.oracle/stub.bash"));
        }
    }

    private static Set<String> entries(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.forEach(each -> names.add(each.getFileName().toString()));
            }
        }
        return names;
    }

    /** The sandbox has another user. */
    private static void readable(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path above = folder.getParent(); above != null && Files.isWritable(above) && isOurs(above); ) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
            above = above.getParent();
        }
    }

    private static boolean isOurs(Path folder) {
        return folder.getFileName() != null && folder.getFileName().toString().startsWith("junit");
    }

    /** Root is not held by limits on processes, so the sandbox is not started as root. */
    private static List<String> user() {
        return System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                : List.of();
    }

    /** The command that runs the scripts of a folder. */
    List<String> command(Path scripts, int seconds) throws IOException {
        List<String> words = new ArrayList<>(user());
        words.addAll(List.of("bwrap", "--unshare-all", "--uid", "1000", "--gid", "1000"));
        words.addAll(List.of("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"));
        words.addAll(List.of("--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin:/.oracle/more"));
        words.addAll(List.of("--setenv", "HOME", root.resolve("home").toString()));
        words.addAll(List.of("--setenv", "LC_ALL", "C.UTF-8"));
        // What a pattern such as /* finds is there, though there is nothing in it.
        Set<String> others = entries(Path.of("/"));
        SYSTEM_FOLDERS.forEach(folder -> others.remove(folder.substring(1)));
        for (String name : others) {
            words.addAll(
                    Files.isDirectory(Path.of("/", name))
                            ? List.of("--dir", "/" + name)
                            : List.of("--symlink", "/nowhere", "/" + name));
        }
        words.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        for (String folder : SYSTEM_FOLDERS) {
            system(Path.of(folder), words);
        }
        for (String name : NO_PROGRAMS) {
            if (Files.isRegularFile(Path.of("/etc", name))) {
                words.addAll(List.of("--ro-bind", base.resolve(name).toString(), "/etc/" + name));
            }
        }
        for (String folder : PROGRAM_FOLDERS) {
            words.addAll(List.of("--ro-bind", base.resolve("stubs" + folder).toString(), folder));
        }
        words.addAll(List.of("--ro-bind", base.resolve("stubs/.oracle/more").toString(), "/.oracle/more"));
        for (String name : List.of("driver.bash", "setup.bash", "stub.bash")) {
            words.addAll(List.of("--ro-bind", base.resolve(name).toString(), "/.oracle/" + name));
        }
        words.addAll(List.of("--ro-bind", real("bash"), "/.oracle/bash", "--ro-bind", real("sh"), "/.oracle/sh"));
        words.addAll(
                List.of("--ro-bind", "/usr/bin", "/.oracle/real", "--ro-bind", scripts.toString(), "/.oracle/scripts"));
        words.addAll(List.of("--ro-bind", root.toString(), "/.oracle/template", "--tmpfs", "/.oracle/log"));
        words.addAll(List.of("--tmpfs", root.toString(), "--remount-ro", "/"));
        words.addAll(List.of("/.oracle/bash", "--noprofile", "--norc", "/.oracle/driver.bash"));
        words.addAll(List.of(root.toString(), workspace.toString(), Integer.toString(seconds)));
        return words;
    }

    private static void system(Path folder, List<String> words) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            words.addAll(List.of("--symlink", Files.readSymbolicLink(folder).toString(), folder.toString()));
        } else if (Files.isDirectory(folder)) {
            words.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
        }
    }

    private static String real(String name) throws IOException {
        return Path.of("/bin", name).toRealPath().toString();
    }
}
