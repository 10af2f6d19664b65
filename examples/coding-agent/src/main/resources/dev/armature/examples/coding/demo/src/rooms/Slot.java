package rooms;

/** Some minutes of a day, without the last one. */
public record Slot(int from, int to) implements Comparable<Slot> {
    public static final int DAY = 24 * 60;

    public Slot {
        if (from < 0 || to > DAY || from >= to) {
            throw new IllegalArgumentException("no slot: " + from + " to " + to);
        }
    }

    /** Reads {@code 9:30-11:00}. */
    public static Slot parse(String text) {
        String[] ends = text.split("-");
        return new Slot(minute(ends[0]), minute(ends[1]));
    }

    private static int minute(String text) {
        String[] parts = text.strip().split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    public int minutes() {
        return to - from;
    }

    public boolean overlaps(Slot other) {
        return from < other.to && other.from < to;
    }

    @Override
    public int compareTo(Slot other) {
        return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
    }

    @Override
    public String toString() {
        return "%d:%02d-%d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
}
