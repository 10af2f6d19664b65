/**
 * A streaming model of LangChain4j as one of ours: requests are said in its words, its callbacks become our events, its
 * exceptions our failures.
 *
 * <p>Start with {@link dev.armature.examples.langchain4j.model.LangChainModel}; how a provider counts tokens is a {@link
 * dev.armature.examples.langchain4j.model.TokenReader}. The room stands alone, to be copied as it is.
 */
@NullMarked
package dev.armature.examples.langchain4j.model;

import org.jspecify.annotations.NullMarked;
