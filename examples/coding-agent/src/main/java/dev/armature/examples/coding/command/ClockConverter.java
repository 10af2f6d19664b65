package dev.armature.examples.coding.command;

import dev.armature.examples.coding.command.ClockConverter.Clock;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The clock of a simulated model, by its name on the command line. */
final class ClockConverter implements ITypeConverter<Clock> {

    /** How time passes. */
    enum Clock {
        /** By itself. */
        REAL,
        /** When it is moved. */
        VIRTUAL
    }

    @Override
    public Clock convert(String word) {
        return switch (word) {
            case "real" -> Clock.REAL;
            case "virtual" -> Clock.VIRTUAL;
            default ->
                throw new TypeConversionException("there is no clock '" + word + "'; the clocks are real, virtual");
        };
    }
}
