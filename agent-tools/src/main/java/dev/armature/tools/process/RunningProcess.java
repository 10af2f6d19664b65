package dev.armature.tools.process;

import dev.armature.tools.process.ProcessOutcome.Ending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A process that was started. One thread waits for it; any thread may cancel it. Ends in one of three ways, and in each of
 * them nothing that it started stays alive: it exits, its time is up, or it is cancelled.
 *
 * <p>Stopping asks first (SIGTERM) and kills two seconds later. When the program itself has exited, its streams are read for
 * at most 100 ms more, so that a child in the background that holds them cannot hang the caller.
 */
public final class RunningProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration GRACE_OF_LEFTOVERS = Duration.ofMillis(200);
    private static final Duration STREAMS = Duration.ofMillis(100);
    private static final int KILL_ROUNDS = 40;
    private static final long PAUSE_MILLIS = 20;

    private final Launch launch;
    private final Process process;
    private final ProcessFamily family;
    private final Scratch scratch;
    private final DeathWatch.Watched watched;
    private final Capture output;
    private final Capture errors;
    private final List<Pump> pumps;
    private final long started = System.nanoTime();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ReentrantLock waiting = new ReentrantLock();
    private final Thread lastWill = new Thread(this::carryOutLastWill, "armature-process-last-will");
    private @Nullable ProcessOutcome outcome; // guarded by waiting

    RunningProcess(Launch launch, Process process, ProcessFamily family, Scratch scratch, DeathWatch.Watched watched) {
        this.launch = launch;
        this.process = process;
        this.family = family;
        this.scratch = scratch;
        this.watched = watched;
        this.output = new Capture(launch.keptBytes());
        this.errors = new Capture(launch.keptBytes());
        this.pumps = launch.separateErrors()
                ? List.of(
                        Pump.reading(process.getInputStream(), output), Pump.reading(process.getErrorStream(), errors))
                : List.of(Pump.reading(process.getInputStream(), output));
        if (!launch.input().isEmpty()) {
            Pump.writing(launch.input(), process.getOutputStream());
        }
        makeLastWill();
    }

    /** The process id of the program. */
    public long pid() {
        return process.pid();
    }

    /** What it has written so far. */
    public Captured outputSoFar() {
        return output.soFar();
    }

    /**
     * Waits until it has ended and nothing of it is alive. May be called again, and then says the same.
     *
     * @throws InterruptedException after everything was stopped, when the waiting thread was interrupted
     */
    public ProcessOutcome await() throws InterruptedException {
        lockOrStop();
        try {
            if (outcome == null) {
                outcome = ended();
            }
            return outcome;
        } finally {
            waiting.unlock();
        }
    }

    /** A thread that comes here interrupted stops the process as well: whoever gives up waiting leaves nothing behind. */
    private void lockOrStop() throws InterruptedException {
        try {
            waiting.lockInterruptibly();
        } catch (InterruptedException e) {
            stopUninterrupted();
            letGo();
            throw e;
        }
    }

    /** Stops it, with all that it started; the thread in {@link #await} gets the outcome. Returns at once. */
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            Thread.ofVirtual().name("armature-process-cancel").start(() -> askToEnd(family.living()));
        }
    }

    /** Stops it if need be and waits until it is gone, at most about four seconds. */
    @Override
    public void close() {
        cancel();
        boolean interrupted = Thread.interrupted();
        try {
            await();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessOutcome ended() throws InterruptedException {
        try {
            boolean exited = waitForExit();
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            Ending ending = cancelled.get() ? Ending.CANCELLED : exited ? Ending.EXITED : Ending.TIMED_OUT;
            int leftovers = ending == Ending.EXITED ? sweep() : stopAll();
            return outcome(ending, took, leftovers);
        } catch (InterruptedException e) {
            stopUninterrupted();
            throw e;
        } finally {
            letGo();
        }
    }

    /** Looks up from time to time, because a cancelled program may ignore what it was asked. */
    private boolean waitForExit() throws InterruptedException {
        long deadline = started + launch.timeout().toNanos();
        while (!cancelled.get()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (process.waitFor(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)), TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
        return false;
    }

    /** The program has exited; what it left behind is stopped. Says how many those were. */
    private int sweep() throws InterruptedException {
        boolean drained = streamsEndWithin(STREAMS);
        List<ProcessHandle> left = family.living();
        if (!left.isEmpty()) {
            askToEnd(left);
            awaitNobody(GRACE_OF_LEFTOVERS);
            killAll();
        }
        if (!drained) {
            streamsEndWithin(STREAMS);
        }
        return left.size();
    }

    private int stopAll() throws InterruptedException {
        askToEnd(family.living());
        awaitNobody(GRACE);
        killAll();
        process.waitFor(1, TimeUnit.SECONDS);
        streamsEndWithin(STREAMS);
        return 0;
    }

    private void stopUninterrupted() {
        try {
            stopAll();
        } catch (InterruptedException e) {
            killAll();
            Thread.currentThread().interrupt();
        }
    }

    private static void askToEnd(List<ProcessHandle> members) {
        members.forEach(ProcessHandle::destroy);
    }

    private void awaitNobody(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline
                && (process.isAlive() || !family.living().isEmpty())) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Kills in rounds until nobody is found: a process may fork while its siblings are being killed. */
    private void killAll() {
        if (!process.isAlive() && family.living().isEmpty()) {
            return;
        }
        family.killGroup();
        for (int round = 0; round < KILL_ROUNDS; round++) {
            List<ProcessHandle> members = family.living();
            if (members.isEmpty()) {
                break;
            }
            members.forEach(ProcessHandle::destroyForcibly);
            pause();
        }
        process.destroyForcibly();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the rounds are few: go on without pauses
        }
    }

    private boolean streamsEndWithin(Duration time) throws InterruptedException {
        boolean all = true;
        for (Pump pump : pumps) {
            all &= pump.endsWithin(time);
        }
        return all;
    }

    private ProcessOutcome outcome(Ending ending, Duration took, int leftovers) {
        int exitCode = process.isAlive() ? 137 : process.exitValue();
        int survivors =
                ending == Ending.EXITED && leftovers == 0 ? 0 : family.living().size();
        return new ProcessOutcome(
                ending, exitCode, output.soFar(), errors.soFar(), took, leftovers, survivors, scratch.cwd());
    }

    /** A program that ends while a child runs takes the child along; for one that is killed, {@link DeathWatch} does. */
    private void makeLastWill() {
        try {
            Runtime.getRuntime().addShutdownHook(lastWill);
        } catch (IllegalStateException e) {
            carryOutLastWill(); // already ending
        }
    }

    private void carryOutLastWill() {
        killAll();
        scratch.close();
    }

    /** Gives back what the virtual machine and the file system hold for it. May be done again. */
    private void letGo() {
        takeLastWillBack();
        watched.close();
        scratch.close();
    }

    private void takeLastWillBack() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastWill);
        } catch (IllegalStateException e) {
            return; // already ending: it runs, and finds nobody
        }
    }
}
