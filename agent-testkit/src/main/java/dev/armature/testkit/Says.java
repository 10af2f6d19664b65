package dev.armature.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The next answer of the model of an {@link AgentTest}: a text, or one call of a tool. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Says.Several.class)
public @interface Says {

    /** The text. Of no effect when a tool is called. */
    String value() default "";

    /** The tool to call; empty for none. */
    String call() default "";

    /** The input of the call, as JSON. */
    String input() default "{}";

    /** Several answers, in order. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Says[] value();
    }
}
