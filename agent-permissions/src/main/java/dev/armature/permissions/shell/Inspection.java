package dev.armature.permissions.shell;

import dev.armature.permissions.decision.Effect;
import dev.armature.permissions.decision.Reason;
import dev.armature.permissions.path.Standing;
import dev.armature.permissions.shell.program.Builtins;
import dev.armature.permissions.shell.program.Value;
import dev.armature.permissions.shell.program.Variables;
import dev.armature.permissions.shell.report.Doubt;
import dev.armature.permissions.shell.report.Part;
import dev.armature.permissions.shell.syntax.Arithmetic;
import dev.armature.permissions.shell.syntax.Expansion;
import dev.armature.permissions.shell.syntax.Expansion.Operation;
import dev.armature.permissions.shell.syntax.Node;
import dev.armature.permissions.shell.syntax.Parameter;
import dev.armature.permissions.shell.syntax.Span;
import dev.armature.permissions.shell.syntax.Subscript;
import dev.armature.permissions.shell.syntax.Substitution;
import dev.armature.permissions.shell.syntax.Test;
import dev.armature.permissions.shell.syntax.Walker;
import dev.armature.permissions.shell.syntax.Word;
import dev.armature.permissions.shell.syntax.WordPart;
import dev.armature.permissions.shell.word.Braces;
import dev.armature.permissions.shell.word.Faults;
import dev.armature.permissions.shell.word.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What expanding words, expressions and tests does besides giving values: substitutions run commands, arithmetic evaluates
 * the values of variables, some expansions run or set things, and variables that come from outside may hold secrets.
 */
final class Inspection {

    private static final Set<String> BETWEEN_NUMBERS = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    private final ScriptWalk walk;
    private final State state;
    /** Whether somebody may come to see the values. */
    private final boolean shows;

    private final Set<Reason> missing = new LinkedHashSet<>();
    /** How many reasons there are that the expression that is inspected may not be evaluated. */
    private int uncertain = 1;

    Inspection(ScriptWalk walk, State state, boolean shows) {
        this.walk = walk;
        this.state = state;
        this.shows = shows;
    }

    /** What is missing to a proof about whoever is given the words. */
    List<Reason> missing() {
        return List.copyOf(missing);
    }

    void inspect(List<? extends Node> nodes) {
        nodes.forEach(node -> Walker.walk(node, this::inspect));
    }

    /** Inspects expressions that are evaluated, one after the other, and not only if some word or test around them is. */
    void evaluate(List<? extends Arithmetic> expressions) {
        int sure = expressions.stream().anyMatch(Faults::in) ? 0 : 1;
        uncertain -= sure;
        inspect(expressions);
        uncertain += sure;
    }

    /** Looks at one node; false if what is within it needs no look. */
    private boolean inspect(Node node) {
        walk.collected().spend(1);
        return switch (node) {
            case Substitution substitution -> {
                if (substitution instanceof Substitution.ProcessSubstitution) {
                    walk.collected().losesOrder();
                }
                walk.list(substitution.body(), state.copy());
                yield false;
            }
            case Word word -> {
                if (Braces.expand(word.parts(), walk.collected()).isEmpty()) {
                    walk.obscure(
                            Effect.UNKNOWN,
                            Doubt.EXPANSION,
                            "Braces become more words than are looked at.",
                            word.span());
                }
                yield true;
            }
            case WordPart.ArrayElement element -> {
                new GlobFolders(walk, state, walk.place(element.span())).look(List.of(element.value()));
                yield true;
            }
            case Expansion.ParameterExpansion expansion -> {
                expansion(expansion);
                yield true;
            }
            case Expansion.ArithmeticExpansion expansion -> {
                mayBreakOff(Faults.in(expansion));
                yield true;
            }
            case Subscript.Index index -> {
                subscript(index);
                yield true;
            }
            case Arithmetic.Assign assign -> {
                assign(assign);
                yield false;
            }
            case Arithmetic.Step step -> {
                step(step);
                yield false;
            }
            case Arithmetic.Operation operation -> {
                operation(operation);
                yield false;
            }
            case Arithmetic.Conditional conditional -> {
                inspect(List.of(conditional.condition()));
                perhaps(List.of(conditional.then(), conditional.otherwise()));
                yield false;
            }
            case Arithmetic.Expanded expanded -> {
                arithmetic(expanded);
                perhaps(expanded.parts());
                yield false;
            }
            case Arithmetic.Opaque opaque -> {
                arithmetic(opaque);
                perhaps(opaque.parts());
                yield false;
            }
            case Arithmetic arithmetic -> {
                arithmetic(arithmetic);
                yield true;
            }
            case Test test -> {
                test(test);
                yield true;
            }
            default -> true;
        };
    }

