package dev.armature.examples.coding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stands in for the coding agent: says what it was given, or waits to be told to end. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        boolean waits = arguments.length > 0 && arguments[0].equals("wait");
        if (waits) {
            // Before anything is said: who hears of the program may end it at once.
            Path farewell = Path.of(arguments[1]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(farewell)));
        }
        boolean isAsked = arguments.length > 0 && arguments[0].equals("called");
        System.out.println(isAsked ? System.getProperty("armature.program") : Arrays.asList(arguments));
        if (waits) {
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
        }
    }

    private static void write(Path farewell) {
        try {
            Files.writeString(farewell, "told");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
