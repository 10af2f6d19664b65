package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.file.Links.Lead;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.rail.PathRails;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.Paths;
import dev.armature.permissions.shell.word.State;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What one start does, deed by deed, and why that is not proved to be only reading. */
final class Deeds {

    /** What gawk opens as a connection. */
    private static final String AWKS_NETWORK = "/inet";

    /** How an archive begins whose members lie in files of their own; see ar(1). */
    private static final String THIN_ARCHIVE = "!<thin>";

    /** Rules that forbid are held against all files below it. */
    private static final int AREA = 20;

    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+\\]");
    /** Rules that forbid a host hold for one that nobody knows. */
    private static final String UNKNOWN_HOST = "";

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;
    private final String program;
    private State there;
    private Paths paths;
    private boolean hasEntered;
    private final Set<Reason> missing;
    private final Set<Effect> kinds = EnumSet.noneOf(Effect.class);
    private final Set<Standing> reads = new LinkedHashSet<>();
    private final Set<Standing> writes = new LinkedHashSet<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private final List<Deed.Starts> nested = new ArrayList<>();
    private final List<Deed.RunsScript> scripts = new ArrayList<>();
    private boolean showsSecrets;
    private boolean onlyEdits;
    private boolean isObscure;
    /** Whether it does more than its words are understood to do. */
    private boolean acts;

    /**
     * @param program as people may see it
     * @param missing what is missing already, because of what expanding the words does
     */
    Deeds(ScriptWalk walk, State state, TextRange place, String program, List<Reason> missing) {
        this.walk = walk;
        this.state = state;
        this.place = place;
        this.program = program;
        this.there = state;
        this.paths = walk.paths(state);
        this.missing = new LinkedHashSet<>(missing);
        this.onlyEdits = missing.isEmpty();
    }

    /** What is missing to a proof. */
    List<Reason> missing() {
        return List.copyOf(missing);
    }

    /** Other programs that it starts. */
    List<Deed.Starts> nested() {
        return nested;
    }

    /** Where it works, if it goes to another folder itself. */
    Optional<State> entered() {
        return hasEntered ? Optional.of(there) : Optional.empty();
    }

    /** Texts that it has a shell run. */
    List<Deed.RunsScript> scripts() {
        return scripts;
    }

    /** Whether its words may name files that nothing is known of. */
    boolean isOpaque() {
        return isObscure || acts;
    }

    /** Says that any of its words may name a file that it opens, or a host that it speaks to. */
    void mayReach(List<Value> words) {
        PossibleFiles.among(words, paths, walk.collected());
        PossibleHosts.among(program, words, kinds, walk.collected());
    }

    /** Whether what it does to the shell, or starts, is not understood. */
    boolean isObscure() {
        return isObscure;
    }

    void add(Deed deed) {
        switch (deed) {
            case Deed.Reads read -> read(read.path());
            case Deed.Searches searches -> {
                kinds.add(Effect.READ);
                area(searches.folder(), false);
                if (searches.names().isEmpty()) {
                    named(searches.folder());
                } else {
                    secrets(searches.folder(), searches.names());
                }
            }
            case Deed.ReadsObjects objects -> readObjects(objects.path());
            case Deed.Follows follows -> follow(follows.path(), Deed.Searches.ALL);
            case Deed.Writes write -> write(write.path(), Effect.WRITE);
            case Deed.Deletes delete -> {
                onlyEdits = false;
                write(delete.path(), Effect.DELETE);
                if (delete.deeply()) {
                    area(delete.path(), true);
                }
                PathRails.deleted(delete, paths, walk.around(), walk.collected(), place);
            }
            case Deed.Enters enters -> {
                hasEntered = true;
                there = new ChangeOfFolder(walk, there, place, program).entered(enters.folder());
                paths = walk.paths(there);
            }
            case Deed.Starts starts -> nested.add(starts);
            case Deed.RunsScript script -> scripts.add(script);
            case Deed.Sets sets -> set(sets.name(), sets.isHarmless());
            case Deed.Contacts contacts -> {
                kinds.add(Effect.NETWORK);
                acts = true;
                hosts.add(
                        contacts.host() instanceof Value.Known host
                                        && HOST.matcher(host.text()).matches()
                                ? host.text().replaceFirst("\\.$", "")
                                : UNKNOWN_HOST);
                because(Doubt.NETWORK, "it speaks to " + contacts.host().shown());
            }
            case Deed.Acts act -> {
                kinds.add(act.effect());
                acts |= act.effect() != Effect.READ;
                isObscure |= act.effect() == Effect.EXECUTE || act.effect() == Effect.UNKNOWN;
                if (act.effect() != Effect.READ) {
                    because(Doubt.of(act.effect()), "it " + act.what());
                }
            }
            case Deed.Unclear why -> {
                isObscure = true;
                unclear("it " + why.why());
            }
        }
    }

    private void read(Value path) {
        kinds.add(Effect.READ);
        if (path instanceof Value.Known known && known.text().startsWith(AWKS_NETWORK)) {
            walk.collected().add(new Part.MayContact(Set.of(), List.of(known.text())));
        }
        if (path instanceof Value.Below below) {
            area(path, false);
            secrets(path, below.names());
            if (!below.links().isEmpty()) {
                follow(path, below.links());
            }
            if (!below.doubt().isEmpty()) {
                unclear(below.doubt());
            }
        }
        Optional<List<Standing>> standings = paths.reading(path);
        if (standings.isEmpty()) {
            unclear("it reads `" + path.shown() + "`, and it is not known which file that is");
            area(path, false);
            return;
        }
        reads.addAll(standings.get());
        for (Standing standing : standings.get()) {
            List<Reason> objections = Missing.reading(standing, place);
            missing.addAll(objections);
            onlyEdits &= objections.isEmpty();
        }
    }

    private void readObjects(Value path) {
        read(path);
        boolean isSeen = path instanceof Value.Known
                && paths.reading(path).stream().flatMap(List::stream).allMatch(this::namesNoOthers);
        if (!isSeen) {
            unclear("it reads `" + path.shown() + "`, which may be an archive that names files elsewhere");
        }
        walk.collected().reliesOnNames(place);
    }

    private boolean namesNoOthers(Standing file) {
        Path real = file.path().real();
        FileView files = walk.around().files();
        return !files.exists(real)
                || files.beginning(real, THIN_ARCHIVE.length())
                        .filter(beginning -> !beginning.equals(THIN_ARCHIVE))
                        .isPresent();
    }

    /** Links are opened as what they lead to, which rules that forbid may name. */
    private void follow(Value path, String names) {
        Lead lead = Lead.NOWHERE;
        for (Standing folder : paths.reading(path).orElse(List.of())) {
            lead = lead.or(walk.seen().links().in(folder, names));
        }
        if (lead != Lead.NOWHERE || paths.reading(path).isEmpty()) {
            walk.collected().add(new Part.Area(false, Optional.empty()));
        }
        if (lead == Lead.ANYWHERE || paths.reading(path).isEmpty()) {
            unclear("it follows links in `" + path.shown() + "`, which may lead out of the workspace");
        }
    }

    /** A search that leaves such files out opens those that it is given all the same. */
    private void named(Value path) {
        for (Standing standing : paths.reading(path).orElse(List.of())) {
            if (standing.guard().isPresent() || !standing.sensitivity().isEmpty()) {
                because(Doubt.SENSITIVE, "it may show " + standing.path().lexical() + ", which may hold secrets");
            }
        }
    }

    /** A search opens what nobody named. One such file is reason enough: no further one is looked for. */
    private void secrets(Value root, String names) {
        for (Standing folder : paths.reading(root).orElse(List.of())) {
            if (!showsSecrets) {
                Optional<String> why = walk.seen().secrets().openedBelow(folder, names);
                showsSecrets = why.isPresent();
                why.ifPresent(text -> because(Doubt.SENSITIVE, text));
            }
        }
    }

    /** Rules that forbid a file may mean one of those that are not named. */
    private void area(Value root, boolean writes) {
        walk.collected().spend(AREA);
        Optional<List<ResolvedPath>> roots = paths.named(root);
        if (roots.isEmpty()) {
            walk.collected().add(new Part.Area(writes, Optional.empty()));
        } else {
            roots.get().forEach(path -> walk.collected().add(new Part.Area(writes, Optional.of(path))));
        }
    }

    private void write(Value path, Effect kind) {
        kinds.add(kind);
        if (path instanceof Value.Below) {
            area(path, true);
        }
        Optional<List<Standing>> standings = paths.writing(path);
        if (standings.isEmpty()) {
            unclear("it changes `" + path.shown() + "`, and it is not known which file that is");
            area(path, true);
            return;
        }
        for (Standing standing : standings.get()) {
            writes.add(standing);
            missing.add(Missing.writing(standing, place));
            onlyEdits &= standing.isOrdinaryInside();
            PathRails.written(standing, walk.collected(), place);
        }
    }

    private void set(Value name, boolean isHarmless) {
        String text = name.shown();
        int equals = text.indexOf('=');
        String variable = equals < 0 ? text : text.substring(0, equals);
        if (!isHarmless && (!(name instanceof Value.Known) || !Variables.isLocal(variable))) {
            kinds.add(Effect.ENVIRONMENT);
            isObscure |=
                    !(name instanceof Value.Known) || !variable.matches("\\w+") || Variables.changesShell(variable);
            because(Doubt.VARIABLE, "it sets `" + variable + "`, which may change what other programs do");
        }
        // Given to an array, a text in parentheses is expanded once more.
        if (equals >= 0 && text.startsWith("(", equals + 1)) {
            kinds.add(Effect.EXECUTE);
            isObscure = true;
            unclear("it sets `" + variable + "` to a text in parentheses, which may be expanded once more");
        }
        if (!isHarmless) {
            Optional<Value> value =
                    equals < 0 ? state.variable(variable) : Optional.of(Value.of(text.substring(equals + 1)));
            value.ifPresent(known -> PossibleFiles.among(List.of(known), paths, walk.collected()));
            value.ifPresent(known -> PossibleStarts.among(List.of(known), walk.collected()));
            value.ifPresent(known -> PossibleHosts.setting(variable, known, walk.collected()));
        }
        state.set(variable, Value.unknown());
    }

    /** Says that it runs what is not known. */
    void obscure(String why) {
        kinds.add(Effect.EXECUTE);
        isObscure = true;
        unclear(why);
    }

    void unclear(String why) {
        kinds.add(Effect.UNKNOWN);
        because(Doubt.UNPROVED, why);
    }

    void because(Doubt doubt, String why) {
        onlyEdits = false;
        missing.add(
                new Reason(doubt.code(), "`" + program + "` is not proved to only read: " + why + ".", place, null));
    }

    /** All of it, of a start with these words. */
    Part.Start part(List<Value> words) {
        if (kinds.contains(Effect.NETWORK) && (isObscure || hosts.isEmpty())) {
            hosts.add(UNKNOWN_HOST);
        }
        return new Part.Start(
                Readings.of(words),
                Readings.later(words),
                List.copyOf(reads),
                List.copyOf(writes),
                kinds,
                hosts,
                List.copyOf(missing),
                onlyEdits && !writes.isEmpty(),
                state.folder(),
                place,
                missing.isEmpty() ? "" : Suggestion.of(words, changesFiles()));
    }

    private boolean changesFiles() {
        return kinds.contains(Effect.WRITE) || kinds.contains(Effect.DELETE);
    }
}