    private void expansion(Expansion.ParameterExpansion expansion) {
        Parameter parameter = expansion.parameter();
        String name = parameter.name();
        walk.collected().noteUse(name);
        switch (expansion.operation()) {
            case Operation.Transform transform
            when transform.operator() == 'P' ->
                obscure(Effect.EXECUTE, "`${" + name + "@P}` runs the commands in the value.", expansion.span());
            case Operation.AssignDefault ignored -> {
                setting(name, expansion.span());
                state.set(name, Value.unknown());
            }
            case Operation.Substring substring -> mayBreakOff(Faults.in(substring.offset()));
            case Operation.BoundedSubstring substring ->
                mayBreakOff(!(substring.length() instanceof Arithmetic.Constant length)
                        || Faults.in(length)
                        || Faults.in(substring.offset()));
            default -> {}
        }
        boolean listsNames = expansion.operation() instanceof Operation.NamesWithPrefix
                || expansion.operation() instanceof Operation.Keys;
        if (expansion.indirect() && !listsNames) {
            obscure(Effect.UNKNOWN, "`${!" + name + "}` reads a variable whose name is not known.", expansion.span());
        } else if (shows && mayBeSecret(parameter) && !(expansion.operation() instanceof Operation.Length)) {
            missing.add(new Reason(
                    Doubt.SECRET.code(),
                    "The variable `" + name + "` comes from outside the script and may hold a secret.",
                    walk.place(expansion.span()),
                    null));
        }
    }

    private boolean mayBeSecret(Parameter parameter) {
        String name = parameter.name();
        return parameter.isVariable() && state.variable(name).isEmpty() && !Variables.isHarmlessToRead(name);
    }

    private void setting(String name, Span span) {
        if (!Variables.isLocal(name)) {
            walk.setsForeign(name, span);
        }
    }

    /** An expansion that fails ends the line, and what comes in the next one finds all as it was left. */
    private void mayBreakOff(boolean mayFail) {
        if (mayFail) {
            walk.mayBreakOff(state);
        }
    }

    /** Bash evaluates a subscript as arithmetic unless it knows the array as an associative one. */
    private void subscript(Subscript.Index index) {
        mayBreakOff(!(index.asArithmetic() instanceof Arithmetic.Constant key) || Faults.in(key));
        if (!walk.expander(state).text(index.key().parts()).isNumber()
                && !(index.asArithmetic() instanceof Arithmetic.Variable variable
                        && variable.subscript() instanceof Arithmetic.ArithmeticSubscript.None
                        && isNumericVariable(variable.name()))) {
            obscure(Effect.UNKNOWN, "A subscript is evaluated that is not known to be a number.", index.span());
        }
    }

    private void arithmetic(Arithmetic arithmetic) {
        switch (arithmetic) {
            case Arithmetic.Variable variable -> {
                boolean isPlain = variable.subscript() instanceof Arithmetic.ArithmeticSubscript.None;
                if (!isPlain || !isNumericVariable(variable.name())) {
                    obscure(
                            Effect.UNKNOWN,
                            "The value of `" + variable.name() + "` is evaluated and is not known to be a number.",
                            variable.span());
                }
            }
            case Arithmetic.Expanded expanded -> {
                Value value = walk.expander(state).text(expanded.parts());
                if (!value.isNumber()) {
                    obscure(Effect.UNKNOWN, "A value is evaluated that is not known to be a number.", expanded.span());
                }
                mayBreakOff(value.mayBeNothing());
            }
            case Arithmetic.Opaque opaque ->
                obscure(Effect.UNKNOWN, "An expression is not understood before it is expanded.", opaque.span());
            default -> {}
        }
    }

