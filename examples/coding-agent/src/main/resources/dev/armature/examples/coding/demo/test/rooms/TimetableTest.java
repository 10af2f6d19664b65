package rooms;

import java.util.List;
import java.util.stream.Stream;

/** Run by its main method; ends with an exception at the first thing that is not as it should be. */
public class TimetableTest {
    public static void main(String[] args) {
        meetingsMayTouch();
        meetingsMustNotOverlap();
        theRoomMustBeOpen();
        loadIsInPercent();
        freeSlotsAreAsLongAsWanted();
        System.out.println("5 tests passed");
    }

    static Timetable day(String... meetings) {
        Timetable day = new Timetable(Slot.parse("8:00-18:00"));
        Stream.of(meetings).map(Slot::parse).forEach(meeting -> equal(true, day.add(meeting)));
        return day;
    }

    static void meetingsMayTouch() {
        equal(true, day("9:00-10:00").add(Slot.parse("10:00-10:30")));
    }

    static void meetingsMustNotOverlap() {
        equal(false, day("9:00-10:00").add(Slot.parse("9:59-11:00")));
        equal(false, day("9:00-10:00").add(Slot.parse("9:15-9:30")));
    }

    static void theRoomMustBeOpen() {
        equal(false, day().add(Slot.parse("7:30-8:30")));
        equal(true, day().add(Slot.parse("17:00-18:00")));
    }

    static void loadIsInPercent() {
        equal(25, day("9:00-10:00", "11:00-12:30").load());
    }

    static void freeSlotsAreAsLongAsWanted() {
        Timetable day = day("9:00-10:00", "10:30-12:00", "12:15-17:30");
        equal(List.of(Slot.parse("8:00-9:00"), Slot.parse("10:00-10:30"), Slot.parse("17:30-18:00")), day.free(30));
        equal(List.of(Slot.parse("8:00-9:00")), day.free(31));
    }

    private static void equal(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
