package dev.armature.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A folder of the class path whose files are copied into the workspace of an {@link AgentTest} before all others. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WorkspaceFolder {

    /** Its name from the root of the class path, such as {@code projects/small}; not inside a jar. */
    String value();
}
