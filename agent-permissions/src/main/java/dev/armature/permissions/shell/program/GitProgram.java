package dev.armature.permissions.shell.program;

import dev.armature.permissions.decision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code git}: options of git itself, then a subcommand that has a model of its own. */
final class GitProgram implements Program {

    /** Options that neither name a program nor another repository. */
    private static final Set<String> HARMLESS =
            Set.of("--no-pager", "-P", "--no-optional-locks", "--literal-pathspecs", "--no-replace-objects");

    private static final Pattern SECRET = Pattern.compile(
            "token|pass|secret|cookie|header|credential|key|auth|proxy|insteadof", Pattern.CASE_INSENSITIVE);

    private static final Pattern SETTING = Pattern.compile(".+\\..+", Pattern.DOTALL);
    private static final Pattern OF_HARMLESS_SECTION =
            Pattern.compile("\\^(branch|core|init|pull|push|remote|submodule|user)(\\\\?\\.[a-z]*)?\\$?");

    /** Settings that change how things look, or switch something off, and have git start nothing and open no other file. */
    private static final Pattern OF_LOOKS = Pattern.compile(
            "(color|column|advice)\\.[a-z][a-z.-]*=[a-z0-9# -]*"
                    + "|core\\.(quotepath|abbrev|autocrlf|ignorecase|precomposeunicode)=[a-z0-9]*"
                    + "|core\\.pager=(cat)?|core\\.fsmonitor=(false)?|core\\.hookspath=/dev/null|pager\\.[a-z-]+=false"
                    + "|diff\\.(renames|renamelimit|algorithm|noprefix|mnemonicprefix|context|interhunkcontext|colormoved"
                    + "|indentheuristic|relative|wserrorhighlight)=[a-z0-9,-]*"
                    + "|(log|blame)\\.date=[a-z0-9:%/. -]*|log\\.(decorate|abbrevcommit|follow|showroot)=[a-z0-9]*"
                    + "|log\\.showsignature=false|gc\\.auto=0"
                    + "|status\\.(branch|relativepaths|short|showstash|showuntrackedfiles)=[a-z0-9]*"
                    + "|grep\\.(linenumber|column|patterntype|extendedregexp|fullname|threads)=[a-z0-9]*",
            Pattern.CASE_INSENSITIVE);

    private static final Deed READS_REPOSITORY = new Deed.Acts(Effect.READ, "reads the repository");

    private final Map<String, WordModel> models;

