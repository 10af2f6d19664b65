package dev.armature.permissions.shell.syntax;

import dev.armature.permissions.shell.syntax.Expansion.Operation;
import java.util.HexFormat;
import java.util.List;

/** Prints words, their parts and arithmetic. */
final class WordPrinter {

    private final Printer printer;
    private final StringBuilder out;

    WordPrinter(Printer printer, StringBuilder out) {
        this.printer = printer;
        this.out = out;
    }

    void word(Word word) {
        parts(word.parts());
    }

    void hereDocumentBody(HereDocument document) {
        parts(document.body());
    }

    private void parts(List<WordPart> parts) {
        int bareName = -1;
        for (WordPart part : parts) {
            int start = out.length();
            if (part instanceof Expansion.ParameterExpansion parameter && isBare(parameter)) {
                out.append('$').append(parameter.parameter().name());
                bareName = start;
            } else {
                part(part);
                if (bareName >= 0 && out.length() > start && joinsName(out.charAt(start))) {
                    out.insert(start, '}').insert(bareName + 1, '{');
                }
                bareName = -1;
            }
        }
    }

    /** Whether braces can be left out, as far as the expansion itself goes. */
    private static boolean isBare(Expansion.ParameterExpansion expansion) {
        return expansion.operation() instanceof Operation.Plain
                && !expansion.indirect()
                && expansion.parameter().subscript() instanceof Subscript.None
                && (expansion.parameter().isVariable()
                        || expansion.parameter().name().length() == 1);
    }

    /** Whether a character behind {@code $x} would become part of it, be it in another shell. */
    private static boolean joinsName(char c) {
        return Characters.isNamePart(c) || c == '[';
    }

    private void part(WordPart part) {
        switch (part) {
            case WordPart.Literal literal -> out.append(literal.text());
            case WordPart.Escaped escaped -> out.append('\\').append(escaped.character());
            case WordPart.SingleQuoted quoted ->
                out.append('\'').append(quoted.text()).append('\'');
            case WordPart.AnsiQuoted quoted -> ansiQuoted(quoted);
            case WordPart.DoubleQuoted quoted -> {
                out.append(quoted.translated() ? "$\"" : "\"");
                parts(quoted.parts());
                out.append('"');
            }
            case WordPart.Tilde tilde -> out.append('~').append(tilde.name());
            case WordPart.Glob glob -> out.append(glob.text());
            case WordPart.ExtendedGlob glob -> {
                out.append(glob.operator());
                list("(", glob.patterns(), "|", ")");
            }
            case WordPart.BraceList list -> list("{", list.alternatives(), ",", "}");
            case WordPart.BraceRange range -> {
                out.append('{').append(range.first()).append("..").append(range.last());
                out.append(range.step().isEmpty() ? "" : "..")
                        .append(range.step())
                        .append('}');
            }
            case WordPart.ArrayLiteral array -> array(array);
            case Expansion.ArithmeticExpansion expansion -> {
                out.append("$((");
                arithmetic(expansion.expression());
                out.append("))");
            }
            case Expansion.ParameterExpansion expansion -> expansion(expansion);
            case Substitution.CommandSubstitution substitution -> {
                // The blank keeps a subshell within from becoming arithmetic.
                out.append(beginsWithParenthesis(substitution.body()) ? "$( " : "$(");
                printer.substituted(substitution.body());
                out.append(')');
            }
            case Substitution.ProcessSubstitution substitution -> {
                out.append(substitution.writes() ? ">(" : "<(");
                printer.substituted(substitution.body());
                out.append(')');
            }
        }
    }

    private static boolean beginsWithParenthesis(CommandList list) {
        return !list.entries().isEmpty()
                && list.entries().get(0).andOr().first().commands().stream()
                        .findFirst()
                        .filter(command -> command instanceof Command.CompoundCommand)
                        .isPresent();
    }

    private void list(String before, List<Word> words, String between, String after) {
        String separator = before;
        for (Word word : words) {
            out.append(separator);
            word(word);
            separator = between;
        }
        out.append(after);
    }

    private void array(WordPart.ArrayLiteral array) {
        String separator = "(";
        for (WordPart.ArrayElement element : array.elements()) {
            out.append(separator);
            if (!(element.subscript() instanceof Subscript.None)) {
                subscript(element.subscript());
                out.append(element.appends() ? "+=" : "=");
            }
            word(element.value());
            separator = " ";
        }
        out.append(array.elements().isEmpty() ? "()" : ")");
    }

    void subscript(Subscript subscript) {
        switch (subscript) {
            case Subscript.None ignored -> {}
            case Subscript.All ignored -> out.append("[@]");
            case Subscript.Joined ignored -> out.append("[*]");
            case Subscript.Index index -> {
                out.append('[');
                word(index.key());
                out.append(']');
            }
        }
    }

