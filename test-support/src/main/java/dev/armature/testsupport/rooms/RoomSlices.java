package dev.armature.testsupport.rooms;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Tells ArchUnit's cycle search which room a class is in. */
record RoomSlices(RoomsTable table) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        return table.ofPackage(type.getPackageName())
                .map(room -> SliceIdentifier.of(room.name()))
                .orElseGet(SliceIdentifier::ignore);
    }

    @Override
    public String getDescription() {
        return "the rooms of the table";
    }
}
