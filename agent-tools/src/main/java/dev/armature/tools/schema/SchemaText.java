package dev.armature.tools.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Prints a shape as JSON Schema, compact, in one fixed order of keys: the same record gives the same bytes for ever, and
 * providers can cache them.
 */
final class SchemaText {

    private SchemaText() {}

    static String of(Shape shape) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json, shape, shape instanceof Shape.Fields fields ? fields.doc() : "", new Shape.Presence.Required());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Shape shape, String doc, Shape.Presence presence) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type(shape));
        if (!doc.isEmpty()) {
            json.writeStringField("description", doc);
        }
        if (presence instanceof Shape.Presence.Defaulted standard && !isEmpty(standard.json())) {
            json.writeFieldName("default");
            write(json, standard.json());
        }
        switch (shape) {
            case Shape.Text ignored -> {}
            case Shape.Whole ignored -> {}
            case Shape.Decimal ignored -> {}
            case Shape.Bool ignored -> {}
            case Shape.Choice choice -> {
                json.writeArrayFieldStart("enum");
                for (String name : choice.names()) {
                    json.writeString(name);
                }
                json.writeEndArray();
            }
            case Shape.ListOf list -> {
                json.writeFieldName("items");
                writeInner(json, list.element());
            }
            case Shape.MapOf map -> {
                json.writeFieldName("additionalProperties");
                writeInner(json, map.value());
            }
            case Shape.Fields fields -> writeFields(json, fields);
        }
        json.writeEndObject();
    }

    private static void writeFields(JsonGenerator json, Shape.Fields shape) throws IOException {
        json.writeObjectFieldStart("properties");
        for (Shape.Field field : shape.fields()) {
            json.writeFieldName(field.name());
            String ownDoc = field.shape() instanceof Shape.Fields inner ? inner.doc() : "";
            write(json, field.shape(), field.doc().isEmpty() ? ownDoc : field.doc(), field.presence());
        }
        json.writeEndObject();
        if (shape.fields().stream().anyMatch(SchemaText::isRequired)) {
            json.writeArrayFieldStart("required");
            for (Shape.Field field : shape.fields()) {
                if (isRequired(field)) {
                    json.writeString(field.name());
                }
            }
            json.writeEndArray();
        }
        json.writeBooleanField("additionalProperties", false);
    }

    private static void writeInner(JsonGenerator json, Shape shape) throws IOException {
        write(json, shape, shape instanceof Shape.Fields fields ? fields.doc() : "", new Shape.Presence.Required());
    }

    private static boolean isRequired(Shape.Field field) {
        return field.presence() instanceof Shape.Presence.Required;
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Text ignored -> "string";
            case Shape.Whole ignored -> "integer";
            case Shape.Decimal ignored -> "number";
            case Shape.Bool ignored -> "boolean";
            case Shape.Choice ignored -> "string";
            case Shape.ListOf ignored -> "array";
            case Shape.MapOf ignored -> "object";
            case Shape.Fields ignored -> "object";
        };
    }

    /** A default that says nothing is not worth the tokens. */
    private static boolean isEmpty(Json json) {
        return switch (json) {
            case Json.Text text -> text.value().isEmpty();
            case Json.Array array -> array.elements().isEmpty();
            case Json.Members object -> object.fields().isEmpty();
            case Json.Null ignored -> true;
            case Json.Numeral ignored -> false;
            case Json.Bool ignored -> false;
        };
    }

    private static void write(JsonGenerator json, Json value) throws IOException {
        switch (value) {
            case Json.Text text -> json.writeString(text.value());
            case Json.Numeral number -> json.writeNumber(number.value());
            case Json.Bool bool -> json.writeBoolean(bool.value());
            case Json.Null ignored -> json.writeNull();
            case Json.Array array -> {
                json.writeStartArray();
                for (Json element : array.elements()) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Json.Members object -> {
                json.writeStartObject();
                for (var field : object.fields().entrySet()) {
                    json.writeFieldName(field.getKey());
                    write(json, field.getValue());
                }
                json.writeEndObject();
            }
        }
    }
}
