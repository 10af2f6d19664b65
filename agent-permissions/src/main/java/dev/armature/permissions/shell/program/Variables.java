package dev.armature.permissions.shell.program;

import java.util.Set;
import java.util.regex.Pattern;

/** What the names of shell variables mean to the shell and to programs. */
public final class Variables {

    private static final Pattern LOCAL = Pattern.compile("[a-z_][a-z0-9_]*|[A-Z][0-9]?");
    private static final Set<String> LOCAL_WORDS =
            Set.of(("FILE FILES DIR DIRS COUNT NAME NAMES OUT RESULT SRC LINE MSG PATTERN BRANCH COMMIT TODAY"
                            + " DATE TOTAL NUM INDEX VALUE ITEM ITEMS REPO FOO BAR START END MAX MIN SIZE TEXT WORD WORDS"
                            + " SUM LEN IDX VAR ARR")
                    .split(" "));
    private static final Set<String> SPECIAL_LOWER =
            Set.of("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy", "histchars", "auto_resume");
    private static final Pattern EXPORTED = Pattern.compile("LANGUAGE|TZ|NO_COLOR|CLICOLOR|FORCE_COLOR|COLUMNS|LINES|CI"
            + "|GIT_PAGER=cat|PAGER=cat|GIT_OPTIONAL_LOCKS=0");
    /** In other character sets a backslash may be half of a letter, and what it should quote is not quoted. */
    private static final Pattern LOCALE =
            Pattern.compile("(LC_[A-Z]+|LANG)=(C|POSIX|([a-z]{2,3}(_[A-Z]{2})?|C)\\.(UTF-8|utf-?8))?");

    private static final Pattern SCRIPT_NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern SECRET_LOOKING =
            Pattern.compile("pass|secret|token|key|cred|auth|pwd|proxy|npm|config|session");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z0-9_.@:+-]*(/[A-Za-z0-9_+-]+)?");
    private static final Set<String> NUMBERS =
            Set.of(("RANDOM SRANDOM SECONDS LINENO UID EUID PPID BASHPID EPOCHSECONDS SHLVL COLUMNS LINES OPTIND"
                            + " # ? $ BASH_SUBSHELL")
                    .split(" "));
    private static final Set<String> HARMLESS =
            Set.of(("HOME PWD OLDPWD USER LOGNAME SHELL OSTYPE HOSTNAME HOSTTYPE MACHTYPE LANG TERM TZ TMPDIR"
                            + " BASH_VERSION BASH EPOCHREALTIME PATH EDITOR PAGER DISPLAY XDG_CONFIG_HOME XDG_DATA_HOME"
                            + " XDG_CACHE_HOME JAVA_HOME CI GOPATH GOROOT VIRTUAL_ENV REPLY PIPESTATUS BASH_SOURCE FUNCNAME 0 - !"
                            + " _ IFS DIRSTACK GROUPS BASH_VERSINFO")
                    .split(" "));

    private static final Pattern OF_SHELL = Pattern.compile("IFS|PATH|CDPATH|ENV|HOME|PWD|OLDPWD|PS[0-4]|PROMPT_COMMAND"
            + "|GLOBIGNORE|EXECIGNORE|SHELLOPTS|POSIXLY_CORRECT|DIRSTACK|TMPDIR|BASH.*|LD_.*|LC_.*|LANG|LANGUAGE");

    /** What they are given is evaluated, so that a subscript within it may start anything. */
    private static final Set<String> INTEGERS =
            Set.of("RANDOM SRANDOM SECONDS OPTIND HISTCMD BASHPID UID EUID PPID".split(" "));

    private static final Set<String> SET_BY_SHELL = Set.of(
            ("_ REPLY OPTARG OPTIND PWD OLDPWD MAPFILE COPROC PIPESTATUS RANDOM SRANDOM SECONDS LINENO COLUMNS LINES"
                            + " DIRSTACK FUNCNAME GROUPS HISTCMD HOSTNAME HOSTTYPE MACHTYPE OSTYPE UID EUID PPID SHLVL"
                            + " SHELLOPTS EPOCHSECONDS EPOCHREALTIME READLINE_LINE READLINE_POINT READLINE_MARK")
                    .split(" "));

    private Variables() {}

    /** Whether setting it changes nothing but later expansions of it: no shell and no program looks at it. */
    public static boolean isLocal(String name) {
        return (LOCAL.matcher(name).matches() && !SPECIAL_LOWER.contains(name)) || LOCAL_WORDS.contains(name);
    }

    /** Whether bash itself changes it, or refuses to, so that what a script gives it does not tell what it holds. */
    public static boolean isSetByShell(String name) {
        return SET_BY_SHELL.contains(name) || name.startsWith("BASH") || name.startsWith("COMP_");
    }

    /** Whether bash itself looks at it, so that setting it may change what it does with the rest of a script. */
    public static boolean changesShell(String name) {
        return OF_SHELL.matcher(name).matches() || INTEGERS.contains(name);
    }

    /** Whether a program that is given it with that value does nothing else but print otherwise. */
    public static boolean isHarmlessToExport(String name, String value) {
        return PLAIN_VALUE.matcher(value).matches()
                && (EXPORTED.matcher(name).matches()
                        || LOCALE.matcher(name + "=" + value).matches()
                        || EXPORTED.matcher(name + "=" + value).matches());
    }

    /** Whether its value is an integer unless the script sets it. */
    public static boolean isNumber(String name) {
        return NUMBERS.contains(name) && !name.equals("COLUMNS") && !name.equals("LINES") && !name.equals("SHLVL");
    }

    /** Whether its value, as the shell finds it, may be shown: it is no secret. Names in lower case are a script's own. */
    public static boolean isHarmlessToRead(String name) {
        return NUMBERS.contains(name)
                || HARMLESS.contains(name)
                || name.startsWith("LC_")
                || (SCRIPT_NAME.matcher(name).matches()
                        && !SECRET_LOOKING.matcher(name).find());
    }
}
