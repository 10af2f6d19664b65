package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code test} and {@code [}: by the number of words, as POSIX says; what has more than four is read only if it is all known. */
final class TestProgram implements Program {

    private static final Set<String> OF_TEXT = Set.of("-n", "-z", "-t", "-o");
    private static final Set<String> BETWEEN = Set.of("= == != < > -eq -ne -lt -le -gt -ge".split(" "));
    private static final int MOST_WORDS = 64;

    private final boolean isBracket;

    TestProgram(boolean isBracket) {
        this.isBracket = isBracket;
    }

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        List<Value> words = arguments;
        if (isBracket) {
            if (words.isEmpty() || !words.getLast().is("]")) {
                return List.of(new Deed.Unclear("has no `]` at its end"));
            }
            words = words.subList(0, words.size() - 1);
        }
        if (words.size() > MOST_WORDS) {
            return List.of(new Deed.Unclear("has more words than are looked at"));
        }
        if (words.stream().anyMatch(Value::isSeveral)) {
            return List.of(new Deed.Unclear("has words that are not known, so that it cannot be told what is tested"));
        }
        List<Deed> deeds = new ArrayList<>();
        expression(words, deeds);
        return deeds;
    }

    private static void expression(List<Value> words, List<Deed> deeds) {
        int size = words.size();
        if (size < 2) {
            return;
        }
        int joint = joint(words);
        if (size > 4 && joint > 0) {
            expression(words.subList(0, joint), deeds);
            expression(words.subList(joint + 1, size), deeds);
        } else if (size == 2 && words.getFirst() instanceof Value.Known operator && isUnary(operator.text())) {
            unary(operator.text(), words.get(1), deeds);
        } else if (size == 3 && words.get(1) instanceof Value.Known operator && isBinary(operator.text())) {
            if (Builtins.TESTS_BETWEEN_FILES.contains(operator.text())) {
                deeds.add(new Deed.Looks(words.get(0)));
                deeds.add(new Deed.Looks(words.get(2)));
            }
        } else if (words.getFirst().is("!")) {
            expression(words.subList(1, size), deeds);
        } else if (words.getFirst().is("(") && words.getLast().is(")")) {
            expression(words.subList(1, size - 1), deeds);
        } else {
            deeds.add(new Deed.Unclear("tests in a way that is not understood"));
        }
    }

    /** Where {@code -a} or {@code -o} joins two tests, if every word is known; 0 if nowhere. */
    private static int joint(List<Value> words) {
        if (!words.stream().allMatch(Value.Known.class::isInstance)) {
            return 0;
        }
        for (int i = 2; i < words.size() - 1; i++) {
            if (words.get(i).is("-o") || words.get(i).is("-a")) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isUnary(String operator) {
        return Builtins.TESTS_OF_FILES.contains(operator) || OF_TEXT.contains(operator) || operator.equals("-v");
    }

    private static boolean isBinary(String operator) {
        return BETWEEN.contains(operator) || Builtins.TESTS_BETWEEN_FILES.contains(operator);
    }

    private static void unary(String operator, Value operand, List<Deed> deeds) {
        if (Builtins.TESTS_OF_FILES.contains(operator)) {
            deeds.add(new Deed.Looks(operand));
        } else if (operator.equals("-v")
                && !(operand instanceof Value.Known name && name.text().matches("\\w+"))) {
            deeds.add(new Deed.Unclear("has `-v` with a word that bash may evaluate"));
        }
    }
}
