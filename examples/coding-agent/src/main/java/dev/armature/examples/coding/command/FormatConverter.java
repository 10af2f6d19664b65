package dev.armature.examples.coding.command;

import dev.armature.examples.coding.report.Report;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A way to report, by its name on the command line. */
final class FormatConverter implements ITypeConverter<Report.Format> {

    @Override
    public Report.Format convert(String word) {
        return switch (word) {
            case "text" -> Report.Format.TEXT;
            case "json" -> Report.Format.JSON;
            case "stream-json" -> Report.Format.STREAM_JSON;
            default ->
                throw new TypeConversionException(
                        "there is no output format '" + word + "'; the formats are text, json, stream-json");
        };
    }
}
