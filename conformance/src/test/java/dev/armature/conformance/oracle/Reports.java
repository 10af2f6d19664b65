package dev.armature.conformance.oracle;

import dev.armature.conformance.oracle.Observation.Ending;
import dev.armature.conformance.oracle.Observation.Started;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads what {@code driver.bash} reports. What comes after a script that ended the sandbox is not there. */
final class Reports {

    private static final int KILLED = 137;

    private final String[] fields;
    private int at;

    private Reports(byte[] report) {
        fields = new String(report, StandardCharsets.UTF_8).split("\0", -1);
    }

    static boolean hasBegun(byte[] report) {
        return new Reports(report).fields[0].equals("begin");
    }

    /** The observations that are whole. */
    static List<Observation> read(byte[] report) {
        Reports reports = new Reports(report);
        List<Observation> all = new ArrayList<>();
        // The last field is what stands after the last NUL.
        while (reports.at + 6 < reports.fields.length) {
            reports.expect("begin");
            reports.at++;
            if (reports.fields[reports.at].equals("end")) {
                reports.observation().ifPresent(all::add);
            }
        }
        return all;
    }

    private void expect(String word) {
        if (!fields[at].equals(word)) {
            throw new IllegalStateException(
                    "Field " + at + " of the report should be `" + word + "` and is `" + fields[at] + "`.");
        }
        at++;
    }

    private Optional<Observation> observation() {
        expect("end");
        int status = Integer.parseInt(fields[at++]);
        int count = Integer.parseInt(fields[at++]);
        int end = at + count;
        if (end >= fields.length) {
            at = fields.length;
            return Optional.empty();
        }
        List<Started> started = started(end);
        at = end;
        boolean isChanged = fields[at++].equals("yes");
        if (isChanged && at + 2 >= fields.length) {
            at = fields.length;
            return Optional.empty();
        }
        List<String> changed = isChanged ? changes(files(fields[at++]), files(fields[at++])) : List.of();
        Ending ending = status == KILLED ? Ending.STOPPED : Ending.ENDED;
        return Optional.of(new Observation(ending, started, changed));
    }

    private List<Started> started(int end) {
        List<Started> all = new ArrayList<>();
        while (at + 1 < end) {
            int words = fields[at].matches("\\d{1,6}") ? Integer.parseInt(fields[at]) : Integer.MAX_VALUE;
            String folder = fields[at + 1];
            at += 2;
            if (words > end - at) {
                // The script itself wrote to the log, or was ended while it was written.
                return all;
            }
            all.add(new Started(List.of(fields).subList(at, at + words), folder));
            at += words;
        }
        return all;
    }

    private static Map<String, String> files(String listing) {
        Map<String, String> files = new HashMap<>();
        for (String line : listing.split("\1", -1)) {
            int tab = line.lastIndexOf('\t');
            if (tab > 0) {
                files.put(line.substring(0, tab), line.substring(tab));
            }
        }
        return files;
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> changes = new TreeSet<>();
        before.forEach((name, what) -> {
            if (!after.containsKey(name)) {
                changes.add("deleted " + name);
            } else if (!what.equals(after.get(name))) {
                changes.add("changed " + name);
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name -> changes.add("created " + name));
        return List.copyOf(changes);
    }
}
