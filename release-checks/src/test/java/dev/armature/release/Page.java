package dev.armature.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation: where its links lead, and what it names in code style. What stands in fenced blocks is
 * neither.
 */
record Page(Path file, String text) {

    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);

    static Page read(Path file) throws IOException {
        return new Page(file, Files.readString(file));
    }

    /** All pages of the project, in the order of their names. */
    static List<Page> below(Path root) throws IOException {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> isPage(root.relativize(file))).sorted().toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    private static boolean isPage(Path file) {
        boolean isSource = file.getName(0).toString().equals("docs") || file.getNameCount() <= 2;
        return isSource && file.toString().endsWith(".md") && !file.startsWith("target");
    }

    /** The targets of links, addresses of other places excepted. */
    List<String> links() {
        return LINK.matcher(prose().replaceAll(CODE.pattern(), "code"))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** What stands between single backticks. */
    List<String> code() {
        return CODE.matcher(prose()).results().map(code -> code.group(1)).toList();
    }

    /** The anchors of the headings, as most hosts make them. */
    List<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").strip().replace(' ', '-'))
                .toList();
    }

    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }
}
