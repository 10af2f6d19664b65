package dev.armature.examples.coding.command;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A folder of the command line. No name at all would mean the current one, as an unset variable of a script would. */
final class FolderConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String word) {
        if (word.isEmpty()) {
            throw new TypeConversionException("it takes a folder, and its name is empty; `.` is the current one");
        }
        return Path.of(word);
    }
}
