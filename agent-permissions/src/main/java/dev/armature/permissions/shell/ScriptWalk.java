package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason.TextRange;
import dev.armature.permissions.shell.file.Seen;
import dev.armature.permissions.shell.file.Surroundings;
import dev.armature.permissions.shell.program.Listing;
import dev.armature.permissions.shell.program.Started;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.rail.ForkBomb;
import dev.armature.permissions.shell.rail.PipelineRails;
import dev.armature.permissions.shell.report.Collected;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.report.Rail;
import dev.armature.permissions.shell.syntax.AndOr;
import dev.armature.permissions.shell.syntax.Command;
import dev.armature.permissions.shell.syntax.CommandList;
import dev.armature.permissions.shell.syntax.Node;
import dev.armature.permissions.shell.syntax.Parse;
import dev.armature.permissions.shell.syntax.Pipeline;
import dev.armature.permissions.shell.syntax.Redirection;
import dev.armature.permissions.shell.syntax.Script;
import dev.armature.permissions.shell.syntax.ShellParser;
import dev.armature.permissions.shell.syntax.Span;
import dev.armature.permissions.shell.word.Expander;
import dev.armature.permissions.shell.word.Outcome;
import dev.armature.permissions.shell.word.Paths;
import dev.armature.permissions.shell.word.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks a script once, in the order bash runs it, and collects what it may do. Where bash takes one of several ways, all are
 * walked and what is known after them is joined; a loop's body is walked once, knowing nothing that the body itself changes,
 * and nothing of that is known after the loop, which may be left anywhere.
 */
final class ScriptWalk {

    private static final int DEEPEST = 8;
    /** What is known of them is copied wherever ways part. */
    private static final int VARIABLES_FOR_ONE = 4;

    private final Surroundings around;
    private final Collected collected;
    private final Seen seen;
    private final int depth;
    /** Where in the outermost text a text within it stands, if this walks one. */
    private final @Nullable TextRange within;
    /** What may be known where bash goes on behind a line that it gave up. */
    private @Nullable State brokenOff;

    ScriptWalk(Surroundings around, Collected collected) {
        this(around, collected, new Seen(around, collected), 0, null);
    }

    private ScriptWalk(Surroundings around, Collected collected, Seen seen, int depth, @Nullable TextRange within) {
        this.around = around;
        this.collected = collected;
        this.seen = seen;
        this.depth = depth;
        this.within = within;
    }

    Surroundings around() {
        return around;
    }

    Collected collected() {
        return collected;
    }

    /** What is known of the files. */
    Seen seen() {
        return seen;
    }

    TextRange place(Span span) {
        return within != null ? within : new TextRange(span.start(), span.end());
    }

    void script(Script script, State state) {
        list(script.body(), state);
    }

    /** Walks the text that a word hands to a shell. */
    Outcome text(String text, boolean isBash, State state, TextRange place) {
        if (depth >= DEEPEST) {
            collected.obscure(Effect.UNKNOWN, Doubt.DEPTH, "Shells within shells are nested too deep.", place);
            RawStarts.anything(collected, place);
            return Outcome.of(state);
        }
        collected.spend(text.length() / 16);
        ScriptWalk inner = new ScriptWalk(around, collected, seen, depth + 1, place);
        switch (ShellParser.parse(text)) {
            case Parse.Parsed parsed -> {
                if (!isBash) {
                    Dialect.objection(parsed.script(), text).ifPresent(why -> readOtherwise(why, place));
                }
                return inner.whole(parsed.script().body(), state);
            }
            case Parse.Unparsed unparsed -> {
                collected.obscure(
                        Effect.UNKNOWN,
                        Doubt.UNPARSED,
                        "A text that a shell would run is not understood: " + unparsed.sentence(),
                        place);
                RawStarts.of(text, inner, state);
                return Outcome.of(state);
            }
        }
    }

    /** Walks the text that a shell of its own runs. */
    void textApart(String text, State state, TextRange place) {
        Outcome unused = text(text, true, state.copy(), place);
    }

    /**
     * Has something walked that happens on another machine. Of what is found only broken rails count, and that it was too
     * deep to look through.
     */
    void elsewhere(TextRange place, Consumer<ScriptWalk> walking) {
        if (depth >= DEEPEST) {
            collected.obscure(Effect.UNKNOWN, Doubt.DEPTH, "Shells within shells are nested too deep.", place);
            return;
        }
        Surroundings there = around.elsewhere();
        Collected apart = collected.apart();
        walking.accept(new ScriptWalk(there, apart, new Seen(there, apart), depth + 1, place));
        collected.takeRails(apart);
    }

