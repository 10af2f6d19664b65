/**
 * Conversations with peers that are not ours: official clients talk to the simulated server, and our clients talk to
 * another mock server. Built and run by the Maven profile {@code interop} only.
 */
package dev.armature.conformance.interop;
