package dev.armature.examples.coding.command;

import dev.armature.testkit.simulator.provider.PreservedThinking;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a simulated model does with thinking whose history has changed, by its name on the command line. */
final class PreservedThinkingConverter implements ITypeConverter<PreservedThinking> {

    @Override
    public PreservedThinking convert(String word) {
        try {
            return PreservedThinking.parse(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
