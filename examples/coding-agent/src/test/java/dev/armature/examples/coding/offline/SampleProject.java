package dev.armature.examples.coding.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small Java project whose test passes, and faults that make it fail.
 *
 * @param files by path
 * @param testClass the name of the class with the test's main method
 */
record SampleProject(String name, Map<String, String> files, String testClass, List<Fault> faults) {
    static final List<String> NAMES = List.of(
            "bank",
            "cache",
            "calculator",
            "csv",
            "dates",
            "graph",
            "intervals",
            "inventory",
            "matrix",
            "names",
            "pages",
            "roman",
            "scheduler",
            "wrap");

    /** A text of a file, and what stands there instead. */
    record Fault(String path, String good, String bad) {}

    static SampleProject named(String name) {
        String text;
        try (InputStream in = SampleProject.class.getResourceAsStream("projects/" + name + ".txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] parts = text.split("(?m)^=== ", -1);
        List<Fault> faults = new ArrayList<>();
        for (String line : parts[0].lines().toList()) {
            String[] words =
                    line.replace("\\n", "\n").substring("fault: ".length()).split(": ", 2);
            String[] texts = words[1].split(" -> ", 2);
            faults.add(new Fault(words[0], texts[0], texts[1]));
        }
        Map<String, String> files = new LinkedHashMap<>();
        String test = "";
        for (int i = 1; i < parts.length; i++) {
            String path = parts[i].lines().findFirst().orElseThrow();
            files.put(path, parts[i].substring(path.length() + 1));
            test = path.endsWith("Test.java") ? path : test;
        }
        return new SampleProject(
                name,
                files,
                test.replaceFirst("^test/", "").replace(".java", "").replace('/', '.'),
                faults);
    }

    String command() {
        return "javac -d out $(find . -name '*.java') && java -ea -cp out " + testClass;
    }

    /** The files with a fault in them. */
    Map<String, String> with(Fault fault) {
        Map<String, String> broken = new LinkedHashMap<>(files);
        String good = files.get(fault.path());
        if (!good.contains(fault.good())) {
            throw new AssertionError(fault + " fits nowhere in " + name);
        }
        broken.put(fault.path(), good.replace(fault.good(), fault.bad()));
        return broken;
    }
}
