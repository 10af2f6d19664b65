package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** {@code yq}: an expression, then files. */
final class YqProgram implements Program {

    private static final WordModel WORDS =
            Objects.requireNonNull(ModelReader.text("""
            yq
              flags -rCMPNncey --unwrapScalar --colors --no-colors --prettyPrint --no-doc --raw-output --null-input
              takes -o:text -p:text -I:text --output-format:text --input-format:text --indent:text
              operands text*
              exact --version | -V
            """).get("yq"));
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
                && (operands.getFirst().is("e") || operands.getFirst().is("eval"))) {
            operands.removeFirst();
        }
        if (operands.isEmpty()) {
            return deeds;
        }
        Value expression = operands.getFirst();
        if (!(expression instanceof Value.Known known)
                || REACHING.matcher(known.text()).find()) {
            deeds.add(new Deed.Unclear("has an expression that may read the environment or other files"));
        }
        // Alone, it may be taken for a file.
        List<Value> files = operands.size() == 1 ? operands : operands.subList(1, operands.size());
        files.forEach(file -> deeds.addAll(Meaning.READ.deeds(file)));
        return deeds;
    }
}
