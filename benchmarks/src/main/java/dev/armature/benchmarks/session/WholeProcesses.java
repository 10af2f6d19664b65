package dev.armature.benchmarks.session;

import dev.armature.benchmarks.contender.CannedServer;
import dev.armature.benchmarks.contender.Contender;
import dev.armature.benchmarks.cpu.ProcessorTime;
import dev.armature.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a session costs its client, as whole processes: one server, and round after round each contender in a fresh JVM, one at a
 * time. Within a round they follow each other closely, so that they share the state the machine is in; each round begins with
 * another, so that nobody always comes first.
 */
public final class WholeProcesses {

    private static final String USAGE =
            "Expected `benchmarks/session [ROUNDS] [SESSIONS]`, each a whole number from 1 to 999999; ";
    private static final int ROUNDS = 5;
    private static final int SESSIONS = 400;

    private final URI server;
    private final Workload workload;
    private final PrintStream out;

    private WholeProcesses(URI server, Workload workload, PrintStream out) {
        this.server = server;
        this.workload = workload;
        this.out = out;
    }

    /** Takes how many rounds, and how many sessions of each process are measured. The exit code is 1 when one failed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!ProcessorTime.tellsThreadsApart()) {
            System.err.println("Linux is needed: elsewhere nothing tells what the compiler's threads use.");
            System.exit(69);
        }
        try {
            if (arguments.length > 2) {
                throw new IllegalArgumentException(USAGE + "there were " + arguments.length + " words.");
            }
            int rounds = arguments.length > 0 ? number(arguments[0]) : ROUNDS;
            int sessions = arguments.length > 1 ? number(arguments[1]) : SESSIONS;
            System.out.print(run(rounds, Workload.of(sessions), System.out).text());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(64);
        } catch (IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int number(String word) {
        if (!word.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(USAGE + "there was `" + word + "`.");
        }
        return Integer.parseInt(word);
    }

    /**
     * Measures all contenders.
     *
     * @param out is told what each process took as soon as it has ended
     * @throws IllegalStateException when one of them failed; why stands at standard error
     */
    static Report run(int rounds, Workload workload, PrintStream out) throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "Rounds: %d. In each process: %d sessions of %d turns, after %d to warm up.%n",
                rounds,
                workload.sessions(),
                Workload.TURNS,
                workload.warmUp());
        String calls = String.valueOf(Workload.TURNS - 1);
        try (ServerProcess server = ServerProcess.start(CannedServer.class, "256m", calls)) {
            WholeProcesses processes = new WholeProcesses(server.address(), workload, out);
            List<Map<Contender, Measured>> measured = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                measured.add(processes.round(round));
            }
            out.println();
            return new Report(measured);
        }
    }

    private Map<Contender, Measured> round(int number) throws IOException, InterruptedException {
        List<Contender> order = new ArrayList<>(List.of(Contender.values()));
        Collections.rotate(order, -number);
        Map<Contender, Measured> measured = new EnumMap<>(Contender.class);
        for (Contender contender : order) {
            Measured one = ContenderProcess.measure(contender, server, workload);
            out.printf(
                    Locale.ROOT,
                    "round %d, %-12s%5.0f us and %6.1f kB per turn%n",
                    number + 1,
                    contender.word(),
                    one.work(),
                    one.memory());
            measured.put(contender, one);
        }
        return measured;
    }
}
