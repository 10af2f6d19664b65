package dev.armature.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A file in the workspace of an {@link AgentTest}; on a class, of all its tests and of those of the {@code @Nested} classes in
 * it. One on the method replaces one of the class, and that one of a class around it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(WorkspaceFile.Several.class)
public @interface WorkspaceFile {

    /** Where, from the workspace on, with {@code /}; folders are made. */
    String path();

    /** What is in it, as UTF-8. */
    String text();

    /** Several files. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        WorkspaceFile[] value();
    }
}
