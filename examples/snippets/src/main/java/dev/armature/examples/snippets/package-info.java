/**
 * Small programs, numbered in the order to read them. Each shows one thing, from top to bottom, and needs no key and no
 * network.
 */
@NullMarked
package dev.armature.examples.snippets;

import org.jspecify.annotations.NullMarked;
