package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import dev.armature.examples.coding.offline.code.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the sources usually write something. What stands in the same surroundings at another place too was hardly a slip;
 * what is only here, while a change would make it as it is elsewhere, may well be one.
 */
final class Habits {
    private static final double AS_ELSEWHERE = 0.7;
    private static final double NOT_AS_ELSEWHERE = 0.4;

    private final Map<String, Integer> triples = new HashMap<>();

    Habits(List<JavaFile> sources) {
        for (JavaFile file : sources) {
            for (int i = 1; i < file.tokens().size() - 1; i++) {
                String triple = triple(file.tokens(), i, file.tokens().get(i).text());
                triples.merge(triple, 1, Integer::sum);
            }
        }
    }

    /** Less than nothing for a change towards what is usual, more for one away from it. */
    double cost(Candidate candidate) {
        List<Token> tokens = candidate.file().tokens();
        int at = candidate.token();
        Token token = tokens.get(at);
        boolean swaps = token.start() == candidate.start() && token.end() == candidate.end();
        if (!swaps || at < 1 || at + 1 >= tokens.size() || token.kind() != Token.Kind.SYMBOL) {
            return 0;
        }
        int now = triples.getOrDefault(triple(tokens, at, token.text()), 0) - 1;
        int then = triples.getOrDefault(triple(tokens, at, candidate.replacement()), 0);
        return (now > 0 ? NOT_AS_ELSEWHERE : 0) - (then > 0 ? AS_ELSEWHERE : 0);
    }

    private static String triple(List<Token> tokens, int at, String middle) {
        return tokens.get(at - 1).text() + " " + middle + " "
                + tokens.get(at + 1).text();
    }
}
