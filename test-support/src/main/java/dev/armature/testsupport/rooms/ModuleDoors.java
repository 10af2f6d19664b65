package dev.armature.testsupport.rooms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a compiled module opens to others: the packages of its descriptor, and its services as both descriptor and
 * {@code META-INF/services} declare them. Users on the class path see only the latter.
 */
record ModuleDoors(
        Optional<Set<String>> exported, Map<String, List<String>> provided, Map<String, List<String>> services) {

    static ModuleDoors in(Path classes) {
        try {
            Optional<ModuleDescriptor> descriptor = descriptor(classes.resolve("module-info.class"));
            return new ModuleDoors(
                    descriptor.map(ModuleDoors::exportsOf),
                    descriptor.map(ModuleDoors::providesOf).orElseGet(Map::of),
                    servicesOf(classes.resolve("META-INF").resolve("services")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the unqualified exports differ from {@code expected}; a qualified export is nobody's front door. */
    List<String> differences(Set<String> expected) {
        if (exported.isEmpty()) {
            return expected.isEmpty() ? List.of() : List.of("Expected a module-info.java that exports " + expected);
        }
        List<String> differences = new ArrayList<>();
        for (String name : expected) {
            if (!exported.get().contains(name)) {
                differences.add("module-info.java does not export `" + name + "`, which the table opens");
            }
        }
        for (String name : exported.get()) {
            if (!expected.contains(name)) {
                differences.add(
                        "module-info.java exports `" + name + "`, which the table keeps closed or does not list");
            }
        }
        return differences;
    }

    List<String> disagreements() {
        if (exported.isEmpty() || provided.equals(services)) {
            return List.of();
        }
        return List.of("module-info.java provides " + provided + " but META-INF/services says " + services);
    }

    private static Optional<ModuleDescriptor> descriptor(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return Optional.of(ModuleDescriptor.read(bytes));
        }
    }

    private static Set<String> exportsOf(ModuleDescriptor descriptor) {
        return descriptor.exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> providesOf(ModuleDescriptor descriptor) {
        return descriptor.provides().stream()
                .collect(Collectors.toMap(
                        ModuleDescriptor.Provides::service,
                        provides -> provides.providers().stream().sorted().toList()));
    }

    private static Map<String, List<String>> servicesOf(Path folder) throws IOException {
        Map<String, List<String>> services = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return services;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                services.put(file.getFileName().toString(), providersIn(Files.readAllLines(file)));
            }
        }
        return services;
    }

    private static List<String> providersIn(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }
}
