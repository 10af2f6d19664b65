/**
 * A tool of LangChain4j behind our permission engine: what is allowed reaches the tool, and the model is told why the rest
 * did not run.
 *
 * <p>One class, {@link dev.armature.examples.langchain4j.tool.GuardedToolExecutor}. It needs nothing of ours but the judge.
 */
@NullMarked
package dev.armature.examples.langchain4j.tool;

import org.jspecify.annotations.NullMarked;
