package dev.armature.permissions.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code javap}: shows classes, by file, or by name on a class path that is written. Without one the environment says where
 * they are looked for.
 */
final class JavapProgram implements Program {

    private static final Set<String> FLAGS =
            Set.of("-c -l -p -s -v -public -protected -package -private -verbose -constants -sysinfo".split(" "));
    private static final Set<String> PATHS = Set.of("-cp", "-classpath", "--class-path");
    private static final Set<String> PRINTING = Set.of("-version", "--version", "-help", "--help");
    /** What may stand on a class path: {@code *} would name all archives in a folder. */
    private static final Pattern PATH = Pattern.compile("[^*;]+");

    private static final Pattern CLASS = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
    private static final int MOST = 64;

    @Override
    public List<Deed> deeds(List<Value> arguments) {
        if (arguments.size() == 1 && PRINTING.contains(arguments.getFirst().shown())) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        List<Value> classes = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            Value word = arguments.get(at);
            if (PATHS.contains(word.shown()) && at + 1 < arguments.size()) {
                at++;
                // The last one holds; all are read here.
                paths(arguments.get(at), paths, deeds);
            } else if (!(word instanceof Value.Known flag && FLAGS.contains(flag.text()))) {
                classes.add(word);
            }
        }
        if (classes.isEmpty()) {
            deeds.add(new Deed.Unclear("has fewer words than it needs"));
        }
        if (paths.size() * classes.size() > MOST) {
            deeds.add(new Deed.Unclear("has more classes on more paths than are looked at"));
            return deeds;
        }
        classes.forEach(word -> shows(word, paths, deeds));
        return deeds;
    }

    private static void paths(Value word, List<String> paths, List<Deed> deeds) {
        if (!(word instanceof Value.Known known) || !PATH.matcher(known.text()).matches()) {
            deeds.add(new Deed.Unclear("has the class path `" + word.shown() + "`, which is not understood"));
            deeds.addAll(Meaning.READ.deeds(word));
            return;
        }
        for (String path : known.text().split(":", -1)) {
            String place = path.isEmpty() ? "." : path;
            paths.add(place);
            deeds.addAll(Meaning.READ.deeds(Value.of(place)));
        }
    }

    private static void shows(Value word, List<String> paths, List<Deed> deeds) {
        if (word.mayBeginWithDash() || word.shown().startsWith("@")) {
            deeds.add(new Deed.Unclear(
                    "has the word `" + word.shown() + "`, which may be an option or a file of options"));
        }
        boolean isName = word instanceof Value.Known name
                && !name.text().endsWith(".class")
                && CLASS.matcher(name.text()).matches()
                && !paths.isEmpty();
        if (!isName) {
            deeds.addAll(Meaning.CLASSFILE.deeds(word));
            return;
        }
        // Where the path is a folder, a link may lead out of it.
        for (String path : paths) {
            deeds.addAll(Meaning.READ.deeds(Value.of(path + "/" + word.shown().replace('.', '/') + ".class")));
        }
    }
}
