package dev.armature.permissions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.armature.testsupport.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What the search for inputs begins with: the commands of the tables. */
public final class Seeds {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(String command) {}

    private Seeds() {}

    /** Every command once, in UTF-8. */
    public static Stream<byte[]> commands() {
        return Stream.of("/corpora/own-public.jsonl", "must-be-asked.jsonl", "only-reads.jsonl", "leads-outside.jsonl")
                .flatMap(table -> Corpus.read(Seeds.class, table, Row.class).stream())
                .map(Row::command)
                .distinct()
                .map(command -> command.getBytes(StandardCharsets.UTF_8));
    }
}
