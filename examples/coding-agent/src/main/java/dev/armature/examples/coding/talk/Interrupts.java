package dev.armature.examples.coding.talk;

import dev.armature.core.Run;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does: the first one cancels the run that goes on, the second one ends the process, and so does one while
 * nothing goes on. However the process is ended from outside, a run is cancelled first, so that no child process stays
 * and the session can be resumed.
 */
public final class Interrupts {
    private static final int EXIT = 130;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final AtomicReference<@Nullable Run> current = new AtomicReference<>();
    private final AtomicReference<@Nullable Run> cancelled = new AtomicReference<>();

    private Interrupts() {}

    /** Takes over the process's signals; call it once. */
    public static Interrupts install() {
        Interrupts interrupts = new Interrupts();
        interrupts.takeOver("INT");
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::sayGoodbye, "armature-goodbye"));
        return interrupts;
    }

    /** That run goes on now. */
    public void watch(Run run) {
        current.set(run);
    }

    /** Nothing goes on now. */
    public void rest() {
        current.set(null);
    }

    private void interrupt() {
        Run run = current.get();
        if (run == null || run.hasEnded() || run.equals(cancelled.getAndSet(run))) {
            System.exit(EXIT);
        } else {
            run.cancel("interrupted by the user");
        }
    }

    private void sayGoodbye() {
        Run run = current.get();
        if (run == null) {
            return;
        }
        Thread closing = Thread.ofPlatform().daemon().name("armature-closing").start(run::close);
        try {
            closing.join(LONGEST_GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * By reflection: {@code sun.misc.Signal} is the only way to hear a signal and go on living, it is supported (module
     * jdk.unsupported), and naming it in code is a warning that cannot be silenced.
     */
    private void takeOver(String signal) {
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            InvocationHandler onSignal = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    interrupt();
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(this);
                case "equals" ->
                    arguments != null && System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                default -> "interrupts";
            };
            Object handler = Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, onSignal);
            signals.getMethod("handle", signals, handlers)
                    .invoke(null, signals.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException e) {
            // Without it the shutdown hook still cancels the run: the first Ctrl-C then ends the process as well.
            System.getLogger("armature").log(System.Logger.Level.DEBUG, "signals cannot be taken over", e);
        }
    }
}
