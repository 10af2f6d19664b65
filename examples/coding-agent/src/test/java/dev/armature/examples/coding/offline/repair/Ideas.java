package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;
import java.util.List;
import java.util.stream.IntStream;

/** All that would be tried in a class of one method. */
final class Ideas {
    private Ideas() {}

    /** The changes of a statement in a method that takes what the parameters say. */
    static List<Candidate> of(String parameters, String statement) {
        JavaFile file = file(parameters, statement);
        Proposals proposals = new Proposals(file, new Types(List.of(file)));
        Idea.all()
                .forEach(idea ->
                        IntStream.range(0, file.tokens().size()).forEach(index -> idea.propose(proposals, index)));
        return proposals.found();
    }

    /** The change that makes a statement another one. */
    static Candidate changing(String parameters, String statement, String changed) {
        return of(parameters, statement).stream()
                .filter(candidate -> candidate.newLine().strip().equals(changed))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing makes it " + changed));
    }

    /** A class with the statement in its third line. */
    static JavaFile file(String parameters, String statement) {
        return JavaFile.parse("Sample.java", """
                final class Sample {
                    static int sample(%s) {
                        %s
                    }
                }
                """.formatted(parameters, statement));
    }
}
