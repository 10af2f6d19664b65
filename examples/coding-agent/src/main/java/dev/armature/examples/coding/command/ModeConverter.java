package dev.armature.examples.coding.command;

import dev.armature.permissions.decision.Mode;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A permission mode by its name in settings. */
final class ModeConverter implements ITypeConverter<Mode> {

    @Override
    public Mode convert(String word) {
        return Mode.named(word)
                .orElseThrow(
                        () -> new TypeConversionException("there is no permission mode '" + word + "'; the modes are "
                                + Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(", "))));
    }
}
