package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What one start does, deed by deed, and why that is not proved to be only reading. */
final class Deeds {

    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+\\]");
    /** Rules that forbid a host hold for one that nobody knows. */
    private static final String UNKNOWN_HOST = "";

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;
    private final String program;
    private final Proof proof;
    private final OpenedFiles files;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final List<Deed.Starts> nested = new ArrayList<>();
    private final List<Deed.RunsScript> scripts = new ArrayList<>();
    private State there;
    private boolean hasEntered;

    /**
     * @param program as people may see it
     */
    Deeds(ScriptWalk walk, State state, TextRange place, String program, Proof proof) {
        this.walk = walk;
        this.state = state;
        this.place = place;
        this.program = program;
        this.proof = proof;
        this.files = new OpenedFiles(walk, place, proof, walk.paths(state));
        this.there = state;
    }

    /** Other programs that it starts. */
    List<Deed.Starts> nested() {
        return nested;
    }

    /** Texts that it has a shell run. */
    List<Deed.RunsScript> scripts() {
        return scripts;
    }

    /** Where it works, if it goes to another folder itself. */
    Optional<State> entered() {
        return hasEntered ? Optional.of(there) : Optional.empty();
    }

    /** Says that any of its words may name a file that it opens, or a host that it speaks to. */
    void mayReach(String name, List<Value> words) {
        PossibleFiles.among(words, files.paths(), walk.collected());
        PossibleHosts.among(name, words, proof.kinds(), walk.collected());
    }

    void add(Deed deed) {
        switch (deed) {
            case Deed.Reads read -> files.read(read.path());
            case Deed.Looks looks -> files.look(looks.path());
            case Deed.Searches searches -> files.search(searches);
            case Deed.SearchesIndex ignored ->
                walk.seen().repository().objectionToSearch().ifPresent(why -> proof.because(Doubt.REPOSITORY, why));
            case Deed.ReadsObjects objects -> files.readObjects(objects.path());
            case Deed.Follows follows -> files.follow(follows.path(), Deed.Searches.ALL, follows.areMoved());
            case Deed.Heeds heeds -> heed(heeds.names());
            case Deed.Writes write -> files.write(write);
            case Deed.Deletes delete -> files.delete(delete);
            case Deed.Enters enters -> enter(enters.folder());
            case Deed.Starts starts -> nested.add(starts);
            case Deed.RunsScript script -> scripts.add(script);
            case Deed.Shifts ignored -> state.forgetArguments();
            case Deed.Sets sets -> set(sets.name(), sets.isHarmless());
            case Deed.Contacts contacts -> contact(contacts.host());
            case Deed.Acts act -> act(act.effect(), act.what());
            case Deed.Unclear why -> {
                proof.worsen(Grasp.RUNS_ANYTHING);
                proof.unclear("it " + why.why());
            }
        }
    }

    private void enter(Value folder) {
        hasEntered = true;
        there = new ChangeOfFolder(walk, there, place, program).entered(folder);
        files.readNames(walk.paths(there));
    }

    private void heed(Set<String> names) {
        walk.collected().reliesOnNames(place);
        Optional<List<Standing>> here = walk.paths(state).reading(Value.of("."));
        if (here.isEmpty()) {
            proof.unclear("it obeys files in the folder where it starts, which is not known");
        }
        for (Standing folder : here.orElse(List.of())) {
            heed(folder.path().lexical(), names);
            heed(folder.path().real(), names);
        }
    }

    private void heed(Path folder, Set<String> names) {
        for (Path above = folder; above != null; above = above.getParent()) {
            for (String name : names) {
                walk.collected().spend(1);
                if (walk.around().files().exists(above.resolve(name))) {
                    proof.unclear("it obeys `" + above.resolve(name) + "`, which may have it run something else");
                    return;
                }
            }
        }
    }

    private void contact(Value host) {
        proof.has(Effect.NETWORK);
        proof.worsen(Grasp.ACTS);
        hosts.add(
                host instanceof Value.Known known && HOST.matcher(known.text()).matches()
                        ? known.text().replaceFirst("\\.$", "")
                        : UNKNOWN_HOST);
        proof.because(Doubt.NETWORK, "it speaks to " + host.shown());
    }

    private void act(Effect effect, String what) {
        proof.has(effect);
        if (effect != Effect.READ) {
            boolean runsAnything = effect == Effect.EXECUTE || effect == Effect.UNKNOWN;
            proof.worsen(runsAnything ? Grasp.RUNS_ANYTHING : Grasp.ACTS);
            proof.because(Doubt.of(effect), "it " + what);
        }
    }

    private void set(Value name, boolean isHarmless) {
        String text = name.shown();
        int equals = text.indexOf('=');
        String variable = equals < 0 ? text : text.substring(0, equals);
        if (!isHarmless && (!(name instanceof Value.Known) || !Variables.isLocal(variable))) {
            proof.has(Effect.ENVIRONMENT);
            if (!(name instanceof Value.Known) || !variable.matches("\\w+") || Variables.changesShell(variable)) {
                proof.worsen(Grasp.RUNS_ANYTHING);
            }
            proof.because(Doubt.VARIABLE, "it sets `" + variable + "`, which may change what other programs do");
        }
        // Given to an array, a text in parentheses is expanded once more.
        if (equals >= 0 && text.startsWith("(", equals + 1)) {
            proof.obscure("it sets `" + variable + "` to a text in parentheses, which may be expanded once more");
        }
        if (!isHarmless) {
            Optional<Value> value =
                    equals < 0 ? state.variable(variable) : Optional.of(Value.of(text.substring(equals + 1)));
            value.ifPresent(known -> PossibleFiles.among(List.of(known), files.paths(), walk.collected()));
            value.ifPresent(known -> PossibleStarts.among(List.of(known), walk.collected()));
            value.ifPresent(known -> PossibleHosts.setting(variable, known, walk.collected()));
        }
        state.set(variable, Value.unknown());
    }

    /** All of it, of a start with these words. */
    Part.Start part(List<Value> words) {
        if (proof.kinds().contains(Effect.NETWORK) && (proof.grasp() == Grasp.RUNS_ANYTHING || hosts.isEmpty())) {
            hosts.add(UNKNOWN_HOST);
        }
        return new Part.Start(
                Readings.of(words),
                Readings.later(words),
                files.reads(),
                files.writes(),
                proof.kinds(),
                hosts,
                proof.missing(),
                proof.onlyEdits() && !files.writes().isEmpty(),
                state.folder(),
                place,
                proof.missing().isEmpty() ? "" : Suggestion.of(words, proof.changesFiles()));
    }
}
