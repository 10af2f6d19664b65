/**
 * Just enough HTTP/1.1 to be exact about every byte: keep-alive, chunked replies, and replies that break off on purpose.
 *
 * <p>Start with {@link dev.armature.testkit.simulator.http.HttpListener}. A reply is a value, decided whole before its
 * first byte is written. Imports nothing of ours.
 */
@NullMarked
package dev.armature.testkit.simulator.http;

import org.jspecify.annotations.NullMarked;
