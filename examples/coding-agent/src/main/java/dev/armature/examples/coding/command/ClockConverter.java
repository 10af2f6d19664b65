package dev.armature.examples.coding.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whether time passes by itself, by the name of the clock on the command line. */
final class ClockConverter implements ITypeConverter<Boolean> {

    @Override
    public Boolean convert(String word) {
        return switch (word) {
            case "real" -> true;
            case "virtual" -> false;
            default ->
                throw new TypeConversionException("there is no clock '" + word + "'; the clocks are real, virtual");
        };
    }
}
