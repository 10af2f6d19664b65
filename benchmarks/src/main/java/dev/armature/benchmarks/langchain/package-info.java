/** What is needed to have LangChain4j measured beside ours. */
@NullMarked
package dev.armature.benchmarks.langchain;

import org.jspecify.annotations.NullMarked;
