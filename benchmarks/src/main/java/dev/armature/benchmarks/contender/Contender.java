package dev.armature.benchmarks.contender;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Who has the conversation, by the word that names them on the command line and in tables. */
public enum Contender {
    ARMATURE("armature"),
    LOOP("loop"),
    LANGCHAIN4J("langchain4j");

    private final String word;

    Contender(String word) {
        this.word = word;
    }

    public static Contender named(String word) {
        List<String> words = Arrays.stream(values()).map(Contender::word).toList();
        int index = words.indexOf(word);
        if (index < 0) {
            throw new IllegalArgumentException("Expected one of " + words + ", was `" + word + "`.");
        }
        return values()[index];
    }

    public String word() {
        return word;
    }

    /** The conversation with a {@link CannedServer} at that address. */
    public Talk with(URI server) {
        return switch (this) {
            case ARMATURE -> new ArmatureClient(server);
            case LOOP -> new HandWrittenLoop(server);
            case LANGCHAIN4J -> new LangChainLoop(server);
        };
    }
}
