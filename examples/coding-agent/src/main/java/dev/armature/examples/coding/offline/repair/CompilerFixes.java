package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Token;
import dev.armature.examples.coding.offline.repair.Candidate.Kind;
import java.util.Comparator;
import java.util.List;

/** What the compiler's own words say would help: a missing semicolon or bracket, a misspelt name. */
final class CompilerFixes {
    private static final int FARTHEST = 2;
    private static final int MOST_SPELLINGS = 4;

    private CompilerFixes() {}

    static void propose(Proposals proposals, Failure.Problem problem, List<JavaFile> files) {
        List<Token> tokens = proposals.file().tokens();
        int last = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            last = token.line() <= problem.line() ? i : last;
            if (token.line() == problem.line() && token.is(problem.symbol())) {
                for (String name : spellings(token.text(), files)) {
                    proposals.replace(i, name, 0.1, Kind.SYNTAX);
                }
            }
        }
        if (last < 0) {
            return;
        }
        if (problem.message().contains("';' expected")) {
            proposals.insertAfter(last, ";", 0, Kind.SYNTAX);
        }
        if (problem.message().contains("')'")) {
            proposals.insertAfter(
                    tokens.get(last).is(";") || tokens.get(last).is("{") ? last - 1 : last, ")", 0, Kind.SYNTAX);
        }
    }

    /** The names of the project that are spelt almost like this one, nearest first. */
    private static List<String> spellings(String name, List<JavaFile> files) {
        return files.stream()
                .flatMap(file -> file.tokens().stream())
                .filter(Token::isWord)
                .map(Token::text)
                .distinct()
                .filter(other -> !other.equals(name) && distance(name, other) <= FARTHEST)
                .sorted(Comparator.comparingInt((String other) -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_SPELLINGS)
                .toList();
    }

    /** How many letters have to be changed, added or left out (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + change, 1 + Math.min(row[j - 1], above));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
