package dev.armature.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds what the documentation mentions against what is there: links, files, packages and types. A page that names a thing
 * that is gone sends its reader on a search.
 */
final class Mentions {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+/?");
    private static final Pattern ROOM =
            Pattern.compile("(dev\\.armature\\.)?(permissions|prompts|tools|toolbox|core|testkit)(\\.[a-z]+)+");
    /** Two humps at least: single words in code style may be anything. */
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*)(\\.[A-Za-z]+)*");

    private static final Pattern DECLARED = Pattern.compile("(?:class|record|interface|enum) ([A-Z][A-Za-z0-9]*)");
    private static final List<String> JDK = List.of(
            "java.lang.",
            "java.io.",
            "java.util.",
            "java.util.concurrent.",
            "java.util.concurrent.locks.",
            "java.net.http.",
            "java.nio.file.",
            "java.time.");

    private final Path root;
    private final Set<String> types;
    private final Set<String> foreign;

    /**
     * @param root the project's folder
     * @param foreign names in code style that look like a type of ours and are none
     */
    Mentions(Path root, Set<String> foreign) throws IOException {
        this.root = root;
        this.types = declaredBelow(root);
        this.foreign = foreign;
    }

    private static Set<String> declaredBelow(Path root) throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Mentions::isSource).toList()) {
                Matcher declared = DECLARED.matcher(Files.readString(file));
                while (declared.find()) {
                    names.add(declared.group(1));
                }
            }
        }
        return names;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("/target/");
    }

    /** What a page points at and is not there, one sentence each. */
    List<String> missing(Page page) throws IOException {
        Set<String> complaints = new TreeSet<>();
        String where = root.relativize(page.file()).toString();
        for (String target : page.links()) {
            broken(page, target).ifPresent(why -> complaints.add(where + ": the link `" + target + "` " + why));
        }
        for (String code : page.code()) {
            unknown(code, where).ifPresent(why -> complaints.add(where + ": `" + code + "` " + why));
        }
        return new ArrayList<>(complaints);
    }

    private Optional<String> broken(Page page, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page.file() : page.file().resolveSibling(path);
        if (!Files.exists(file)) {
            return Optional.of("leads to no file");
        }
        boolean isThere = hash < 0 || Page.read(file).anchors().contains(target.substring(hash + 1));
        return isThere ? Optional.empty() : Optional.of("leads to no heading");
    }

    private Optional<String> unknown(String code, String where) {
        if (FILE.matcher(code).matches() && Files.exists(root.resolve(code.substring(0, code.indexOf('/'))))) {
            return Files.exists(root.resolve(code)) ? Optional.empty() : Optional.of("is no file of the project");
        }
        if (isHistory(where)) {
            return Optional.empty();
        }
        if (ROOM.matcher(code).matches()) {
            return isRoom(code) ? Optional.empty() : Optional.of("is no package of the project");
        }
        Matcher type = TYPE.matcher(code);
        return !type.matches() || isType(type.group(1))
                ? Optional.empty()
                : Optional.of("is no type of the project or the JDK; if it is something else, add it to"
                        + " release-checks/src/test/resources/foreign-names.txt");
    }

    /** What was true when it was written; and the page of rooms, which also lists rooms that are still to be built. */
    private static boolean isHistory(String where) {
        return where.startsWith("docs/adr") || where.equals("CHANGELOG.md") || where.equals("docs/rooms.md");
    }

    private boolean isRoom(String code) {
        String room = code.replaceFirst("^dev\\.armature\\.", "");
        String module = "agent-" + room.substring(0, room.indexOf('.'));
        return Files.isDirectory(root.resolve(module).resolve("src/main/java/dev/armature/" + room.replace('.', '/')));
    }

    private boolean isType(String name) {
        return types.contains(name) || foreign.contains(name) || JDK.stream().anyMatch(prefix -> loads(prefix + name));
    }

    private static boolean loads(String name) {
        try {
            Class.forName(name, false, Mentions.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
