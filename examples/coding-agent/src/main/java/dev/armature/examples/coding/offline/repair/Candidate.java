package dev.armature.examples.coding.offline.repair;

import dev.armature.examples.coding.offline.code.JavaFile;

/**
 * A small change that might be the repair.
 *
 * @param line the only line it changes
 * @param start offset in the file's text of what is replaced; ends at {@code end}, which is the same for an insertion
 * @param token index of the token at which it was thought of
 * @param cost how unlikely this kind of change is to be the repair, whatever the place; 0 is most likely
 * @param kind what kind of change it is
 */
record Candidate(JavaFile file, int line, int start, int end, String replacement, int token, double cost, Kind kind) {

    /** Kinds that some failures speak for. */
    enum Kind {
        BOUNDARY,
        CONDITION,
        ARITHMETIC,
        NULL_CHECK,
        NAME,
        SYNTAX
    }

    /** The same at another cost. */
    Candidate costing(double other) {
        return new Candidate(file, line, start, end, replacement, token, other, kind);
    }

    /** The line as it is. */
    String oldLine() {
        int to = file.text().indexOf('\n', end);
        return file.text()
                .substring(
                        file.text().lastIndexOf('\n', start - 1) + 1,
                        to < 0 ? file.text().length() : to);
    }

    /** The line as it would be. */
    String newLine() {
        int from = file.text().lastIndexOf('\n', start - 1) + 1;
        int to = file.text().indexOf('\n', end);
        return file.text().substring(from, start)
                + replacement
                + file.text().substring(end, to < 0 ? file.text().length() : to);
    }

    /** The change in words: {@code `<` instead of `<=`}. */
    String inWords() {
        String old = file.text().substring(start, end).strip();
        String now = replacement.strip();
        return old.isEmpty()
                ? "`" + now + "` added"
                : now.isEmpty() ? "without `" + old + "`" : "`" + now + "` instead of `" + old + "`";
    }

    /** What was wrong if this is the repair: {@code `<=` where it must be `<`}. */
    String fault() {
        String old = file.text().substring(start, end).strip();
        String now = replacement.strip();
        return old.isEmpty()
                ? "`" + now + "` was missing"
                : now.isEmpty() ? "`" + old + "` must not be there" : "`" + old + "` where it must be `" + now + "`";
    }
}
