package dev.armature.testkit.simulator.script;

import dev.armature.testkit.simulator.reply.SimReply;

/**
 * One turn of a script.
 *
 * @param answersTheRest whether it answers every request that no other turn answers, as often as there is one
 */
record ScriptTurn(ScriptMatch match, SimReply reply, boolean repeats, boolean answersTheRest) {}
