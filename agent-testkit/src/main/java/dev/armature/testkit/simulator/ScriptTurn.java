package dev.armature.testkit.simulator;

/** One turn of a script. */
record ScriptTurn(ScriptMatch match, SimReply reply, boolean repeats) {}
