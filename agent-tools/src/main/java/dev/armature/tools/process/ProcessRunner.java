package dev.armature.tools.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Starts processes, and is the only one that does. A process gets its arguments as a list, a scrubbed environment and a
 * family of its own; see {@link RunningProcess} for how it ends. Thread-safe.
 *
 * <pre>{@code
 * ProcessOutcome outcome = ProcessRunner.standard().run(Launch.bash("make test", folder));
 * }</pre>
 *
 * What a child does not get: variables that change what programs do ({@code LD_*}, {@code GIT_*}, {@code BASH_*}, pagers,
 * editors, {@code NODE_OPTIONS}, {@code JAVA_TOOL_OPTIONS} and the like) and variables whose name holds {@code key},
 * {@code token}, {@code secret}, {@code password} or {@code credential}; {@link Launch#environment} can give them back.
 */
public final class ProcessRunner {
    /** Found in the environment of everything that was started; nested agents append to it. */
    private static final String MARK = "ARMATURE_PROCESS";

    private final Map<String, String> ours;
    private final FamilyFounder founder;
    private final Path temporary;

    /** Children inherit from the environment {@code ours}; {@code temporary} is where their private folders are made. */
    ProcessRunner(Map<String, String> ours, FamilyFounder founder, Path temporary) {
        this.ours = Map.copyOf(ours);
        this.founder = founder;
        this.temporary = temporary;
    }

    /** Children inherit from the environment of this process. */
    public static ProcessRunner standard() {
        return new ProcessRunner(System.getenv(), FamilyFounder.ofThisMachine(), temporary());
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /**
     * Runs a program to its end.
     *
     * @throws IOException when it cannot be started
     * @throws InterruptedException when this thread was interrupted; by then everything was stopped
     */
    public ProcessOutcome run(Launch launch) throws IOException, InterruptedException {
        return start(launch).await();
    }

    /**
     * Starts a program. The caller must wait for it or close it.
     *
     * @throws IOException when it cannot be started; the message names the program and the folder
     */
    public RunningProcess start(Launch launch) throws IOException {
        if (!Files.isDirectory(launch.cwd())) {
            throw new IOException("there is no folder `" + launch.cwd() + "` to start `"
                    + launch.argv().getFirst() + "` in");
        }
        String mark = UUID.randomUUID().toString();
        Scratch scratch = Scratch.open(temporary);
        DeathWatch.Watched watched = founder.watch(mark, scratch.folder());
        try {
            Process process = builder(launch, mark, scratch).start();
            watched.startedAs(process.pid());
            return new RunningProcess(launch, process, founder.of(process, mark, scratch.folder()), scratch, watched);
        } catch (IOException | RuntimeException e) {
            watched.close();
            scratch.close();
            throw e;
        }
    }

    private ProcessBuilder builder(Launch launch, String mark, Scratch scratch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(founder.argv(launch.argv(), scratch.folder()))
                .directory(launch.cwd().toFile())
                .redirectErrorStream(!launch.separateErrors());
        if (launch.input().isEmpty()) {
            builder.redirectInput(ProcessBuilder.Redirect.from(Scratch.NOTHING));
        }
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(ChildEnvironment.of(ours, launch));
        environment.merge(MARK, mark, (outer, inner) -> outer + ":" + inner);
        if (launch.reportsCwd()) {
            environment.put("BASH_ENV", scratch.startup().toString());
        }
        return builder;
    }
}
