package dev.armature.permissions.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads an arithmetic expression, rank by rank. What is no expression before its expansions becomes {@link Arithmetic.Opaque}. */
final class ArithmeticParser {

    /** From the loosest to the tightest; within a rank, longer spellings first. */
    private static final List<List<String>> RANKS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("|"),
            List.of("^"),
            List.of("&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"),
            List.of("**"));

    private static final List<String> OPERATORS = List.of(
            "<<=", ">>=", "**", "||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "++", "--", "+=", "-=", "*=", "/=",
            "%=", "&=", "^=", "|=", "+", "-", "*", "/", "%", "<", ">", "&", "^", "|", "!", "~", "?", ":", "=", ",", "(",
            ")", "[", "]");

    private static final Set<String> ASSIGNMENTS = Set.of("= += -= *= /= %= &= ^= |= <<= >>=".split(" "));

    /** Signs, conditions, assignments and subscripts may nest this deep; more is left opaque. Parentheses were counted before. */
    private static final int LONGEST_CHAIN = 12;

    /** Stands for a part that is not literal. */
    private static final char PART = '\uFFFF';

    private final StringBuilder text = new StringBuilder();
    private final List<WordPart> atoms = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final Span whole;
    private int index;
    private int chain;
    /** The answer of {@link #operator} and where it was given: each rank asks again. */
    private int operatorIndex = -1;

    private String operatorHere = "";

    private ArithmeticParser(Span whole, List<WordPart> parts) {
        this.whole = whole;
        for (WordPart part : parts) {
            if (part instanceof WordPart.Literal literal) {
                Span span = literal.span();
                boolean exact = span.end() - span.start() == literal.text().length();
                for (int at = 0; at < literal.text().length(); at++) {
                    add(literal.text().charAt(at), literal, exact ? span.start() + at : span.start());
                }
            } else {
                add(PART, part, part.span().start());
            }
        }
    }

    private void add(char c, WordPart part, int offset) {
        text.append(c);
        atoms.add(part);
        offsets.add(offset);
    }

    static Arithmetic parse(Span span, List<WordPart> parts) {
        if (parts.stream().anyMatch(ArithmeticParser::isForeign)) {
            return new Arithmetic.Opaque(span, parts);
        }
        try {
            return new ArithmeticParser(span, parts).whole();
        } catch (ShellSyntaxException e) {
            return new Arithmetic.Opaque(span, parts);
        }
    }

    /** Quoting with backslashes or single quotes has no meaning in an expression. */
    private static boolean isForeign(WordPart part) {
        return part instanceof WordPart.Escaped
                || part instanceof WordPart.SingleQuoted
                || part instanceof WordPart.AnsiQuoted
                || (part instanceof WordPart.Literal literal && literal.text().indexOf(PART) >= 0);
    }

    private Arithmetic whole() {
        if (peek() == Characters.END) {
            return new Arithmetic.Empty(whole);
        }
        Arithmetic expression = comma();
        if (peek() != Characters.END) {
            throw notAnExpression();
        }
        return expression;
    }

    /** expression : assignment ( ',' assignment )* */
    private Arithmetic comma() {
        int start = start();
        Arithmetic first = assignment();
        List<Arithmetic.Term> rest = new ArrayList<>();
        while (operator().equals(",")) {
            rest.add(term(",", this::assignment));
        }
        return rest.isEmpty() ? first : new Arithmetic.Operation(from(start), first, rest);
    }

    /** assignment : variable '=' assignment | conditional */
    private Arithmetic assignment() {
        int start = start();
        Arithmetic left = conditional();
        String operator = operator();
        if (!ASSIGNMENTS.contains(operator)) {
            return left;
        }
        if (!(left instanceof Arithmetic.Variable variable)) {
            throw notAnExpression();
        }
        take(operator);
        enter();
        Arithmetic value = assignment();
        chain--;
        return new Arithmetic.Assign(from(start), variable, operator, value);
    }

    /** conditional : or ( '?' expression ':' conditional )? */
    private Arithmetic conditional() {
        int start = start();
        Arithmetic condition = operation(0);
        if (!operator().equals("?")) {
            return condition;
        }
        take("?");
        enter();
        Arithmetic then = comma();
        expect(":");
        Arithmetic otherwise = conditional();
        chain--;
        return new Arithmetic.Conditional(from(start), condition, then, otherwise);
    }

    /** operation : tighter ( operator tighter )* */
    private Arithmetic operation(int rank) {
        if (rank == RANKS.size()) {
            return unary();
        }
        int start = start();
        Arithmetic first = operation(rank + 1);
        List<Arithmetic.Term> rest = new ArrayList<>();
        String operator = operator();
        while (RANKS.get(rank).contains(operator)) {
            rest.add(term(operator, () -> operation(rank + 1)));
            operator = operator();
        }
        return rest.isEmpty() ? first : new Arithmetic.Operation(from(start), first, rest);
    }

    private Arithmetic.Term term(String operator, Supplier<Arithmetic> operand) {
        int start = start();
        take(operator);
        Arithmetic right = operand.get();
        return new Arithmetic.Term(from(start), operator, right);
    }

    /** unary : ( '+' | '-' | '!' | '~' ) unary | ( '++' | '--' ) variable | postfix */
    private Arithmetic unary() {
        int start = start();
        String operator = operator();
        return switch (operator) {
            case "+", "-", "!", "~" -> signed(start, operator);
            case "++", "--" -> stepped(start, operator);
            default -> postfix();
        };
    }

    private Arithmetic stepped(int start, String operator) {
        take(operator);
        if (primary() instanceof Arithmetic.Variable variable) {
            return new Arithmetic.Step(from(start), operator, true, variable);
        }
        throw notAnExpression();
    }

    private Arithmetic signed(int start, String operator) {
        take(operator);
        enter();
        Arithmetic operand = unary();
        chain--;
        return new Arithmetic.Unary(from(start), operator, operand);
    }

    /** postfix : primary ( '++' | '--' )? */
    private Arithmetic postfix() {
        int start = start();
        Arithmetic operand = primary();
        String operator = operator();
        if (operand instanceof Arithmetic.Variable variable && (operator.equals("++") || operator.equals("--"))) {
            take(operator);
            return new Arithmetic.Step(from(start), operator, false, variable);
        }
        return operand;
    }

    /** primary : '(' expression ')' | number | name ( '[' expression ']' )? | expansion */
    private Arithmetic primary() {
        int start = start();
        if (operator().equals("(")) {
            take("(");
            Arithmetic inside = comma();
            expect(")");
            return new Arithmetic.Group(from(start), inside);
        }
        int begin = index;
        while (index < text.length() && isOperandPart(text.charAt(index))) {
            index++;
        }
        String operand = text.substring(begin, index);
        if (operand.isEmpty()) {
            throw notAnExpression();
        }
        if (operand.indexOf(PART) >= 0) {
            return new Arithmetic.Expanded(from(start), partsBetween(begin, index));
        }
        if (Characters.isDigit(operand.charAt(0))) {
            return new Arithmetic.Constant(from(start), operand);
        }
        if (!Characters.isName(operand)) {
            throw notAnExpression();
        }
        if (index < text.length() && text.charAt(index) == '[') {
            index++;
            enter();
            Arithmetic key = comma();
            expect("]");
            chain--;
            return new Arithmetic.Variable(from(start), operand, new Arithmetic.ArithmeticSubscript.Index(key));
        }
        return new Arithmetic.Variable(from(start), operand, new Arithmetic.ArithmeticSubscript.None());
    }

    private static boolean isOperandPart(char c) {
        return c == PART || c == '#' || c == '@' || Characters.isNamePart(c);
    }

    private List<WordPart> partsBetween(int begin, int end) {
        Pieces parts = new Pieces();
        for (int at = begin; at < end; at++) {
            if (text.charAt(at) == PART) {
                parts.add(atoms.get(at));
            } else {
                parts.add(text.charAt(at), offsets.get(at), offsets.get(at) + 1);
            }
        }
        return parts.parts();
    }

    /** The operator that stands next, or nothing if there is none. */
    private String operator() {
        peek();
        if (operatorIndex != index) {
            operatorIndex = index;
            operatorHere = "";
            for (String operator : OPERATORS) {
                if (startsWith(operator)) {
                    operatorHere = operator;
                    break;
                }
            }
        }
        return operatorHere;
    }

    private boolean startsWith(String operator) {
        for (int at = 0; at < operator.length(); at++) {
            if (index + at >= text.length() || text.charAt(index + at) != operator.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private void take(String operator) {
        index += operator.length();
    }

    private void expect(String operator) {
        if (!operator().equals(operator)) {
            throw notAnExpression();
        }
        take(operator);
    }

    /** The next character that is not blank. */
    private int peek() {
        while (index < text.length() && isSpace(text.charAt(index))) {
            index++;
        }
        return index < text.length() ? text.charAt(index) : Characters.END;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private int start() {
        peek();
        return index;
    }

    private Span from(int start) {
        int begin = start < offsets.size() ? offsets.get(start) : whole.start();
        int end = index == 0 ? begin : Math.max(begin, endOf(index - 1));
        return new Span(begin, end);
    }

    private int endOf(int at) {
        return text.charAt(at) == PART ? atoms.get(at).span().end() : offsets.get(at) + 1;
    }

    private void enter() {
        if (++chain > LONGEST_CHAIN) {
            throw notAnExpression();
        }
    }

    private ShellSyntaxException notAnExpression() {
        return TokenCursor.unsupported(whole, "This is not an expression before it is expanded.");
    }
}
