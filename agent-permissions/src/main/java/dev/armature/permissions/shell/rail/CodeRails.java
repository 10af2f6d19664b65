package dev.armature.permissions.shell.rail;

import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.program.Interpreters;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Rail;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rails that a program in another language breaks which stands in the words of a start, {@code perl -e '...'}, or is fed to it. The language is
 * not read: only what such programs commonly say is looked for, and what is not found is asked about like any other.
 */
public final class CodeRails {

    private static final int LONGEST = 20_000;
    private static final Set<String> AWK = Set.of("awk", "gawk", "mawk", "nawk");
    /** No language is their own, but they are told to have a shell run something: {@code vim -c '!rm -rf /'}. */
    private static final Set<String> EDITORS =
            Set.of("vim", "vi", "nvim", "ex", "emacs", "make", "gmake", "tar", "gdb");

    private static final Pattern FORK =
            Pattern.compile("(?<![/\"'.\\w])fork\\b(?![/\"'])|\\b(os|posix|Process)\\.fork\\b|\\bpcntl_fork\\b");
    private static final Pattern LOOP = Pattern.compile("\\b(while|for|loop|until)\\b");

    private static final String PRECIOUS = "(/|~|/(bin|boot|etc|home|lib|opt|root|sbin|usr|var)/?)";
    private static final Pattern DELETES = Pattern.compile(
            "\\b(rmtree|remove_tree|rm_rf|rm_r|rmSync|rmdirSync|remove_dir_all)\\b\\W{0,9}[\"']" + PRECIOUS + "[\"']");
    private static final Pattern DELETES_BY_SHELL =
            Pattern.compile("\\brm[\"', ]+-(?=\\w*[rR])\\w*[\"', ]+" + PRECIOUS + "[*]?(?![\\w/.])");

    private static final Pattern SOCKET = Pattern.compile(
            "\\b(socket|create_connection|TCPSocket|p?fsockopen|stream_socket_client|net\\.(connect|Socket)|createConnection)\\b"
                    + "|/(inet[46]?/)?tcp/");
    private static final Pattern SHELL = Pattern.compile(
            "\\b(exec\\w*|system|spawn\\w*|popen|dup2|proc_open|shell_exec|passthru|subprocess|child_process|getline)\\b"
                    + "|/bin/(ba|z|da)?sh\\b");

    private static final Pattern FETCHES =
            Pattern.compile("\\b(urlopen|urlretrieve|requests\\.get|Net::HTTP|LWP|open-uri|URI\\.open|fetch\\()"
                    + "|\\b(get|file_get_contents|open)\\W{1,3}https?://");
    private static final Pattern RUNS =
            Pattern.compile("\\b(exec|eval|system|os\\.popen|subprocess|execSync|Function)\\b");

    private CodeRails() {}

    static Optional<Rail> in(String program, List<Value> arguments) {
        if (arguments.isEmpty()
                || !(Interpreters.isLanguage(program) || AWK.contains(program) || EDITORS.contains(program))) {
            return Optional.empty();
        }
        return in(program, arguments.stream().map(Value::shown).collect(Collectors.joining(" ")));
    }

    /** Objects if a program breaks a rail that is fed to an interpreter. */
    public static void check(String program, String code, Collected collected, TextRange place) {
        in(program, code).ifPresent(rail -> collected.object(rail, "`" + program + "`", place));
    }

    private static Optional<Rail> in(String program, String code) {
        String read = code.length() <= LONGEST ? code : code.substring(0, LONGEST);
        if (EDITORS.contains(program)) {
            return found(DELETES_BY_SHELL, read) ? Optional.of(Rail.RECURSIVE_DELETE) : Optional.empty();
        }
        if (!AWK.contains(program) && found(FORK, read) && found(LOOP, read)) {
            return Optional.of(Rail.FORK_BOMB);
        }
        if (found(DELETES, read) || found(DELETES_BY_SHELL, read)) {
            return Optional.of(Rail.RECURSIVE_DELETE);
        }
        if (found(SOCKET, read) && found(SHELL, read)) {
            return Optional.of(Rail.REMOTE_SHELL);
        }
        return found(FETCHES, read) && found(RUNS, read) ? Optional.of(Rail.FETCH_AND_RUN) : Optional.empty();
    }

    private static boolean found(Pattern pattern, String code) {
        return pattern.matcher(code).find();
    }
}
