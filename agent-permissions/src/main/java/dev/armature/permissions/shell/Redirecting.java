package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.rail.PathRails;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.syntax.HereDocument;
import dev.armature.permissions.shell.syntax.Redirection;
import dev.armature.permissions.shell.syntax.Redirection.Descriptor;
import dev.armature.permissions.shell.syntax.Substitution;
import dev.armature.permissions.shell.word.Paths;
import dev.armature.permissions.shell.word.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The files that redirections open. */
final class Redirecting {

    private final ScriptWalk walk;
    private final State state;
    private final TextRange place;

    Redirecting(ScriptWalk walk, State state, TextRange place) {
        this.walk = walk;
        this.state = state;
        this.place = place;
    }

    void open(Redirection redirection) {
        if (redirection.descriptor() instanceof Descriptor.Named named) {
            if (!Variables.isLocal(named.name())) {
                obscure(Effect.ENVIRONMENT, "A redirection sets the variable `" + named.name() + "`.");
                if (Variables.changesShell(named.name())) {
                    walk.collected().unseen(place);
                }
            }
            state.set(named.name(), new Value.Digits());
        }
        switch (redirection) {
            case Redirection.FileRedirection file -> {
                requireInput(file);
                file(file);
            }
            case Redirection.Duplication duplication -> duplication(duplication);
            case Redirection.Move ignored ->
                obscure(Effect.UNKNOWN, "A descriptor is moved, and what it was is not followed.");
            case Redirection.Closing ignored -> {}
            case Redirection.HereString ignored -> {}
            case HereDocument ignored -> {}
        }
    }

    /** {@code exec} keeps what is redirected; a shell that reads its script at the input would go on with another one. */
    void keep(List<Value> words, List<Redirection> redirections) {
        boolean isKept = words.stream().anyMatch(word -> word.is("exec"));
        if (isKept && !redirections.stream().allMatch(Redirecting::isOfOutput)) {
            obscure(Effect.EXECUTE, "The shell itself gets another input, and what it reads there it may run.");
        }
    }

    private static boolean isOfOutput(Redirection redirection) {
        boolean isOutput = switch (redirection) {
            case Redirection.FileRedirection file ->
                file.access() != Redirection.Access.READ_WRITE && file.access().writes();
            case Redirection.Duplication duplication -> !duplication.input();
            case Redirection.Closing closing -> !closing.input();
            case Redirection.Move ignored -> false;
            case Redirection.HereString ignored -> false;
            case HereDocument ignored -> false;
        };
        return switch (redirection.descriptor()) {
            case Descriptor.Implied ignored -> isOutput;
            case Descriptor.Numbered numbered -> isOutput && (numbered.number() == 1 || numbered.number() == 2);
            case Descriptor.Named ignored -> false;
        };
    }

    /** What a program opens again as {@code /dev/stderr} must not be a file that was opened to be read. */
    private void requireInput(Redirection.FileRedirection file) {
        boolean isInput = switch (file.descriptor()) {
            case Redirection.Descriptor.Implied ignored -> true;
            case Redirection.Descriptor.Numbered numbered -> numbered.number() == 0;
            case Redirection.Descriptor.Named ignored -> false;
        };
        if (!isInput && !file.access().writes()) {
            obscure(Effect.WRITE, "A file is opened where output goes, and what opens that again may write to it.");
        }
    }

    private void duplication(Redirection.Duplication duplication) {
        Value source = walk.expander(state).text(duplication.source().parts());
        boolean mayBeInput = source instanceof Value.Digits
                || (source instanceof Value.Known known && known.text().matches("0+-?"));
        if (mayBeInput) {
            obscure(Effect.WRITE, "The input becomes an output, and what opens that again may write to it.");
        }
        boolean isDescriptor =
                source instanceof Value.Known known && known.text().matches("\\d+-?|-");
        if (!isDescriptor && !(source instanceof Value.Digits)) {
            obscure(Effect.UNKNOWN, "A redirection goes to `" + source.shown() + "`, which may be a file.");
        }
    }

    private void file(Redirection.FileRedirection file) {
        boolean isToCommand = file.target().parts().size() == 1
                && file.target().parts().getFirst() instanceof Substitution.ProcessSubstitution process
                && process.writes();
        if (isToCommand && !file.access().reads()) {
            return; // What it does is walked as what any other command does.
        }
        List<Value> targets = walk.expander(state).fields(file.target());
        boolean isOne =
                targets.size() == 1 && !targets.getFirst().isSeveral() && !(targets.getFirst() instanceof Value.Names);
        Optional<Value> target = isOne ? Optional.of(targets.getFirst()) : Optional.empty();
        Paths paths = walk.paths(state);
        // A pattern of hidden files is not understood, and may still name one that is guarded.
        Value hidden = target.isPresent() || targets.isEmpty()
                ? Value.unknown()
                : paths.hidden(targets.getFirst(), walk.around().files(), walk.collected());
        if (file.access().reads()) {
            open(target.flatMap(paths::reading), hidden, paths::reading, false);
        }
        if (file.access().writes()) {
            open(target.flatMap(paths::writing), hidden, paths::writing, true);
        }
    }

    /**
     * @param standings the files that it may be; empty if that is not known
     * @param hidden those of which it may then be one
     * @param look finds where those stand
     */
    private void open(
            Optional<List<Standing>> standings,
            Value hidden,
            Function<Value, Optional<List<Standing>>> look,
            boolean writes) {
        if (standings.isEmpty()) {
            obscure(writes ? Effect.WRITE : Effect.READ, "It is not known which file a redirection opens.");
            walk.collected().add(new Part.Area(writes, Optional.empty()));
        }
        for (Standing standing : standings.or(() -> look.apply(hidden)).orElse(List.of())) {
            walk.collected()
                    .add(new Part.Opened(
                            standing,
                            writes,
                            writes ? List.of(Missing.writing(standing, place)) : Missing.reading(standing, place)));
            if (writes) {
                PathRails.written(standing, walk.collected(), place);
            }
        }
    }

    private void obscure(Effect kind, String sentence) {
        walk.collected().obscure(kind, Doubt.REDIRECTION, sentence, place);
    }
}
