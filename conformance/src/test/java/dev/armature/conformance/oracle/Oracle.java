package dev.armature.conformance.oracle;

import dev.armature.conformance.oracle.Observation.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs scripts, many in one start of a sandbox, in as many sandboxes as there are processors. A script that ends or stops its
 * sandbox costs nothing but itself: the rest runs in a new one.
 */
final class Oracle {

    private static final int BATCH = 100;
    private static final int MOST_SANDBOXES = 4;
    private static final int QUIET_SECONDS = 15;

    private final Sandbox sandbox;
    private final Path folder;
    private final int seconds;
    private final AtomicInteger batches = new AtomicInteger();

    /**
     * @param folder an empty folder for what goes in and comes out
     * @param seconds how long a script may take before it is stopped
     */
    Oracle(Sandbox sandbox, Path folder, int seconds) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.seconds = seconds;
    }

    /**
     * A script.
     *
     * @param isReal whether every program does what it does, rather than only those that start others or print
     */
    record Script(String text, boolean isReal) {}

    /** What came of each of the scripts, in their order. */
    List<Observation> run(List<Script> scripts) throws IOException, InterruptedException {
        int sandboxes = Math.min(MOST_SANDBOXES, Runtime.getRuntime().availableProcessors());
        List<Observation> all = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(sandboxes)) {
            List<Future<List<Observation>>> parts = new ArrayList<>();
            for (int at = 0; at < scripts.size(); at += BATCH) {
                List<Script> part = scripts.subList(at, Math.min(scripts.size(), at + BATCH));
                parts.add(executor.submit(() -> all(part)));
            }
            for (Future<List<Observation>> part : parts) {
                all.addAll(part.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return all;
    }

    private List<Observation> all(List<Script> scripts) throws IOException, InterruptedException {
        List<Observation> all = new ArrayList<>();
        while (all.size() < scripts.size()) {
            List<Script> rest = scripts.subList(all.size(), scripts.size());
            List<Observation> observed = batch(rest);
            all.addAll(observed);
            if (observed.size() < rest.size()) {
                all.add(new Observation(Ending.TORE_DOWN, List.of(), List.of()));
            }
        }
        return all;
    }

    /** What came of the first scripts, up to one that ended the sandbox. */
    private List<Observation> batch(List<Script> scripts) throws IOException, InterruptedException {
        int number = batches.getAndIncrement();
        Path in = Files.createDirectories(folder.resolve("in" + number));
        Path out = folder.resolve("out" + number);
        Path errors = folder.resolve("errors" + number);
        for (int i = 0; i < scripts.size(); i++) {
            Script script = scripts.get(i);
            String name = "%04d.%s".formatted(i, script.isReal() ? "real" : "stub");
            Files.writeString(in.resolve(name), script.text(), StandardCharsets.UTF_8);
        }
        Process process = new ProcessBuilder(sandbox.command(in, seconds))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            await(process, out);
        } finally {
            process.destroyForcibly().waitFor();
        }
        List<Observation> observed = Reports.read(Files.readAllBytes(out));
        if (observed.isEmpty() && !Reports.hasBegun(Files.readAllBytes(out))) {
            throw new IllegalStateException("The sandbox did not run: " + Files.readString(errors));
        }
        return observed;
    }

    /** Until it ends, or nothing comes any more. */
    private static void await(Process process, Path out) throws IOException, InterruptedException {
        long size = -1;
        while (Files.size(out) > size) {
            size = Files.size(out);
            if (process.waitFor(QUIET_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        }
    }
}
