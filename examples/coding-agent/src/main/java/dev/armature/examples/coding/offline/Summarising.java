package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.FileText;
import dev.armature.examples.coding.offline.dialogue.Hit;
import dev.armature.examples.coding.offline.dialogue.Ignored;
import dev.armature.examples.coding.offline.dialogue.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists a project, reads what its people wrote about it and where it begins, and outlines it. */
record Summarising() implements Plan {
    private static final int MOST_FILES = 1_000;
    private static final int MOST_READ = 8;
    private static final int MOST_SHOWN = 12;
    /** Lines of a file that are read: its header, its imports, and what it declares first. */
    private static final int BEGINNING = 200;

    private static final int LONGEST_PARAGRAPH = 600;
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)(?:readme(?:\\.\\w+)?|agents\\.md|pom\\.xml|build\\.gradle(?:\\.kts)?|package\\.json|pyproject\\.toml|setup\\.py|go\\.mod|cargo\\.toml|makefile)");
    private static final String ENTRIES =
            "static void main\\(|^\\s*void main\\(|^func main\\(|^\\s*(async )?fn main\\(|fun main\\(|^int main\\(|__name__ == ['\"]__main__";
    private static final Map<String, String> BUILDS = Map.of(
            "pom.xml", "Maven",
            "build.gradle", "Gradle",
            "build.gradle.kts", "Gradle",
            "package.json", "npm",
            "pyproject.toml", "Python packaging",
            "setup.py", "Python packaging",
            "go.mod", "Go modules",
            "Cargo.toml", "Cargo",
            "Makefile", "make");

    @Override
    public String carryOut(Desk desk) {
        List<String> files = desk.survey("I look at what is here.", MOST_FILES);
        if (files.isEmpty()) {
            return "There are no files here that people wrote.";
        }
        List<Hit> entries = desk.grep("Where does it begin?", 50, ENTRIES).getFirst().stream()
                .filter(hit -> !Ignored.contains(hit.path())
                        && !Language.of(hit.path()).isProse())
                .toList();
        List<String> about = files.stream()
                .filter(path -> ABOUT.matcher(fileName(path)).matches())
                .sorted(Comparator.comparingInt(Summarising::depth).thenComparing(Function.identity()))
                .limit(MOST_READ)
                .toList();
        List<String> main = mainFiles(files, entries, about);
        List<String> wanted = new ArrayList<>(about);
        wanted.addAll(main);
        List<FileText> read =
                desk.beginnings("I read what describes it and how its main files begin.", wanted, BEGINNING);
        StringBuilder answer = new StringBuilder();
        answer.append(purpose(read)).append('\n');
        answer.append(counts(files)).append(folders(files)).append(build(about)).append(entryPoints(entries));
        answer.append(contents(
                read.stream().filter(file -> main.contains(file.path())).toList()));
        return answer.toString().strip();
    }

    private static List<String> mainFiles(List<String> files, List<Hit> entries, List<String> about) {
        List<String> main =
                new ArrayList<>(entries.stream().map(Hit::path).distinct().toList());
        files.stream()
                .filter(path -> !Language.of(path).isProse() && Language.of(path) != Language.DATA)
                .filter(path -> !isTest(path) && !path.endsWith("package-info.java"))
                .sorted(Comparator.comparingInt(Summarising::depth).thenComparing(Function.identity()))
                .forEach(main::add);
        return main.stream()
                .distinct()
                .filter(path -> !about.contains(path))
                .sorted(Comparator.comparing(Summarising::isTest))
                .limit(MOST_READ)
                .toList();
    }

    private static String purpose(List<FileText> read) {
        return read.stream()
                .filter(file -> fileName(file.path()).matches("(?i)readme.*|agents\\.md"))
                .min(Comparator.comparing(
                                (FileText file) -> !fileName(file.path()).matches("(?i)readme.*"))
                        .thenComparingInt(file -> depth(file.path())))
                .map(file -> "From " + file.path() + ": " + firstParagraph(file) + "\n")
                .orElse("There is no README.\n");
    }

    private static String firstParagraph(FileText file) {
        StringBuilder text = new StringBuilder();
        String title = "";
        boolean inCode = false;
        for (Map.Entry<Integer, String> line : file.numbered()) {
            String stripped = line.getValue().strip();
            if (stripped.startsWith("```")) {
                inCode = !inCode;
            } else if (stripped.startsWith("#") && title.isEmpty()) {
                title = stripped.replaceFirst("^#+\\s*", "");
            } else if (stripped.isEmpty() && !text.isEmpty()) {
                break;
            } else if (!inCode && !stripped.isEmpty() && !stripped.matches("[#!\\[<=-].*")) {
                text.append(text.isEmpty() ? "" : " ").append(stripped);
            }
        }
        String paragraph =
                text.length() > LONGEST_PARAGRAPH ? text.substring(0, LONGEST_PARAGRAPH) + "…" : text.toString();
        return title.isEmpty() ? paragraph : "“" + title + "”. " + paragraph;
    }

    private static String counts(List<String> files) {
        Map<String, Long> kinds =
                files.stream().collect(Collectors.groupingBy(Summarising::ending, TreeMap::new, Collectors.counting()));
        String list = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SHOWN)
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        long tests = files.stream().filter(Summarising::isTest).count();
        return "Files: %d%s (%s); %d of them %s.\n"
                .formatted(
                        files.size(),
                        files.size() >= MOST_FILES ? " or more" : "",
                        list,
                        tests,
                        tests == 1 ? "is a test" : "are tests");
    }

    private static String folders(List<String> files) {
        Map<String, Long> folders = files.stream()
                .filter(path -> path.contains("/"))
                .map(path -> path.replaceFirst("^((?:[^/]+/){1,2}).*$", "$1"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (folders.isEmpty()) {
            return "";
        }
        return "Folders:\n"
                + folders.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_SHOWN)
                        .map(folder -> "- " + folder.getKey() + " (" + folder.getValue() + ")")
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String build(List<String> about) {
        String builds = about.stream()
                .filter(path -> BUILDS.containsKey(fileName(path)))
                .map(path -> Objects.requireNonNull(BUILDS.get(fileName(path))) + " (" + path + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        return builds.isEmpty() ? "" : "Build: " + builds + "\n";
    }

    private static String entryPoints(List<Hit> entries) {
        if (entries.isEmpty()) {
            return "No main entry point was found; it may be a library.\n";
        }
        return "Entry points:\n"
                + entries.stream()
                        .sorted(Comparator.comparing((Hit hit) -> isTest(hit.path())))
                        .limit(MOST_SHOWN)
                        .map(hit -> "- " + hit.place() + (isTest(hit.path()) ? " (test)" : ""))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String contents(List<FileText> files) {
        StringBuilder text = new StringBuilder("Main files:\n");
        for (FileText file : files) {
            text.append("- ").append(file.path()).append(declared(file)).append('\n');
        }
        return files.isEmpty() ? "" : text.toString();
    }

    /** The first type or function of a file, with the first sentence of what is said above it. */
    private static String declared(FileText file) {
        Pattern declaration = Pattern.compile(
                "(?U)^\\s*(?:export\\s+)?(?:(?:public|final|abstract|sealed|default|async|static|pub|data)\\s+)*((?:class|interface|enum|record|object|func|fn|def|function|struct|trait|type)\\s+\\w+)");
        List<String> names = new ArrayList<>();
        String remark = "";
        String lastRemark = "";
        for (Map.Entry<Integer, String> line : file.numbered()) {
            String stripped = line.getValue().strip();
            // The remark nearest to the declaration: the first one of a file is often its licence.
            lastRemark = stripped.startsWith("/*") ? "" : lastRemark;
            Matcher matcher = declaration.matcher(line.getValue());
            if (matcher.find()) {
                remark = names.isEmpty() ? lastRemark : remark;
                names.add(matcher.group(1));
            } else if (stripped.matches("(?:/\\*\\*|\\*|//+|#+)\\s+[A-Z].*")
                    && lastRemark.isEmpty()
                    && names.isEmpty()) {
                lastRemark = stripped.replaceFirst("^\\W+", "").replaceFirst("\\s*\\*/$", "");
            }
        }
        return (names.isEmpty() ? "" : ": " + String.join(", ", names.subList(0, Math.min(3, names.size()))))
                + (remark.isEmpty() ? "" : ". " + remark);
    }

    private static boolean isTest(String path) {
        return path.matches("(?i)(?:.*/)?(?:tests?|spec|__tests__)/.*")
                || fileName(path).matches(".*(?:Test|Tests|IT)\\.\\w+|test_.*|.*[._](?:test|spec)\\.\\w+");
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String ending(String path) {
        String name = fileName(path);
        return name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.')) : name;
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
