package dev.armature.core.message;

/** One line of a conversation. Immutable; two messages are the same line only if they are the same object or equal. */
public sealed interface Message permits UserMessage, AssistantMessage {}
