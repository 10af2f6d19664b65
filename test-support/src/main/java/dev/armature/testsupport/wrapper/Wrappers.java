package dev.armature.testsupport.wrapper;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the classes that implement an interface and hold another that does, and what of the interface they leave to its
 * defaults. A default speaks for who has nothing to say; in a wrapper it silences the one within.
 */
public final class Wrappers {
    private Wrappers() {}

    /**
     * The wrappers among the classes of the module whose tests are running, those of its tests left out.
     *
     * @return by simple name, the default methods that each does not override, in the order of the alphabet
     */
    public static Map<String, List<String>> inThisModule(Class<?> kind) {
        return among(new ClassFileImporter().importPath(Path.of("target", "classes")), kind);
    }

    static Map<String, List<String>> among(JavaClasses classes, Class<?> kind) {
        Map<String, List<String>> found = new TreeMap<>();
        for (JavaClass type : classes) {
            if (type.isAssignableTo(kind) && !type.isInterface() && holdsAnother(type, kind)) {
                found.put(type.getSimpleName(), leftToDefaults(type, kind));
            }
        }
        return found;
    }

    private static boolean holdsAnother(JavaClass type, Class<?> kind) {
        return type.getAllFields().stream()
                .anyMatch(field -> !field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isAssignableTo(kind));
    }

    private static List<String> leftToDefaults(JavaClass type, Class<?> kind) {
        return Arrays.stream(kind.getMethods())
                .filter(Method::isDefault)
                .filter(method -> !overrides(type, method))
                .map(Method::getName)
                .sorted()
                .toList();
    }

    private static boolean overrides(JavaClass type, Method method) {
        String[] parameters =
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toArray(String[]::new);
        return type.getAllMethods().stream()
                .filter(own -> !own.getOwner().isInterface())
                .filter(own -> own.getName().equals(method.getName()))
                .map(JavaMethod::getRawParameterTypes)
                .anyMatch(
                        types -> types.stream().map(JavaClass::getName).toList().equals(List.of(parameters)));
    }
}
