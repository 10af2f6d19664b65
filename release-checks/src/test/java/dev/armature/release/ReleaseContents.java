package dev.armature.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Compares a jar with the list of what it may hold, and looks into every entry for what must never be published. The list
 * says what may be in, not what must stay out, so that what nobody thought of is found too.
 */
final class ReleaseContents {

    private static final long LARGEST_JAR = 1_500_000;

    /** Things that look like secrets or give away the source; the tails are long so that code that masks keys passes. */
    private static final List<Pattern> NEVER = List.of(
            Pattern.compile("AKIA[0-9A-Z]{16}"),
            Pattern.compile("sk-[A-Za-z0-9_-]{32,}"),
            Pattern.compile("gh[pousr]_[A-Za-z0-9]{36}"),
            Pattern.compile("xox[abprs]-[A-Za-z0-9-]{20,}"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=]{40}"),
            Pattern.compile("sourceMappingURL="),
            Pattern.compile(Pattern.quote(Project.ROOT.toString())));

    private final List<Line> lines;

    private ReleaseContents(List<Line> lines) {
        this.lines = lines;
    }

    static ReleaseContents standard() {
        try (InputStream list = ReleaseContents.class.getResourceAsStream("/release-contents.tsv")) {
            if (list == null) {
                throw new IllegalStateException("Expected the resource `/release-contents.tsv`");
            }
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return new ReleaseContents(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> complaints(String module, Path jar) throws IOException {
        List<String> complaints = new ArrayList<>();
        if (jar.toFile().length() > LARGEST_JAR) {
            complaints.add(jar.getFileName() + " is larger than " + LARGEST_JAR + " bytes: "
                    + jar.toFile().length());
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    complaints.addAll(complaintsAbout(module, jar, file, entry));
                }
            }
        }
        return complaints;
    }

    private List<String> complaintsAbout(String module, Path jar, JarFile file, JarEntry entry) throws IOException {
        List<String> complaints = new ArrayList<>();
        String where = "`" + entry.getName() + "` in " + jar.getFileName();
        if (lines.stream().noneMatch(line -> line.allows(kindOf(jar), module, entry.getName()))) {
            complaints.add(where + " is not on the list `release-checks/src/test/resources/release-contents.tsv`");
        }
        byte[] bytes;
        try (InputStream content = file.getInputStream(entry)) {
            bytes = content.readAllBytes();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Pattern pattern : NEVER) {
            if (pattern.matcher(text).find()) {
                complaints.add(where + " holds what must not be published: `" + pattern + "`");
            }
        }
        if (entry.getName().startsWith("META-INF/services/")) {
            complaints.addAll(missingProviders(where, file, text));
        }
        return complaints;
    }

    private static List<String> missingProviders(String where, JarFile file, String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty() && file.getEntry(line.replace('.', '/') + ".class") == null)
                .map(line -> where + " names `" + line + "`, which is not in the jar")
                .toList();
    }

    private static String kindOf(Path jar) {
        String name = jar.getFileName().toString();
        return name.endsWith("-sources.jar") ? "sources" : name.endsWith("-javadoc.jar") ? "javadoc" : "main";
    }

    private record Line(String kind, String module, String pattern) {

        static Line parse(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 3) {
                throw new IllegalArgumentException("expected three columns separated by tabs, was `" + line + "`");
            }
            return new Line(columns[0], columns[1], columns[2]);
        }

        boolean allows(String jarKind, String jarModule, String entry) {
            boolean sources = jarKind.equals("sources");
            if (!kind.equals(sources ? "main" : jarKind) || !(module.equals("*") || module.equals(jarModule))) {
                return false;
            }
            String expected = pattern.replace("{own}", jarModule.replaceFirst("^agent-", ""));
            return entry.matches(sources ? expected.replace("\\.class", "\\.java") : expected);
        }
    }
}
