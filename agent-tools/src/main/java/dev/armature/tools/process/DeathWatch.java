package dev.armature.tools.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Ends what was started when this process is killed, or crashes, and can end nothing itself any more. Thread-safe.
 *
 * <p>A bash reads a pipe whose other end only this process holds: where the pipe ends, the process has. It is started with
 * the first program, serves all of them, and leaves when there is nothing left to end. What is to be ended is written into
 * the pipe <em>before</em> it starts, so that there is no moment in which nobody would know of it.
 *
 * <p>The watcher is in no family: its environment holds no mark, and it has a session of its own where there is
 * {@code setsid}. Without a watcher programs run all the same, and outlive a process that is killed.
 */
final class DeathWatch {
    /** Takes in {@code NUMBER WHAT} for what begins, and {@code NUMBER} for what has ended, up to the end of the pipe. */
    private static final String WATCH = """
            trap '' HUP INT QUIT TERM TSTP
            while read -r number what; do
              if [[ $what ]]; then living[number]=$what; else unset "living[number]"; fi
            done
            ((${#living[@]})) || exit 0
            sleep 0.1 # what was about to start has started
            """;

    /** {@code WHAT} is a mark and, once it is known, the id of the session. Asks first, and kills two seconds later. */
    private static final String END_SESSIONS = WATCH + """
            marks=() sessions=' '
            for what in "${living[@]}"; do
              marks+=(-e "${what%% *}") sessions+="${what#* } "
            done
            for ((round = 0; round < 80; round++)); do
              found=()
              for place in $(grep -lsF "${marks[@]}" /proc/[0-9]*/environ) /proc/[0-9]*/stat; do
                pid=${place#/proc/} pid=${pid%/*} stat=
                IFS= read -rd '' stat <"/proc/$pid/stat"
                set -- ${stat##*) } # state, parent, group, session
                case $place in */stat) [[ $sessions == *" $4 "* ]] || continue ;; esac
                [[ $1 == [ZX] || -z $1 ]] || found+=("$pid")
              done
              ((${#found[@]})) || exit 0
              case $round in 0) kill -s TERM "${found[@]}" ;; ?) ;; 1?) ;; *) kill -s KILL "${found[@]}" ;; esac
              sleep 0.1
            done
            """;

    /** {@code WHAT} is the file that names the group, and then the id of the group's parent, which ends by itself. */
    private static final String END_GROUPS = WATCH + """
            for what in "${living[@]}"; do
              group=$(<"${what% *}")
              [[ $group =~ ^[1-9][0-9]+$ ]] && kill -s KILL -- "-$group"
            done
            """;

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final List<String> argv;
    private final ReentrantLock lock = new ReentrantLock();
    // all guarded by lock
    private final Map<Long, String> living = new TreeMap<>();
    private @Nullable Process watcher;

    private DeathWatch(List<String> apart, String script) {
        argv = new ArrayList<>(apart);
        argv.addAll(List.of("/bin/bash", "--noprofile", "--norc", "-c", script));
    }

    /** Over sessions with marks; {@code setsid} is the program of that name. */
    static DeathWatch overSessions(String setsid) {
        return new DeathWatch(List.of(setsid), END_SESSIONS);
    }

    /** Over process groups. */
    static DeathWatch overGroups() {
        return new DeathWatch(List.of(), END_GROUPS);
    }

    /** Watches what is about to start, until the result is closed. */
    Watched begins(String what) {
        Watched watched = new Watched(what);
        watched.note(what);
        return watched;
    }

    /** What is ended with this process. */
    final class Watched implements AutoCloseable {
        private final String what;
        private final long number = NUMBERS.incrementAndGet();

        private Watched(String what) {
            this.what = what;
        }

        /** It has started, as the head of a session or the parent of a group. */
        void startedAs(long pid) {
            note(what + " " + pid);
        }

        private void note(String known) {
            lock.lock();
            try {
                living.put(number, known);
                tell(number + " " + known + "\n");
            } finally {
                lock.unlock();
            }
        }

        /** There is nothing left to end. May be said again. */
        @Override
        public void close() {
            lock.lock();
            try {
                if (living.remove(number) != null) {
                    tell(number + "\n");
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** A watcher that somebody has ended is replaced by one that is told everything. */
    private void tell(String line) {
        try {
            if (watcher != null && watcher.isAlive()) {
                write(watcher.getOutputStream(), line);
            } else if (!living.isEmpty()) {
                watcher = start();
                StringBuilder all = new StringBuilder();
                living.forEach((number, what) ->
                        all.append(number).append(' ').append(what).append('\n'));
                write(watcher.getOutputStream(), all.toString());
            }
        } catch (IOException e) {
            return; // none to be had, or it went this very moment: the next line tries again
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(Scratch.NOTHING.getParentFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", ChildEnvironment.USUAL_PATH);
        return builder.start();
    }

    /** The process that watches now. */
    Optional<Process> watcher() {
        lock.lock();
        try {
            return Optional.ofNullable(watcher);
        } finally {
            lock.unlock();
        }
    }

    private static void write(OutputStream pipe, String text) throws IOException {
        pipe.write(text.getBytes(StandardCharsets.UTF_8));
        pipe.flush();
    }
}