    private void expansion(Expansion.ParameterExpansion expansion) {
        out.append("${");
        boolean names = expansion.operation() instanceof Operation.NamesWithPrefix
                || expansion.operation() instanceof Operation.Keys;
        out.append(expansion.indirect() || names ? "!" : "");
        out.append(expansion.operation() instanceof Operation.Length ? "#" : "");
        out.append(expansion.parameter().name());
        subscript(expansion.parameter().subscript());
        operation(expansion.operation());
        out.append('}');
    }

    private void operation(Operation operation) {
        switch (operation) {
            case Operation.Plain ignored -> {}
            case Operation.Length ignored -> {}
            case Operation.Keys ignored -> {}
            case Operation.NamesWithPrefix names -> out.append(names.joined() ? "*" : "@");
            case Operation.UseDefault use -> operator(use.colon() ? ":-" : "-", use.word());
            case Operation.AssignDefault assign -> operator(assign.colon() ? ":=" : "=", assign.word());
            case Operation.RequireValue require -> operator(require.colon() ? ":?" : "?", require.word());
            case Operation.UseAlternative use -> operator(use.colon() ? ":+" : "+", use.word());
            case Operation.RemovePrefix remove -> operator(remove.longest() ? "##" : "#", remove.pattern());
            case Operation.RemoveSuffix remove -> operator(remove.longest() ? "%%" : "%", remove.pattern());
            case Operation.Replace replace -> {
                operator(replace.where().spelling(), replace.pattern());
                operator("/", replace.replacement());
            }
            case Operation.ChangeCase change -> operator(change.to().spelling(), change.pattern());
            case Operation.Transform transform -> out.append('@').append(transform.operator());
            case Operation.Substring substring -> offset(substring.offset());
            case Operation.BoundedSubstring substring -> {
                offset(substring.offset());
                out.append(':');
                arithmetic(substring.length());
            }
        }
    }

    private void operator(String operator, Word word) {
        out.append(operator);
        word(word);
    }

    /** A blank before a sign, or {@code :-1} would be a default. */
    private void offset(Arithmetic arithmetic) {
        int start = out.append(':').length();
        arithmetic(arithmetic);
        if (out.length() > start && "-=?+".indexOf(out.charAt(start)) >= 0) {
            out.insert(start, ' ');
        }
    }

    void arithmetic(Arithmetic arithmetic) {
        switch (arithmetic) {
            case Arithmetic.Empty ignored -> {}
            case Arithmetic.Constant constant -> out.append(constant.text());
            case Arithmetic.Variable variable -> variable(variable);
            case Arithmetic.Expanded expanded -> parts(expanded.parts());
            case Arithmetic.Group group -> {
                out.append('(');
                arithmetic(group.operand());
                out.append(')');
            }
            case Arithmetic.Unary unary -> {
                // The blank keeps two signs from becoming a step.
                out.append(unary.operator()).append(' ');
                arithmetic(unary.operand());
            }
            case Arithmetic.Step step -> {
                out.append(step.before() ? step.operator() : "");
                variable(step.variable());
                out.append(step.before() ? "" : step.operator());
            }
            case Arithmetic.Operation operation -> {
                arithmetic(operation.first());
                for (Arithmetic.Term term : operation.rest()) {
                    out.append(' ').append(term.operator()).append(' ');
                    arithmetic(term.operand());
                }
            }
            case Arithmetic.Conditional conditional -> {
                arithmetic(conditional.condition());
                out.append(" ? ");
                arithmetic(conditional.then());
                out.append(" : ");
                arithmetic(conditional.otherwise());
            }
            case Arithmetic.Assign assign -> {
                variable(assign.variable());
                out.append(' ').append(assign.operator()).append(' ');
                arithmetic(assign.value());
            }
            case Arithmetic.Opaque opaque -> parts(opaque.parts());
        }
    }

    private void variable(Arithmetic.Variable variable) {
        out.append(variable.name());
        switch (variable.subscript()) {
            case Arithmetic.ArithmeticSubscript.None ignored -> {}
            case Arithmetic.ArithmeticSubscript.Index index -> {
                out.append('[');
                arithmetic(index.key());
                out.append(']');
            }
        }
    }

    static String singleQuoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private void ansiQuoted(WordPart.AnsiQuoted quoted) {
        String text = quoted.text();
        out.append("$'");
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '\'', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (quoted.encoded() && c >= 0x80) {
                        int point = text.codePointAt(index);
                        out.append("\\U").append(HexFormat.of().toHexDigits(point));
                        index += Character.charCount(point) - 1;
                    } else if (c < 0x20 || c == 0x7f) {
                        out.append('\\').append(c >> 6).append(c >> 3 & 7).append(c & 7);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('\'');
    }
}