    /** Says that another shell than bash may take the text for something else, and may start something else. */
    void readOtherwise(String why, TextRange place) {
        collected.obscure(Effect.UNKNOWN, Doubt.DIALECT, why, place);
        collected.unseen(place);
    }

    /** Bash may give up a line in the midst of it; whoever comes next finds what was known then. */
    void mayBreakOff(State state) {
        collected.spend(1 + state.size() / VARIABLES_FOR_ONE);
        State other = brokenOff;
        brokenOff = other == null ? state.copy() : State.join(other, state);
    }

    private Outcome whole(CommandList list, State state) {
        Outcome outcome = list(list, state);
        State broken = brokenOff;
        return broken == null
                ? outcome
                : new Outcome(State.join(outcome.success(), broken), State.join(outcome.failure(), broken));
    }

    Outcome list(CommandList list, State state) {
        Outcome outcome = Outcome.of(state);
        for (CommandList.Entry entry : list.entries()) {
            State broken = brokenOff;
            State now = broken == null ? outcome.either() : State.join(outcome.either(), broken);
            if (entry.background()) {
                collected.losesOrder();
                if (collected.isInLoop()) {
                    obscure(
                            Effect.EXECUTE,
                            Doubt.BACKGROUND,
                            "A loop that may never end starts something beside itself each time.",
                            list.span());
                }
                andOr(entry.andOr(), now.copy());
                outcome = Outcome.of(now);
            } else {
                outcome = andOr(entry.andOr(), now);
            }
        }
        return outcome;
    }

    /** Walks a list in a shell of its own, of which nothing is known afterwards. */
    void apart(CommandList list, State state) {
        Outcome unused = list(list, state.copy());
    }

    private Outcome andOr(AndOr andOr, State state) {
        Outcome outcome = pipeline(andOr.first(), state);
        for (AndOr.Link link : andOr.rest()) {
            collected.spend(1 + state.size() / VARIABLES_FOR_ONE);
            if (link.connector() == AndOr.Connector.AND) {
                Outcome next = pipeline(link.pipeline(), outcome.success().copy());
                outcome = new Outcome(next.success(), State.join(outcome.failure(), next.failure()));
            } else {
                Outcome next = pipeline(link.pipeline(), outcome.failure().copy());
                outcome = new Outcome(State.join(outcome.success(), next.success()), next.failure());
            }
        }
        return outcome;
    }

    private Outcome pipeline(Pipeline pipeline, State state) {
        Outcome outcome = Outcome.of(state);
        if (pipeline.commands().isEmpty()) {
            obscure(Effect.UNKNOWN, Doubt.NOTHING, "A `!` or `time` stands before nothing.", pipeline.span());
        } else if (pipeline.commands().size() == 1) {
            outcome = command(pipeline.commands().getFirst(), state, Optional.empty());
        } else {
            collected.losesOrder();
            List<List<Started>> stages = new ArrayList<>();
            PipedText piped = new PipedText(this);
            Optional<Listing> listing = Optional.empty();
            for (Command command : pipeline.commands()) {
                int mark = collected.mark();
                State inside = state.copy();
                command(command, inside, listing);
                piped.into(command, inside);
                stages.add(collected.since(mark));
                listing = listing(command, inside, listing);
            }
            PipelineRails.check(stages, paths(state), around, collected, place(pipeline.span()));
        }
        return pipeline.prefixes().contains(Pipeline.Prefix.NOT) ? outcome.inverted() : outcome;
    }

    /** The names of files that come out of a command, into which others may come. */
    private Optional<Listing> listing(Command command, State state, Optional<Listing> input) {
        if (!(command instanceof Command.SimpleCommand simple)
                || !simple.redirections().stream().allMatch(ScriptWalk::isOfErrors)
                || !simple.assignments().isEmpty()) {
            return Optional.empty();
        }
        List<Value> words = expander(state).fields(simple.words());
        if (words.isEmpty() || state.isFunction(words.getFirst().shown())) {
            return Optional.empty();
        }
        boolean isPassedOn = input.filter(names -> !names.endsWithNul()).isPresent() && Listing.isPassedOnBy(words);
        return isPassedOn ? input : Listing.of(words);
    }

