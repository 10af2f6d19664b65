package dev.armature.examples.coding.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of the command line. */
final class WholeNumberConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String word) {
        try {
            return Integer.valueOf(word);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("it takes a whole number, was '" + word + "'");
        }
    }
}
