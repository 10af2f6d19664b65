package dev.armature.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A folder of the class path whose files are copied into the workspace of an {@link AgentTest} before all others; on a
 * class, for all its tests and those of the {@code @Nested} classes in it. The files of an outer class come first, then those
 * of an inner one, then those of the method, and a file that is there already is replaced.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WorkspaceFolder {

    /** Its name from the root of the class path, such as {@code projects/small}; not inside a jar. */
    String value();
}
