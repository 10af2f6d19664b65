package dev.armature.release;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles the Java that pages show, against the jars as a user gets them. A block that begins with {@code import} is a
 * file, or holds nothing but imports; any other is what stands in a method. It needs no other imports than those that the
 * page shows alone above it; on a page that shows none, all exported packages are imported.
 */
final class CodeInPages {

    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);
    private static final Pattern IMPORTS = Pattern.compile("(?:import [\\w.*]+;\\s*)+");
    private static final Pattern EXPORTED = Pattern.compile("exports (dev\\.armature\\.[a-z.]+);");
    private static final List<String> ALSO =
            List.of("java.io", "java.nio.file", "java.time", "java.util", "java.util.concurrent");

    private final List<Path> jars;
    private final String header;

    CodeInPages(List<Path> jars) throws IOException {
        this.jars = jars;
        this.header = Stream.concat(ALSO.stream(), exported().stream())
                .map(name -> "import " + name + ".*;")
                .collect(Collectors.joining(" "));
    }

    private static List<String> exported() throws IOException {
        List<String> names = new ArrayList<>();
        for (String module : Project.PUBLISHED) {
            Matcher exports = EXPORTED.matcher(
                    Files.readString(Project.ROOT.resolve(module).resolve("src/main/java/module-info.java")));
            exports.results().map(found -> found.group(1)).forEach(names::add);
        }
        return names;
    }

    /** The blocks of a page, each below the imports that were shown alone before it. */
    static List<String> blocks(Page page) {
        List<String> blocks = new ArrayList<>();
        String imports = "";
        for (MatchResult found : BLOCK.matcher(page.text()).results().toList()) {
            String block = found.group(1);
            if (IMPORTS.matcher(block).matches()) {
                imports = block.replace('\n', ' ');
            }
            blocks.add(block.startsWith("import ") ? block : imports + block);
        }
        return blocks;
    }

    /** What the compiler says against a block, with line numbers that count from the block's first line. */
    List<String> errors(String block) {
        Matcher file = CLASS.matcher(block);
        boolean isFile = block.startsWith("import ") && file.find();
        String name = isFile ? file.group(1) : "Shown";
        String source = isFile ? block : inAMethod(block);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of("--release", "21", "-proc:none", "-implicit:none", "-cp", path);
        compiler.getTask(null, new Nowhere(compiler, said), said, options, null, List.of(new Source(name, source)))
                .call();
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private String inAMethod(String block) {
        Matcher imports = IMPORTS.matcher(block);
        String own = imports.lookingAt() ? imports.group() : "";
        return (own.isEmpty() ? header : own) + " class Shown { static void shown() throws Exception {"
                + block.substring(own.length()) + "}}";
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
