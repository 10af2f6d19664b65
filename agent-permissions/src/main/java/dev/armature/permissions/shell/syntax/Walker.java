package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.Expansion.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The one traversal of the tree. Needs no stack of its own, however deep the tree is. */
public final class Walker {

    private Walker() {}

    /** Shows the visitor the node and everything within it, each before what it is made of, in source order. */
    public static void each(Node node, Consumer<Node> visitor) {
        walk(node, visited -> {
            visitor.accept(visited);
            return true;
        });
    }

    /** As {@link #each}, but goes into a node only if the visitor answers true. */
    public static void walk(Node node, Predicate<Node> visitor) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(node);
        while (!open.isEmpty()) {
            Node next = open.pop();
            if (visitor.test(next)) {
                List<Node> children = children(next);
                for (int index = children.size() - 1; index >= 0; index--) {
                    open.push(children.get(index));
                }
            }
        }
    }

    /** What the node is directly made of. */
    public static List<Node> children(Node node) {
        return switch (node) {
            case Script script -> List.of(script.body());
            case CommandList list -> List.copyOf(list.entries());
            case CommandList.Entry entry -> List.of(entry.andOr());
            case AndOr andOr -> joined(List.of(andOr.first()), andOr.rest());
            case AndOr.Link link -> List.of(link.pipeline());
            case Pipeline pipeline -> List.copyOf(pipeline.commands());
            case Command command -> children(command);
            case Compound compound -> children(compound);
            case Compound.Branch branch -> List.of(branch.condition(), branch.body());
            case Compound.CaseItem item -> joined(item.patterns(), List.of(item.body()));
            case Assignment assignment -> List.of(assignment.subscript(), assignment.value());
            case Subscript.Index index -> List.of(index.key());
            case Subscript ignored -> List.of();
            case Redirection redirection -> children(redirection);
            case Word word -> List.copyOf(word.parts());
            case WordPart part -> children(part);
            case WordPart.ArrayElement element -> List.of(element.subscript(), element.value());
            case Parameter parameter -> List.of(parameter.subscript());
            case Arithmetic arithmetic -> children(arithmetic);
            case Arithmetic.Term term -> List.of(term.operand());
            case Test test -> children(test);
        };
    }

    private static List<Node> children(Command command) {
        return switch (command) {
            case Command.SimpleCommand simple -> joined(simple.assignments(), simple.words(), simple.redirections());
            case Command.CompoundCommand compound -> joined(List.of(compound.compound()), compound.redirections());
            case Command.FunctionDefinition function -> List.of(function.body());
            case Command.Coprocess coprocess -> List.of(coprocess.command());
        };
    }

    private static List<Node> children(Compound compound) {
        return switch (compound) {
            case Compound.BraceGroup group -> List.of(group.body());
            case Compound.Subshell subshell -> List.of(subshell.body());
            case Compound.ForLoop loop -> joined(loop.words(), List.of(loop.body()));
            case Compound.SelectLoop loop -> joined(loop.words(), List.of(loop.body()));
            case Compound.ArithmeticFor loop -> List.of(loop.start(), loop.condition(), loop.step(), loop.body());
            case Compound.CaseClause clause -> joined(List.of(clause.word()), clause.items());
            case Compound.IfClause clause -> joined(clause.branches(), List.of(clause.otherwise()));
            case Compound.WhileLoop loop -> List.of(loop.condition(), loop.body());
            case Compound.UntilLoop loop -> List.of(loop.condition(), loop.body());
            case Compound.ArithmeticCommand command -> List.of(command.expression());
            case Compound.TestCommand command -> List.of(command.expression());
        };
    }

    private static List<Node> children(Redirection redirection) {
        return switch (redirection) {
            case Redirection.FileRedirection file -> List.of(file.target());
            case Redirection.Duplication duplication -> List.of(duplication.source());
            case Redirection.Move ignored -> List.of();
            case Redirection.Closing ignored -> List.of();
            case HereDocument document -> List.copyOf(document.body());
            case Redirection.HereString string -> List.of(string.word());
        };
    }

    private static List<Node> children(WordPart part) {
        return switch (part) {
            case WordPart.Literal ignored -> List.of();
            case WordPart.Escaped ignored -> List.of();
            case WordPart.SingleQuoted ignored -> List.of();
            case WordPart.AnsiQuoted ignored -> List.of();
            case WordPart.DoubleQuoted quoted -> List.copyOf(quoted.parts());
            case WordPart.Tilde ignored -> List.of();
            case WordPart.Glob ignored -> List.of();
            case WordPart.ExtendedGlob glob -> List.copyOf(glob.patterns());
            case WordPart.BraceList list -> List.copyOf(list.alternatives());
            case WordPart.BraceRange ignored -> List.of();
            case WordPart.ArrayLiteral array -> List.copyOf(array.elements());
            case Expansion.ArithmeticExpansion expansion -> List.of(expansion.expression());
            case Expansion.ParameterExpansion expansion ->
                joined(List.of(expansion.parameter()), children(expansion.operation()));
            case Substitution substitution -> List.of(substitution.body());
        };
    }

    private static List<Node> children(Operation operation) {
        return switch (operation) {
            case Operation.Plain ignored -> List.of();
            case Operation.Length ignored -> List.of();
            case Operation.NamesWithPrefix ignored -> List.of();
            case Operation.Keys ignored -> List.of();
            case Operation.UseDefault use -> List.of(use.word());
            case Operation.AssignDefault assign -> List.of(assign.word());
            case Operation.RequireValue require -> List.of(require.word());
            case Operation.UseAlternative use -> List.of(use.word());
            case Operation.RemovePrefix remove -> List.of(remove.pattern());
            case Operation.RemoveSuffix remove -> List.of(remove.pattern());
            case Operation.Replace replace -> List.of(replace.pattern(), replace.replacement());
            case Operation.ChangeCase change -> List.of(change.pattern());
            case Operation.Transform ignored -> List.of();
            case Operation.Substring substring -> List.of(substring.offset());
            case Operation.BoundedSubstring substring -> List.of(substring.offset(), substring.length());
        };
    }

    private static List<Node> children(Arithmetic arithmetic) {
        return switch (arithmetic) {
            case Arithmetic.Empty ignored -> List.of();
            case Arithmetic.Constant ignored -> List.of();
            case Arithmetic.Variable variable ->
                switch (variable.subscript()) {
                    case Arithmetic.ArithmeticSubscript.None ignored -> List.of();
                    case Arithmetic.ArithmeticSubscript.Index index -> List.of(index.key());
                };
            case Arithmetic.Expanded expanded -> List.copyOf(expanded.parts());
            case Arithmetic.Group group -> List.of(group.operand());
            case Arithmetic.Unary unary -> List.of(unary.operand());
            case Arithmetic.Step step -> List.of(step.variable());
            case Arithmetic.Operation operation -> joined(List.of(operation.first()), operation.rest());
            case Arithmetic.Conditional conditional ->
                List.of(conditional.condition(), conditional.then(), conditional.otherwise());
            case Arithmetic.Assign assign -> List.of(assign.variable(), assign.value());
            case Arithmetic.Opaque opaque -> List.copyOf(opaque.parts());
        };
    }

    private static List<Node> children(Test test) {
        return switch (test) {
            case Test.Or or -> List.copyOf(or.operands());
            case Test.And and -> List.copyOf(and.operands());
            case Test.Not not -> List.of(not.operand());
            case Test.Group group -> List.of(group.operand());
            case Test.Unary unary -> List.of(unary.operand());
            case Test.Binary binary -> List.of(binary.left(), binary.right());
            case Test.NotEmpty notEmpty -> List.of(notEmpty.word());
        };
    }

    @SafeVarargs
    private static List<Node> joined(List<? extends Node>... lists) {
        List<Node> all = new ArrayList<>();
        for (List<? extends Node> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