    GitProgram(Map<String, WordModel> models) {
        this.models = Map.copyOf(models);
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.size() == 1
                && List.of("--version", "-v", "--help", "-h")
                        .contains(arguments.getFirst().shown())) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>();
        int at = 0;
        while (at < arguments.size()
                && (isHarmless(arguments.get(at)) || namesFolder(arguments, at) || setsHarmlessly(arguments, at))) {
            if (setsHarmlessly(arguments, at)) {
                at++;
            } else if (!isHarmless(arguments.get(at))) {
                deeds.add(new Deed.Enters(arguments.get(++at)));
            }
            at++;
        }
        deeds.addAll(fromSubcommand(arguments.subList(at, arguments.size())));
        return deeds;
    }

    /** One word after {@code -C}; several would be the subcommand too. */
    private static boolean namesFolder(List<Value> arguments, int at) {
        return arguments.get(at).is("-C")
                && at + 1 < arguments.size()
                && !arguments.get(at + 1).isSeveral();
    }

    private static boolean setsHarmlessly(List<Value> arguments, int at) {
        return arguments.get(at).is("-c")
                && at + 1 < arguments.size()
                && arguments.get(at + 1) instanceof Value.Known setting
                && OF_LOOKS.matcher(setting.text()).matches();
    }

    private List<Deed> fromSubcommand(List<Value> words) {
        if (words.isEmpty() || !(words.getFirst() instanceof Value.Known subcommand)) {
            return List.of(new Deed.Unclear("has no subcommand that is known"));
        }
        if (subcommand.text().startsWith("-")) {
            return List.of(new Deed.Unclear("has the option `" + subcommand.text()
                    + "` before its subcommand, which is not known to only read"));
        }
        return deeds(subcommand.text(), words.subList(1, words.size()));
    }

    private List<Deed> deeds(String subcommand, List<Value> words) {
        // To versions before 2.46 that is no setting, for it has no section.
        boolean isGet = subcommand.equals("config")
                && words.size() == 2
                && words.getFirst().is("get");
        List<Value> rest = isGet ? words.subList(1, 2) : words;
        Optional<WordModel> deeper = rest.isEmpty() || !(rest.getFirst() instanceof Value.Known next)
                ? Optional.empty()
                : Optional.ofNullable(models.get("git " + subcommand + " " + next.text()));
        if (deeper.isPresent()) {
            List<Deed> deeds = new ArrayList<>(deeper.get().deeds(rest.subList(1, rest.size())));
            deeds.add(READS_REPOSITORY);
            return deeds;
        }
        WordModel model = models.get("git " + subcommand);
        if (model == null) {
            return List.of(
                    new Deed.Unclear("has the subcommand `" + subcommand + "`, which is not known to only read"));
        }
        if (subcommand.equals("config") && !isGetting(rest)) {
            return List.of(new Deed.Unclear("does not ask for one setting with `--get`"));
        }
        if (subcommand.equals("config") && mayShowSecrets(rest)) {
            return List.of(new Deed.Acts(Effect.SECRET, "prints settings of the user, which may hold secrets"));
        }
        if (subcommand.equals("reflog")
                && !rest.isEmpty()
                && !rest.getFirst().shown().startsWith("-")) {
            return List.of(
                    new Deed.Unclear("has the word `" + rest.getFirst().shown() + "`, which may change the reflog"));
        }
        List<Deed> deeds = new ArrayList<>(ofModel(subcommand, model, rest));
        deeds.add(READS_REPOSITORY);
        if (subcommand.equals("grep")) {
            deeds.add(new Deed.SearchesIndex());
        }
        return deeds;
    }

    private static List<Deed> ofModel(String subcommand, WordModel model, List<Value> rest) {
        boolean isOfAnyFiles = subcommand.equals("diff") && rest.stream().anyMatch(word -> word.is("--no-index"));
        return isOfAnyFiles ? new DiffProgram(model).deeds(rest) : model.deeds(rest);
    }

    private static boolean isHarmless(Value value) {
        return value instanceof Value.Known known && HARMLESS.contains(known.text());
    }

    /** Whether it shows more than settings of which each has a name that is known, and that is no name for a secret. */
    private static boolean mayShowSecrets(List<Value> rest) {
        List<Value> names =
                rest.stream().filter(word -> !word.shown().startsWith("-")).toList();
        boolean isPattern = rest.stream().anyMatch(word -> word.is("--get-regexp"));
        Pattern shown = isPattern ? OF_HARMLESS_SECTION : SETTING;
        return names.isEmpty()
                || !names.stream()
                        .allMatch(name -> name instanceof Value.Known known
                                && shown.matcher(known.text()).matches()
                                && !SECRET.matcher(known.text()).find());
    }

    /**
     * {@code git config} with {@code --get} or {@code --list}, or with the name of one setting and nothing after it, which
     * would be its value.
     * Every setting has a point in its name; other words are subcommands of newer versions.
     */
    private static boolean isGetting(List<Value> rest) {
        boolean says = rest.stream()
                .anyMatch(word -> word instanceof Value.Known known
                        && (known.text().startsWith("--get")
                                || known.text().equals("--list")
                                || known.text().equals("-l")));
        List<Value> names = rest.stream().dropWhile(Value::mayBeginWithDash).toList();
        return says
                || (names.size() == 1
                        && names.getFirst() instanceof Value.Known name
                        && name.text().contains("."));
    }
}
