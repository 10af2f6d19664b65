package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** {@code awk}: a program in the first operand, then files and assignments. */
final class AwkProgram implements Program {

    private static final WordModel WORDS =
            Objects.requireNonNull(ModelReader.text("""
            awk
              takes -F:text -v:text --field-separator:text --assign:text
              first
              operands text*
            """).get("awk"));
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.size() == 1 && arguments.getFirst().is("--version")) {
            return List.of();
        }
        Arguments.Read read = new Arguments(WORDS, arguments).read();
        List<Deed> deeds = new ArrayList<>(read.deeds());
        if (read.operands().isEmpty()) {
            deeds.add(new Deed.Unclear("has no program that is known"));
            return deeds;
        }
        if (!(read.operands().getFirst() instanceof Value.Known program)) {
            deeds.add(new Deed.Unclear("has a program that is not known"));
        } else {
            new AwkScript(program.text()).objection().ifPresent(why -> deeds.add(new Deed.Unclear(why)));
        }
        for (Value file : read.operands().subList(1, read.operands().size())) {
            if (file.mayBeginWithDash() && !file.is("-")) {
                deeds.add(new Deed.Unclear("has the word `" + file.shown() + "`, which may be an option"));
            }
            boolean assigns = file instanceof Value.Known known
                    && ASSIGNMENT.matcher(known.text()).matches();
            deeds.addAll(assigns ? List.of() : Meaning.READ.deeds(file));
        }
        return deeds;
    }
}
