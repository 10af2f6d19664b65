package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.code.Language;
import dev.armature.examples.coding.offline.code.Names;
import dev.armature.examples.coding.offline.dialogue.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines that define a name, as far as lines show it.
 *
 * @param places the definitions
 * @param constructors lines of Java that define a constructor: they repeat the name of their type and define nothing else
 */
record Definitions(List<Hit> places, List<Hit> constructors) {
    private static final String TYPE = "\\b(?:class|interface|enum|record|struct|trait|object)\\s+NAME\\b";
    private static final String CONSTRUCTOR =
            "^\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s+)*(?:(?:public|protected|private)\\s+)?"
                    + "(?:<[^>]*>\\s*)?NAME\\s*[({].*";

    static Definitions of(String name, List<Hit> hits) {
        List<Hit> places = new ArrayList<>();
        List<Hit> constructors = new ArrayList<>();
        Set<String> typed =
                hits.stream().filter(hit -> isType(name, hit)).map(Hit::path).collect(Collectors.toSet());
        for (Hit hit : hits) {
            if (Language.of(hit.path()).defines(name, hit.text())) {
                boolean isConstructor = Language.of(hit.path()) == Language.JAVA
                        && typed.contains(hit.path())
                        && hit.text().matches(Names.EVERY_SCRIPT + named(CONSTRUCTOR, name));
                (isConstructor ? constructors : places).add(hit);
            }
        }
        return new Definitions(List.copyOf(places), List.copyOf(constructors));
    }

    /** Whether a line defines a type of that name. */
    static boolean isType(String name, Hit hit) {
        return Language.of(hit.path()).defines(name, hit.text())
                && Names.compile(named(TYPE, name)).matcher(hit.text()).find();
    }

    private static String named(String pattern, String name) {
        return pattern.replace("NAME", Pattern.quote(name));
    }
}