    private static boolean isOfErrors(Redirection redirection) {
        return redirection instanceof Redirection.FileRedirection file
                && file.descriptor() instanceof Redirection.Descriptor.Numbered number
                && number.number() == 2
                && file.access() == Redirection.Access.WRITE
                && file.target().known().filter("/dev/null"::equals).isPresent();
    }

    /**
     * Walks one command.
     *
     * @param input the names that the command before in a pipeline hands to it, if they are known
     */
    private Outcome command(Command command, State state, Optional<Listing> input) {
        collected.spend(1 + state.size() / VARIABLES_FOR_ONE);
        return switch (command) {
            case Command.SimpleCommand simple ->
                new SimpleWalk(this, state, simple)
                        .of(simple.redirections().stream().allMatch(ScriptWalk::isOfErrors) ? input : Optional.empty());
            case Command.CompoundCommand compound -> {
                State before = state.copy();
                redirections(compound.redirections(), state, compound.span());
                if (!compound.redirections().isEmpty()) {
                    state.blur(before);
                }
                Outcome outcome = new CompoundWalk(this).of(compound.compound(), state);
                yield redirected(compound.redirections(), before, outcome);
            }
            case Command.FunctionDefinition function -> function(function, state);
            case Command.Coprocess coprocess -> {
                collected.losesOrder();
                obscure(Effect.EXECUTE, Doubt.COPROCESS, "A coprocess is not understood.", coprocess.span());
                command(coprocess.command(), state.copy(), Optional.empty());
                state.set(coprocess.name().isEmpty() ? "COPROC" : coprocess.name(), new Value.Many(""));
                yield Outcome.of(state);
            }
        };
    }

    private Outcome function(Command.FunctionDefinition function, State state) {
        obscure(
                Effect.EXECUTE,
                Doubt.FUNCTION,
                "Defining the function `" + function.name() + "` changes what that name stands for.",
                function.span());
        if (ForkBomb.in(function)) {
            collected.object(Rail.FORK_BOMB, "Defining `" + function.name() + "`", place(function.span()));
        }
        collected.losesOrder();
        State inside = state.copy();
        inside.forgetVariables();
        inside.forgetFolders();
        state.declareAsIn(command(function.body(), inside, Optional.empty()).either());
        state.define(function.name());
        return Outcome.of(state);
    }

    /** Inspects what no program is given. */
    void inspect(List<? extends Node> nodes, State state) {
        Inspection inspection = new Inspection(this, state, true);
        inspection.inspect(nodes);
        inspection.missing().forEach(reason -> collected.add(new Part.Obscure(Effect.SECRET, reason, true)));
    }

    void redirections(List<Redirection> redirections, State state, Span span) {
        for (Redirection redirection : redirections) {
            inspect(List.of(redirection), state);
            new Redirecting(this, state, place(span)).open(redirection);
        }
    }

    /** Nearly any redirection may fail, {@code 2>&1} where the output was closed before; then nothing of the command happens. */
    static Outcome redirected(List<Redirection> redirections, State before, Outcome outcome) {
        for (Redirection redirection : redirections) {
            boolean isSafe = redirection instanceof Redirection.FileRedirection file
                    && file.target().known().filter("/dev/null"::equals).isPresent();
            if (!isSafe) {
                return outcome.orNot(before);
            }
        }
        return outcome;
    }

    Paths paths(State state) {
        return new Paths(state, seen);
    }

    Expander expander(State state) {
        return new Expander(around, seen, state, collected);
    }

    /** Says that a variable is set that is not one of the script's own. */
    void setsForeign(String name, Span span) {
        obscure(
                Effect.ENVIRONMENT,
                Doubt.VARIABLE,
                "Setting `" + name + "` may change what the shell and other programs do.",
                span);
        unseenAfterSetting(name, span);
    }

    /** Says what follows where a variable is set that may change the shell itself. */
    void unseenAfterSetting(String name, Span span) {
        if (Variables.changesShell(name)) {
            collected.unseen(place(span));
        }
    }

    void obscure(Effect kind, Doubt doubt, String sentence, Span span) {
        collected.obscure(kind, doubt, sentence, place(span));
    }
}
