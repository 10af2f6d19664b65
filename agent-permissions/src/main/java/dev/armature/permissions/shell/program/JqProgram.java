package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code jq}: a filter, then files. */
final class JqProgram implements Program {

    private static final Pattern CLUSTER = Pattern.compile("-[rcsneSjaCM]+");
    private static final Set<String> FLAGS =
            Set.of(("--raw-output --compact-output --slurp --null-input --exit-status --sort-keys --join-output"
                            + " --ascii-output --color-output --monochrome-output --tab --raw-input -R --stream --seq"
                            + " --unbuffered")
                    .split(" "));
    /** Words that read the environment or other files. */
    private static final Pattern REACHING = Pattern.compile(
            "(?<![.\\w])env\\b|\\bENV\\b|(?<![.\\w])(import|include)\\b|\\b(input_filename|get_search_list|modulemeta)\\b");

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.size() == 1
                && (arguments.getFirst().is("--version") || arguments.getFirst().is("-V"))) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>();
        List<Value> operands = new ArrayList<>();
        boolean options = true;
        for (int at = 0; at < arguments.size(); at++) {
            Value word = arguments.get(at);
            if (!options || !word.mayBeginWithDash() || word.is("-")) {
                operands.add(word);
            } else if (word.is("--")) {
                options = false;
            } else if (word.is("--arg") || word.is("--argjson")) {
                if (at + 2 >= arguments.size()
                        || arguments.get(at + 1).isSeveral()
                        || arguments.get(at + 2).isSeveral()) {
                    deeds.add(new Deed.Unclear("has too few words after `" + word.shown() + "`"));
                }
                at += 2;
            } else if (word.is("--indent")) {
                at++;
                if (at >= arguments.size() || arguments.get(at).isSeveral()) {
                    deeds.add(new Deed.Unclear("has too few words after `--indent`"));
                }
            } else if (!(word instanceof Value.Known known) || !isFlag(known.text())) {
                deeds.add(new Deed.Unclear("has the word `" + word.shown() + "`, which is not known to only read"));
            }
        }
        if (!operands.isEmpty()) {
            filter(operands.removeFirst(), deeds);
        }
        operands.forEach(file -> deeds.addAll(Meaning.READ.deeds(file)));
        return deeds;
    }

    private static boolean isFlag(String text) {
        return CLUSTER.matcher(text).matches() || FLAGS.contains(text);
    }

    private static void filter(Value filter, List<Deed> deeds) {
        if (!(filter instanceof Value.Known known)
                || REACHING.matcher(known.text()).find()) {
            deeds.add(new Deed.Unclear("has a filter that may read the environment or other files"));
        }
    }
}
