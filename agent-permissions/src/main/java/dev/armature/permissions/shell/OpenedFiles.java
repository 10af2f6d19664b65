package dev.armature.permissions.shell;

import dev.armature.permissions.action.ResolvedPath;
import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.file.Links.Lead;
import dev.armature.permissions.shell.program.Deed;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.rail.PathRails;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.word.Paths;
import dev.armature.permissions.spi.FileView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The files that one start opens, and what of them speaks against a proof. */
final class OpenedFiles {

    /** What gawk opens as a connection. */
    private static final String AWKS_NETWORK = "/inet";

    /** How an archive begins whose members lie in files of their own; see ar(1). */
    private static final String THIN_ARCHIVE = "!<thin>";

    /** Rules that forbid are held against all files below it. */
    private static final int AREA = 20;

    private final ScriptWalk walk;
    private final TextRange place;
    private final Proof proof;
    private final Set<Standing> reads = new LinkedHashSet<>();
    private final Set<Standing> writes = new LinkedHashSet<>();
    private final ChangesBelow below;
    private Paths paths;
    private boolean showsSecrets;

    OpenedFiles(ScriptWalk walk, TextRange place, Proof proof, Paths paths) {
        this.walk = walk;
        this.place = place;
        this.proof = proof;
        this.paths = paths;
        this.below = new ChangesBelow(walk, place, proof);
    }

    List<Standing> reads() {
        return List.copyOf(reads);
    }

    List<Standing> writes() {
        return List.copyOf(writes);
    }

    /** How names are read from here on. */
    Paths paths() {
        return paths;
    }

    /** Says that names are read otherwise from here on, for it has gone to another folder. */
    void readNames(Paths from) {
        paths = from;
    }

    void read(Value path) {
        open(path, UnaryOperator.identity());
    }

    void look(Value path) {
        open(path, Standing::fromOutside);
    }

    private void open(Value path, UnaryOperator<Standing> view) {
        proof.has(Effect.READ);
        if (path instanceof Value.Known known && known.text().startsWith(AWKS_NETWORK)) {
            walk.collected().add(new Part.MayContact(Set.of(), List.of(known.text())));
        }
        if (path instanceof Value.Below below) {
            area(path, false);
            secrets(path, below.names().isEmpty() ? Deed.Searches.ALL : below.names());
            if (!below.links().isEmpty()) {
                follow(path, below.links(), false);
            }
            if (!below.doubt().isEmpty()) {
                proof.unclear(below.doubt());
            }
        }
        Optional<List<Standing>> standings = paths.reading(path);
        if (standings.isEmpty()) {
            proof.unclear("it reads `" + path.shown() + "`, and it is not known which file that is");
            area(path, false);
            standings = paths.reading(paths.hidden(path, walk.around().files(), walk.collected()));
        }
        for (Standing file : standings.orElse(List.of())) {
            Standing standing = view.apply(file);
            reads.add(standing);
            proof.reads(Missing.reading(standing, place));
        }
    }

