package dev.armature.testsupport.property;

/**
 * Makes a value from draws. The same draws must give the same value, and smaller draws should give a simpler one: put the
 * plain alternative first in every choice.
 */
@FunctionalInterface
public interface Generator<T> {

    T from(Draws draws);
}
