package dev.armature.toolbox.builtin.file;

import java.util.List;
import java.util.Optional;

/**
 * By how much lines in a file are indented more, or less, than they were quoted.
 *
 * @param added white space that the file has before each line that is not blank; empty when it has less
 * @param removed white space that was quoted and that the file does not have
 */
record IndentShift(String added, String removed) {

    /** The one shift that makes all lines the same, blank ones and white space at the ends aside. */
    static Optional<IndentShift> between(List<TextLine> inFile, List<TextLine> quoted) {
        Optional<IndentShift> common = Optional.empty();
        for (int i = 0; i < quoted.size(); i++) {
            String there = inFile.get(i).text().stripTrailing();
            String here = quoted.get(i).text().stripTrailing();
            if (there.isEmpty() && here.isEmpty()) {
                continue;
            }
            Optional<IndentShift> shift = of(there, here);
            if (shift.isEmpty() || (common.isPresent() && !common.equals(shift))) {
                return Optional.empty();
            }
            common = shift;
        }
        return common;
    }

    private static Optional<IndentShift> of(String there, String here) {
        boolean more = there.endsWith(here);
        if (!more && !here.endsWith(there)) {
            return Optional.empty();
        }
        String difference = more
                ? there.substring(0, there.length() - here.length())
                : here.substring(0, here.length() - there.length());
        if (!difference.isBlank() || there.isEmpty() || here.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(more ? new IndentShift(difference, "") : new IndentShift("", difference));
    }

    /** The text, shifted in the same way; empty when one of its lines has too little white space to lose. */
    Optional<String> apply(String text) {
        StringBuilder shifted = new StringBuilder();
        for (TextLine line : TextLine.of(text)) {
            String content = line.text();
            if (!content.isBlank()) {
                if (!content.startsWith(removed)) {
                    return Optional.empty();
                }
                shifted.append(added).append(content.substring(removed.length()));
            } else {
                shifted.append(content);
            }
            shifted.append(text, line.end(), line.endWithBreak());
        }
        return Optional.of(shifted.toString());
    }
}