    private void assign(Arithmetic.Assign assign) {
        boolean isPlain = assign.variable().subscript() instanceof Arithmetic.ArithmeticSubscript.None;
        if (!assign.operator().equals("=") || !isPlain) {
            inspect(List.of(assign.variable()));
        }
        inspect(List.of(assign.value()));
        String name = assign.variable().name();
        setting(name, assign.span());
        boolean isNumber = isPlain && (isCertain() || isNumericVariable(name));
        boolean mayBeEmpty =
                !isCertain() && state.variable(name).filter(Value::mayBeNothing).isPresent();
        state.set(name, !isPlain ? new Value.Many("") : isNumber ? new Value.Digits(mayBeEmpty) : Value.unknown());
    }

    private void step(Arithmetic.Step step) {
        inspect(List.of(step.variable()));
        String name = step.variable().name();
        setting(name, step.span());
        if (isNumericVariable(name)) {
            state.set(name, new Value.Digits());
        }
    }

    private void operation(Arithmetic.Operation operation) {
        inspect(List.of(operation.first()));
        for (Arithmetic.Term term : operation.rest()) {
            if (term.operator().equals("&&") || term.operator().equals("||")) {
                perhaps(List.of(term.operand()));
            } else {
                inspect(List.of(term.operand()));
            }
        }
    }

    /** Inspects what may not be evaluated at all. */
    private void perhaps(List<? extends Node> nodes) {
        uncertain++;
        inspect(nodes);
        uncertain--;
    }

    private boolean isCertain() {
        return uncertain == 0;
    }

    private boolean isNumericVariable(String name) {
        Optional<Value> value = state.variable(name);
        return value.isPresent() ? value.get().isNumber() : state.isAsStarted(name) && Variables.isNumber(name);
    }

    private void test(Test test) {
        switch (test) {
            case Test.Unary unary
            when Builtins.TESTS_OF_FILES.contains(unary.operator()) -> opened(unary.operand(), unary.span());
            case Test.Unary unary
            when unary.operator().equals("-v") || unary.operator().equals("-R") -> {
                if (unary.operand().known().filter(text -> text.matches("\\w+")).isEmpty()) {
                    obscure(Effect.UNKNOWN, "`" + unary.operator() + "` may evaluate a subscript.", unary.span());
                }
            }
            case Test.Binary binary
            when BETWEEN_NUMBERS.contains(binary.operator()) -> {
                number(binary.left());
                number(binary.right());
            }
            case Test.Binary binary
            when Builtins.TESTS_BETWEEN_FILES.contains(binary.operator()) -> {
                opened(binary.left(), binary.span());
                opened(binary.right(), binary.span());
            }
            default -> {}
        }
    }

    private void number(Word word) {
        Value value = walk.expander(state).text(word.parts());
        boolean isName = value instanceof Value.Known known && isNumericVariable(known.text());
        if (!value.isNumber() && !isName) {
            obscure(Effect.UNKNOWN, "A test evaluates a value that is not known to be a number.", word.span());
        }
    }

    private void opened(Word word, Span span) {
        Value path = walk.expander(state).text(word.parts());
        Optional<List<Standing>> standings = walk.paths(state).reading(path);
        if (standings.isEmpty()) {
            obscure(Effect.READ, "A test looks at a file that is not known.", span);
        } else {
            standings.get().forEach(file -> {
                Standing standing = file.fromOutside();
                walk.collected().add(new Part.Opened(standing, false, Missing.reading(standing, walk.place(span))));
            });
        }
    }

    /** Says that what is evaluated may run commands, or change what later ones do. */
    private void obscure(Effect kind, String sentence, Span span) {
        walk.obscure(kind, Doubt.EXPANSION, sentence, span);
        if (kind != Effect.READ) {
            walk.collected().unseen(walk.place(span));
        }
    }
}
