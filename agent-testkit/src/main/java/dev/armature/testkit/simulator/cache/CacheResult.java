package dev.armature.testkit.simulator.cache;

/** What the cache did with one prompt. */
public record CacheResult(CacheUsage usage, CacheExplanation explanation) {}
