/**
 * One conversation with a server that sends prepared answers, and those who have it: our client, a loop written by hand, and
 * LangChain4j.
 *
 * <p>Start with {@link NoteTaking}, what the conversation is about, and {@link Contender}. {@code ModelClientTurn} and
 * {@code benchmarks/session} measure them.
 */
@NullMarked
package dev.armature.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