    void readObjects(Value path) {
        read(path);
        boolean isSeen = path instanceof Value.Known
                && paths.reading(path).stream().flatMap(List::stream).allMatch(this::namesNoOthers);
        if (!isSeen) {
            proof.unclear("it reads `" + path.shown() + "`, which may be an archive that names files elsewhere");
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

    void search(Deed.Searches searches) {
        proof.has(Effect.READ);
        area(searches.folder(), false);
        if (searches.names().isEmpty()) {
            named(searches.folder());
        } else {
            secrets(searches.folder(), searches.names());
        }
    }

    /** Links are opened as what they lead to, which rules that forbid may name. */
    void follow(Value path, String names, boolean areMoved) {
        Lead lead = Lead.NOWHERE;
        boolean isLink = false;
        for (Standing folder : paths.reading(path).orElse(List.of())) {
            lead = lead.or(walk.seen().links().in(folder, names));
            isLink |= walk.around().files().linkTarget(folder.path().lexical()).isPresent();
        }
        if (areMoved && (isLink || lead != Lead.NOWHERE)) {
            proof.unclear(
                    "it copies links in `" + path.shown() + "`, which may lead elsewhere from where they come to lie");
        }
        if (lead != Lead.NOWHERE || paths.reading(path).isEmpty()) {
            walk.collected().add(new Part.Area(false, Optional.empty()));
        }
        if (lead == Lead.TO_SECRET && !areMoved) {
            shows("it follows links in `" + path.shown() + "` to what may hold secrets");
        }
        if (lead.compareTo(Lead.ANYWHERE) >= 0 || paths.reading(path).isEmpty()) {
            proof.unclear("it follows links in `" + path.shown() + "`, which may lead out of the workspace");
        }
    }

    /** A search that leaves such files out opens those that it is given all the same. */
    private void named(Value path) {
        for (Standing standing : paths.reading(path).orElse(List.of())) {
            if (standing.guard().isPresent() || !standing.sensitivity().isEmpty()) {
                proof.because(Doubt.SENSITIVE, "it may show " + standing.path().lexical() + ", which may hold secrets");
            }
        }
    }

    /** A search opens what nobody named. One such file is reason enough: no further one is looked for. */
    private void secrets(Value root, String names) {
        for (Standing folder : paths.reading(root).orElse(List.of())) {
            if (!showsSecrets) {
                walk.seen().secrets().openedBelow(folder, names).ifPresent(this::shows);
            }
        }
    }

    private void shows(String why) {
        showsSecrets = true;
        proof.because(Doubt.SENSITIVE, why);
        uncovered(Effect.SECRET, Doubt.SENSITIVE.code(), "A search is asked for, because " + why + ".");
    }

    void write(Deed.Writes write) {
        write(with(write.path(), write.suffix()), Effect.WRITE, write.suffix());
        if (write.path() instanceof Value.Below found) {
            write(with(found.root(), write.suffix()), Effect.WRITE, "");
        }
        if (write.each() != null) {
            area(write.path(), true);
            below.change(paths, write.each(), write.path(), write.suffix());
        }
    }

    /** Of what is found it is each that gets the suffix. */
    private static Value with(Value path, String suffix) {
        if (suffix.isEmpty() || path instanceof Value.Below) {
            return path;
        }
        List<String> texts = new ArrayList<>();
        for (String text : path.knownTexts()) {
            texts.add(text + suffix);
        }
        return texts.isEmpty() ? Value.unknown() : new Value.Choice(texts);
    }

    private void write(Value path, Effect kind, String suffix) {
        proof.has(kind);
        if (path instanceof Value.Below) {
            area(path, true);
            below.change(paths, path, path, suffix);
        }
        Optional<List<Standing>> standings = paths.writing(path);
        if (standings.isEmpty()) {
            proof.unclear("it changes `" + path.shown() + "`, and it is not known which file that is");
            area(path, true);
            standings = paths.writing(paths.hidden(path, walk.around().files(), walk.collected()));
        }
        for (Standing standing : standings.orElse(List.of())) {
            writes.add(standing);
            proof.edits(Missing.writing(standing, place), standing.isOrdinaryInside());
            PathRails.written(standing, walk.collected(), place);
        }
    }

    void delete(Deed.Deletes delete) {
        proof.doesMoreThanEdit();
        PathRails.deleted(delete, paths, walk.around(), walk.collected(), place);
        write(delete.path(), Effect.DELETE, "");
        if (delete.deeply()) {
            area(delete.path(), true);
            below.delete(paths, delete.path());
        }
    }

    /** No rule about a program covers it, as none lets a program open what is guarded. */
    private void uncovered(Effect effect, String code, String sentence) {
        walk.collected().add(new Part.Obscure(effect, new Reason(code, sentence, place, null), false));
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
}
