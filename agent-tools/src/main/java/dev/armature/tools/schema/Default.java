package dev.armature.tools.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a field optional: this value stands in when the field is absent or {@code null}.
 *
 * <p>Text and enums are written as they are ({@code @Default("*.java")}), everything else as JSON
 * ({@code @Default("20")}, {@code @Default("[]")}). Where absence itself means something, declare the component as a
 * {@link java.util.Optional} instead. All other components are required; annotations such as {@code @Nullable} are not
 * looked at, because they can be missing at run time.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    String value();
}
