package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.syntax.Arithmetic;
import dev.armature.permissions.shell.syntax.CommandList;
import dev.armature.permissions.shell.syntax.Compound;
import dev.armature.permissions.shell.syntax.Word;
import dev.armature.permissions.shell.word.Outcome;
import dev.armature.permissions.shell.word.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Walks groups, loops and branches: each way that bash may take, and what is known after all of them. */
final class CompoundWalk {

    private static final int MOST_ROUNDS = 500;

    private final ScriptWalk walk;

    CompoundWalk(ScriptWalk walk) {
        this.walk = walk;
    }

    /** Walks a compound command, but not its redirections. */
    Outcome of(Compound compound, State state) {
        return switch (compound) {
            case Compound.BraceGroup group -> walk.list(group.body(), state);
            case Compound.Subshell subshell -> {
                walk.apart(subshell.body(), state);
                yield Outcome.of(state);
            }
            case Compound.ForLoop loop -> {
                Value values = loopValues(loop.words(), loop.overArguments(), state);
                yield loop(loop.variable(), values, loop.body(), loop, state);
            }
            case Compound.SelectLoop loop -> {
                loopValues(loop.words(), loop.overArguments(), state);
                yield loop(loop.variable(), Value.unknown(), loop.body(), loop, state);
            }
            case Compound.ArithmeticFor loop -> {
                evaluate(loop.start(), state);
                State before = state.copy();
                walk.collected().losesOrder();
                new Changes(walk, state).forget(loop);
                walk.collected().enterLoop();
                State after = round(state, start -> {
                    evaluate(loop.condition(), start);
                    State stepping = State.join(
                            start, walk.list(loop.body(), start.copy()).either());
                    evaluate(loop.step(), stepping);
                    return stepping;
                });
                walk.collected().leaveLoop();
                yield Outcome.of(State.join(State.join(before, state), after));
            }
            case Compound.CaseClause clause -> caseClause(clause, state);
            case Compound.IfClause clause -> ifClause(clause, state);
            case Compound.WhileLoop loop -> whileLoop(loop.condition(), loop.body(), loop, state);
            case Compound.UntilLoop loop -> whileLoop(loop.condition(), loop.body(), loop, state);
            case Compound.ArithmeticCommand command -> {
                evaluate(command.expression(), state);
                yield Outcome.of(state);
            }
            case Compound.TestCommand command -> {
                new Inspection(walk, state, false).inspect(List.of(command.expression()));
                yield Outcome.of(state);
            }
        };
    }

    private void evaluate(Arithmetic expression, State state) {
        Inspection inspection = new Inspection(walk, state, true);
        inspection.evaluate(List.of(expression));
        inspection.missing().forEach(reason -> walk.collected().add(new Part.Obscure(Effect.SECRET, reason, true)));
    }

    private Value loopValues(List<Word> words, boolean overArguments, State state) {
        walk.inspect(words, state);
        words.forEach(word -> new GlobFolders(walk, state, walk.place(word.span())).look(List.of(word)));
        List<String> texts = new ArrayList<>();
        for (Value value : walk.expander(state).fields(words)) {
            var known = value.allTexts();
            boolean isStale = value instanceof Value.Names && walk.collected().hasWriter();
            if (known.isEmpty() || isStale) {
                return Value.unknown();
            }
            texts.addAll(known.get());
            if (value instanceof Value.Names names && !names.isExact()) {
                texts.add(names.pattern());
            }
        }
        List<String> distinct = texts.stream().distinct().toList();
        boolean isFew = !overArguments && !distinct.isEmpty() && distinct.size() <= MOST_ROUNDS;
        return !isFew
                ? Value.unknown()
                : distinct.size() == 1 ? Value.of(distinct.getFirst()) : new Value.Choice(distinct);
    }

    private Outcome loop(String variable, Value values, CommandList body, Compound loop, State state) {
        if (!Variables.isLocal(variable)) {
            walk.setsForeign(variable, loop.span());
        }
        State before = state.copy();
        walk.collected().losesOrder();
        new Changes(walk, state).forget(loop);
        state.set(variable, values);
        State after = round(state, start -> walk.list(body, start.copy()).either());
        return Outcome.of(State.join(State.join(before, state), after));
    }

    private Outcome whileLoop(CommandList condition, CommandList body, Compound loop, State state) {
        walk.collected().losesOrder();
        new Changes(walk, state).forget(loop);
        walk.collected().enterLoop();
        State after = round(state, start -> {
            State tried = walk.list(condition, start.copy()).either();
            return State.join(tried, walk.list(body, tried.copy()).either());
        });
        walk.collected().leaveLoop();
        return Outcome.of(State.join(state, after));
    }

    /** Walks one round of a loop; anew if it leaves doubts that it did not begin with, for the next round begins with them. */
    private static State round(State start, UnaryOperator<State> round) {
        State after = round.apply(start);
        if (start.doubtAsIn(after)) {
            after = round.apply(start);
        }
        return after;
    }

    private Outcome ifClause(Compound.IfClause clause, State state) {
        State now = state;
        State ended = null;
        for (Compound.Branch branch : clause.branches()) {
            Outcome condition = walk.list(branch.condition(), now);
            State taken = walk.list(branch.body(), condition.success().copy()).either();
            ended = ended == null ? taken : State.join(ended, taken);
            now = condition.failure().copy();
        }
        State otherwise = walk.list(clause.otherwise(), now).either();
        return Outcome.of(ended == null ? otherwise : State.join(ended, otherwise));
    }

    private Outcome caseClause(Compound.CaseClause clause, State state) {
        walk.inspect(List.of(clause.word()), state);
        State ended = state;
        State testing = state;
        State falling = null;
        for (Compound.CaseItem item : clause.items()) {
            walk.inspect(item.patterns(), testing);
            State start = falling == null ? testing.copy() : State.join(testing, falling);
            State after = walk.list(item.body(), start).either();
            ended = State.join(ended, after);
            falling = item.ending() == Compound.CaseItem.Ending.FALL_THROUGH ? after : null;
            if (item.ending() == Compound.CaseItem.Ending.TRY_NEXT) {
                testing = State.join(testing, after);
            }
        }
        return Outcome.of(ended);
    }
}
