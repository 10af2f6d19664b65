package rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The meetings of one day in one room. */
public final class Timetable {
    private final Slot opening;
    private final TreeSet<Slot> meetings = new TreeSet<>();

    public Timetable(Slot opening) {
        this.opening = opening;
    }

    /** Adds a meeting if nothing is in its way. */
    public boolean add(Slot meeting) {
        boolean inside = meeting.from() >= opening.from() && meeting.to() <= opening.to();
        if (!inside || meetings.stream().anyMatch(meeting::overlaps)) {
            return false;
        }
        return meetings.add(meeting);
    }

    /** When the room is free for at least so many minutes, in order. */
    public List<Slot> free(int minutes) {
        List<Slot> free = new ArrayList<>();
        int end = opening.from();
        for (Slot meeting : meetings) {
            if (meeting.from() - end > minutes) {
                free.add(new Slot(end, meeting.from()));
            }
            end = meeting.to();
        }
        if (opening.to() - end >= minutes) {
            free.add(new Slot(end, opening.to()));
        }
        return free;
    }

    /** How much of the opening time is taken, in percent, rounded down. */
    public int load() {
        int taken = meetings.stream().mapToInt(Slot::minutes).sum();
        return taken * 100 / opening.minutes();
    }
}
