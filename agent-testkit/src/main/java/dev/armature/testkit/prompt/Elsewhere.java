package dev.armature.testkit.prompt;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Other surroundings than those of the process: language, time zone, folders and user. The two time zones are 26 hours
 * apart, so that in one of them it is another day, whatever day it is here.
 */
enum Elsewhere {
    EAST("ar-EG-u-nu-arab", "Pacific/Kiritimati"),
    WEST("tr-TR", "Etc/GMT+12");

    /** What the defaults of the process are is nobody's but everybody's: one at a time. */
    private static final ReentrantLock LOCK = new ReentrantLock();

    private static final List<String> PLACES = List.of("user.dir", "user.home", "user.name", "java.io.tmpdir");

    private final Locale locale;
    private final ZoneId zone;

    Elsewhere(String language, String zone) {
        this.locale = Locale.forLanguageTag(language);
        this.zone = ZoneId.of(zone);
    }

    /** What {@code work} gives when it is done there. */
    <T> T during(Supplier<T> work) {
        LOCK.lock();
        Locale here = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        TimeZone now = TimeZone.getDefault();
        Map<String, @Nullable String> before = new HashMap<>();
        try {
            for (String place : PLACES) {
                before.put(place, System.getProperty(place));
                System.setProperty(place, "/" + name().toLowerCase(Locale.ROOT) + "/" + place);
            }
            Locale.setDefault(locale);
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            return work.get();
        } finally {
            TimeZone.setDefault(now);
            Locale.setDefault(here); // sets these two as well
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
            before.forEach(Elsewhere::restore);
            LOCK.unlock();
        }
    }

    private static void restore(String place, @Nullable String value) {
        if (value == null) {
            System.clearProperty(place);
        } else {
            System.setProperty(place, value);
        }
    }
}
