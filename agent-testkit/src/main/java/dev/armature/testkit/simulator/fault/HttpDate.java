package dev.armature.testkit.simulator.fault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as HTTP has them: the day of the month always in two digits, which the formatter of the JDK does not do. */
final class HttpDate {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HttpDate() {}

    static String of(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC));
    }
}
