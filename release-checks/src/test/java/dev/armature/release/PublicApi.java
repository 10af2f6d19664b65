package dev.armature.release;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down what a module's users can name: every public or protected type, method, constructor and field of the exported
 * packages, one per line and sorted, so that two dumps can be compared as text.
 */
final class PublicApi {

    private PublicApi() {}

    static String of(Path jar) throws IOException, ClassNotFoundException {
        Set<String> exported = exportsOf(jar);
        List<String> lines = new ArrayList<>();
        for (String name : classesIn(jar)) {
            String home = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            if (exported.contains(home) && !name.endsWith("package-info")) {
                Class<?> type = Class.forName(name, false, PublicApi.class.getClassLoader());
                if (isVisible(type)) {
                    lines.addAll(describe(type));
                }
            }
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Set<String> exportsOf(Path jar) {
        return ModuleFinder.of(jar).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> !module.isAutomatic())
                .flatMap(module -> module.exports().stream())
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static Set<String> classesIn(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return isOpen(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || isVisible(outer));
    }

    private static List<String> describe(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(type.toGenericString() + parents(type) + permitted(type));
        Stream.of(
                        Arrays.stream(type.getDeclaredConstructors()).map(PublicApi::line),
                        Arrays.stream(type.getDeclaredMethods()).map(PublicApi::line),
                        Arrays.stream(type.getDeclaredFields()).map(PublicApi::line))
                .flatMap(members -> members)
                .filter(line -> !line.isEmpty())
                .map(line -> "    " + line)
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    private static String parents(Class<?> type) {
        List<String> parents = new ArrayList<>();
        Type above = type.getGenericSuperclass();
        if (above != null && above != Object.class && !type.isRecord() && !type.isEnum()) {
            parents.add(above.getTypeName());
        }
        Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName).forEach(parents::add);
        return parents.isEmpty() ? "" : " : " + String.join(", ", parents);
    }

    private static String permitted(Class<?> type) {
        Class<?>[] arms = type.getPermittedSubclasses();
        return arms == null || arms.length == 0
                ? ""
                : " permits " + Arrays.stream(arms).map(Class::getName).sorted().collect(Collectors.joining(", "));
    }

    private static String line(Member member) {
        if (member.isSynthetic() || !isOpen(member.getModifiers())) {
            return "";
        }
        return switch (member) {
            case Constructor<?> constructor -> constructor.toGenericString();
            case Method method -> method.toGenericString();
            case Field field -> field.toGenericString();
            case Executable other -> other.toGenericString();
            default -> member.toString();
        };
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
