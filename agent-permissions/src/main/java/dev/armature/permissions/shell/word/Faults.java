package dev.armature.permissions.shell.word;

import dev.armature.permissions.shell.syntax.Arithmetic;
import dev.armature.permissions.shell.syntax.Node;
import dev.armature.permissions.shell.syntax.Walker;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which expressions bash may fail to evaluate: then it sets nothing that comes later in them, and forgets the rest of the line
 * that it reads.
 */
public final class Faults {

    private static final Set<String> DIVIDING = Set.of("/", "%", "/=", "%=");
    private static final Pattern PLAIN = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern NOT_ZERO = Pattern.compile("[1-9][0-9]*");

    private Faults() {}

    /** Whether the node, or one within it, is an expression that may fail though each variable in it is an integer. */
    public static boolean in(Node node) {
        boolean[] mayFail = {false};
        Walker.each(node, within -> mayFail[0] |= within instanceof Arithmetic arithmetic && mayFail(arithmetic));
        return mayFail[0];
    }

    private static boolean mayFail(Arithmetic arithmetic) {
        return switch (arithmetic) {
            case Arithmetic.Constant constant -> !PLAIN.matcher(constant.text()).matches();
            case Arithmetic.Operation operation ->
                operation.rest().stream().anyMatch(term -> mayFail(term.operator(), term.operand()));
            case Arithmetic.Assign assign -> mayFail(assign.operator(), assign.value());
            case Arithmetic.Opaque ignored -> true;
            case Arithmetic.Expanded ignored -> false;
            case Arithmetic.Variable ignored -> false;
            case Arithmetic.Empty ignored -> false;
            case Arithmetic.Group ignored -> false;
            case Arithmetic.Unary ignored -> false;
            case Arithmetic.Step ignored -> false;
            case Arithmetic.Conditional ignored -> false;
        };
    }

    private static boolean mayFail(String operator, Arithmetic operand) {
        boolean isSure = operand instanceof Arithmetic.Constant constant
                && NOT_ZERO.matcher(constant.text()).matches();
        return operator.equals("**") || (DIVIDING.contains(operator) && !isSure);
    }
}
