package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code yq}: an expression, then files. */
final class YqProgram implements Program {

    private static final WordModel WORDS =
            Objects.requireNonNull(ModelReader.text("""
            yq
              flags -rCMPNncey --unwrapScalar --colors --no-colors --prettyPrint --no-doc --raw-output --null-input
              perhaps -o:text -p:text -I:text --output-format:text --input-format:text --indent:text
              operands text*
            """).get("yq"));
    private static final Set<String> EVALUATING = Set.of("e", "eval", "ea", "eval-all");
    private static final Set<String> WITH_VALUE =
            Set.of("-o", "-p", "-I", "--output-format", "--input-format", "--indent");
    private static final Pattern REACHING = Pattern.compile(
            "env|load|system|import|include|input|split_doc|eval|to_yaml_file", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        Arguments.Read read = new Arguments(WORDS, arguments).read();
        if (arguments.size() == 1
                && (arguments.getFirst().is("--version") || arguments.getFirst().is("-V"))) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>(read.deeds());
        List<Value> operands = new ArrayList<>(read.operands());
        if (!operands.isEmpty()
                && operands.getFirst() instanceof Value.Known first
                && EVALUATING.contains(first.text())) {
            operands.removeFirst();
        }
        if (operands.isEmpty()) {
            return deeds;
        }
        // Two programs have this name. To one of them the word after such an option is the expression, to the other its
        // value,
        // so each of these words is read as both, and as a file.
        long maybeExpressions =
                1 + read.given().stream().filter(WITH_VALUE::contains).count();
        operands.stream()
                .limit(maybeExpressions)
                .filter(word -> !(word instanceof Value.Known known)
                        || REACHING.matcher(known.text()).find())
                .forEach(word ->
                        deeds.add(new Deed.Unclear("has an expression that may read the environment or other files")));
        operands.forEach(word -> deeds.addAll(Meaning.READ.deeds(word)));
        return deeds;
    }
}
